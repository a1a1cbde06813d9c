"""Who is called what: a body that kept its name is not said to have got a new one."""

from __future__ import annotations

import pytest

from tests.support.dialogs.house import a_house


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("hvad hedder SUND?", "navnet er det samme som før, kun forkortelsen var SUU"),
        ("hvad hedder KTU?", "før var det Teknik- og Miljøudvalget (TMU)"),
        ("what is SOC?", "the name is the same as before, only the abbreviation was SUD"),
    ],
)
async def test_a_new_abbreviation_is_not_a_new_name(question: str, answer: str) -> None:
    assert answer in (await (await a_house()).reply(question)).text.replace("\\", "")
