"""Any record of any kind is in every engine what it was."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from state.records.store import Store
from state.store.tables import KINDS
from tests.support.examples import examples
from tests.support.state.values import any_value


# The store is not reset between the examples, so each record has an id of its own.
@pytest.mark.parametrize("part", range(4))
@given(data=st.data())
@settings(
    max_examples=examples(12),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_any_record_of_any_kind_survives_every_engine(
    store: Store, part: int, data: st.DataObject
) -> None:
    for kind in KINDS[part::4]:
        record: Any = replace(data.draw(any_value(kind.record), label=kind.name), id=uuid4().hex)
        async with store.writing() as transaction:
            saved = await transaction.put(record)
        async with store.reading() as look:
            assert await look.get(kind.record, record.id) == saved == replace(record, version=1)
