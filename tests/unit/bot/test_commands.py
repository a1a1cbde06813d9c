"""Which messages are the sandbox's own commands, and which are for the dialogs."""

from __future__ import annotations

import pytest
from dateutil.relativedelta import relativedelta

from bot.sandbox.commands import Become, Command, ResetClock, TurnBy, TurnTo, WhatTime, command_in, spoken_in
from state.organisation.people import Role

COMMANDS: list[tuple[str, Command]] = [
    ("spol frem til 1. september 2027", TurnTo("1. september 2027")),
    ("Spol Frem Til 1. september 2027.", TurnTo("1. september 2027")),
    ("spoll frem til 1. september 2027", TurnTo("1. september 2027")),
    ("SPOL TIL 1/9 2027", TurnTo("1/9 2027")),
    ("spol tiden frem til den 1. september 2027", TurnTo("den 1. september 2027")),
    ("stil uret til 2027-09-01", TurnTo("2027-09-01", passing=False)),
    ("sæt uret til uge 40", TurnTo("uge 40", passing=False)),
    ("kan du spole frem til nytår", TurnTo("nytår")),
    ("fast forward to 1 September 2027", TurnTo("1 September 2027")),
    ("Fast-forward to 1 September 2027, please", TurnTo("1 September 2027")),
    ("fast foward to Christmas", TurnTo("Christmas")),
    ("set the clock to 1 September 2027", TurnTo("1 September 2027", passing=False)),
    ("spol 3 uger frem", TurnBy(relativedelta(weeks=3))),
    ("spol frem 3 uger", TurnBy(relativedelta(weeks=3))),
    ("spol tre ugger frem", TurnBy(relativedelta(weeks=3))),
    ("spol en måned frem", TurnBy(relativedelta(months=1))),
    ("spol 2 år tilbage", TurnBy(relativedelta(years=-2))),
    ("fast forward two weeks", TurnBy(relativedelta(weeks=2))),
    ("fast forward 10 days", TurnBy(relativedelta(days=10))),
    ("rewind 1 month", TurnBy(relativedelta(months=-1))),
    ("hvad er klokken", WhatTime()),
    ("Hvad er klokken?", WhatTime()),
    ("hvad er klokekn", WhatTime()),
    ("what time is it?", WhatTime()),
    ("what's the time", WhatTime()),
    ("nulstil uret", ResetClock()),
    ("nulstill uret!", ResetClock()),
    ("reset the clock", ResetClock()),
    ("jeg er koordinator", Become(Role.COORDINATOR, "", True)),
    ("jeg er kordinator", Become(Role.COORDINATOR, "", True)),
    ("Jeg er Læser", Become(Role.VIEWER, "", True)),
    ("jeg er laeser", Become(Role.VIEWER, "", True)),
    ("jeg er viewer", Become(Role.VIEWER, "", True)),
    ("jeg er administrator", Become(Role.ADMIN, "", True)),
    ("jeg er bidragsyder fra SOF", Become(Role.CONTRIBUTOR, "SOF", True)),
    ("jeg er koordinator i KTF", Become(Role.COORDINATOR, "KTF", True)),
    ("jeg er fra SUF", Become(None, "SUF", True)),
    ("jeg kommer fra Børne- og Ungdomsforvaltningen", Become(None, "Børne- og Ungdomsforvaltningen", True)),
    ("I am the coordinator", Become(Role.COORDINATOR, "", True)),
    ("I'm from KTF", Become(None, "KTF", True)),
    ("i’m a viewer", Become(Role.VIEWER, "", True)),
    ("I work at KFF", Become(None, "KFF", True)),
]


@pytest.mark.parametrize(("written", "command"), COMMANDS)
def test_a_command_is_understood(written: str, command: Command) -> None:
    assert command_in(written) == command


@pytest.mark.parametrize(
    "written",
    [
        "",
        "hej",
        "spol",
        "status for Nørrebro",
        "hvornår er næste frist",
        "hvad er fristen",
        "what is the status",
        "set the deadline to 1 September 2027",
        "sæt fristen til 1. september",
        "jeg er",
        "fast",
        "fast forward",
        "x" * 10_000,
        "1 2 3",
        "💥 💥",
        "remind me to call LBF on 15 January",
        "remind me about the deadline of Nørrebro a week before",
    ],
)
def test_anything_else_is_for_the_dialogs(written: str) -> None:
    assert command_in(written) is None


@pytest.mark.parametrize("written", [written for written, _ in COMMANDS])
def test_a_command_is_answered_in_its_language(written: str) -> None:
    english = ("fast", "set", "rewind", "what", "reset", "i am", "i'm", "i’m", "i work")
    assert spoken_in(written) == ("en" if written.lower().startswith(english) else "da")


def test_talk_about_oneself_is_a_command_only_if_a_unit_follows() -> None:
    command = command_in("jeg er forvirret over fristerne")
    assert isinstance(command, Become)
    assert not command.sure
