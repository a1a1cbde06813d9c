"""Any value a record may hold, drawn from its type annotations, for properties about all of them."""

from __future__ import annotations

import types
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin

from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import fields

from state.organisation.calendar import Span

# PostgreSQL keeps no NUL in text, and half a surrogate pair is no text anywhere.
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
PLAIN_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=4,
)
VALUES: dict[object, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(2**31), 2**31 - 1),
    bool: st.booleans(),
    type(None): st.none(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(fold=0)),
    time: st.times().map(lambda of_day: of_day.replace(fold=0)),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    object: PLAIN_JSON,
    Span: st.tuples(st.dates(), st.dates()).map(lambda days: Span(first=min(days), last=max(days))),
}


def any_value(of: Any) -> st.SearchStrategy[Any]:
    """Values of a type as the records use them; a record is one that was not saved yet."""
    if of in VALUES:
        return VALUES[of]
    arguments = get_args(of)
    if get_origin(of) is tuple:
        return st.lists(any_value(arguments[0]), max_size=2).map(tuple)
    if get_origin(of) is dict:
        return st.dictionaries(any_value(arguments[0]), any_value(arguments[1]), max_size=2)
    if get_origin(of) in (Union, types.UnionType):
        return st.one_of(*map(any_value, arguments))
    if isinstance(of, type) and issubclass(of, Enum):
        return st.sampled_from(of)
    if isinstance(of, type) and issubclass(of, Struct):
        given = {field.name: any_value(field.type) for field in fields(of)}
        return st.builds(of, **given | ({"version": st.just(0)} if "version" in given else {}))
    raise TypeError(f"no values known for {of}")
