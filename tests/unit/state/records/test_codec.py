"""Texts that are in databases already are read as they were meant, and only what a record may hold is written.

`earlier_texts.txt` has two records of every kind, one with every field filled and one with the least, as pydantic
wrote them before 23 November 2026: the kind's name, a space, the text.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from state.actions.recorder import as_record
from state.conversations.feedback import Feedback, Reaction
from state.conversations.talk import Talk
from state.deadlines.deadline import Deadline
from state.facts.contribution import Content, Contribution, ContributionKind, ContributionState
from state.facts.decision import Decision, Key, Outcome, Point
from state.facts.funding import Basis, MoneyKind
from state.facts.plan import Stage
from state.organisation.calendar import COPENHAGEN
from state.organisation.people import Person, Role
from state.records.audit import AuditEntry, Change
from state.records.codec import from_plain, from_text, to_plain, to_text
from state.records.store import Record
from state.store.tables import KINDS
from tests.support.state.records import a_plan, a_talk, an_audit_entry

EARLIER = [
    line.split(" ", 1)
    for line in (Path(__file__).parent / "earlier_texts.txt").read_text("utf-8").splitlines()
]
BY_NAME: dict[str, type[Record]] = {kind.record.__name__: kind.record for kind in KINDS}
every_earlier_text = pytest.mark.parametrize(
    ("kind", "text"), EARLIER, ids=[f"{kind}-{number % 2}" for number, (kind, _) in enumerate(EARLIER)]
)


def test_there_are_earlier_texts_of_every_kind_that_was_there() -> None:
    assert {kind for kind, _ in EARLIER} <= BY_NAME.keys()
    assert len(EARLIER) == 40


@every_earlier_text
def test_an_earlier_text_is_read_and_written_again_letter_by_letter(kind: str, text: str) -> None:
    assert to_text(from_text(BY_NAME[kind], text)) == text
    assert from_text(BY_NAME[kind], text.encode()) == from_text(BY_NAME[kind], text)


@every_earlier_text
def test_an_earlier_record_in_an_audit_entry_is_the_same_record(kind: str, text: str) -> None:
    record = from_text(BY_NAME[kind], text)
    assert to_plain(record) == json.loads(text)
    assert from_plain(BY_NAME[kind], json.loads(text)) == record


def test_an_earlier_contribution_has_kroner_days_and_enums() -> None:
    text = (
        '{"id":"c","plan":"p","period":1,"unit":"sof","state":"submitted","requested":"2026-01-31","due":null,'
        '"content":{"kinds":["kroner","work"],"amount":"7400000.00","basis":"total","money":"anlæg","years":[2027,2028]}}'
    )
    assert from_text(Contribution, text) == Contribution(
        id="c",
        plan="p",
        period=1,
        unit="sof",
        state=ContributionState.SUBMITTED,
        requested=date(2026, 1, 31),
        content=Content(
            kinds=(ContributionKind.KRONER, ContributionKind.WORK),
            amount=Decimal("7400000.00"),
            basis=Basis.TOTAL,
            money=MoneyKind.CAPITAL,
            years=(2027, 2028),
        ),
    )


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("2026-11-23T08:00:00Z", datetime(2026, 11, 23, 8, tzinfo=UTC)),
        ("2026-11-23T08:00:00.000120Z", datetime(2026, 11, 23, 8, 0, 0, 120, tzinfo=UTC)),
        ("2026-11-23T10:00:00+02:00", datetime(2026, 11, 23, 8, tzinfo=UTC)),
    ],
)
def test_an_earlier_moment_has_its_zone(written: str, means: datetime) -> None:
    found = from_text(Talk, json.dumps({"id": "t", "updated": written})).updated
    assert found == means
    assert found is not None
    assert found.utcoffset() is not None


def test_an_earlier_audit_entry_has_what_people_and_records_said() -> None:
    text = (
        '{"id":"a","at":"2026-11-23T08:00:00Z","who":"t/1","who_name":"Anne","action":"x","subject":"y",'
        '"before":{"due":"2027-01-01","parts":[1,2.5,null]},"after":{},'
        '"changes":[{"kind":"Plan","id":"p","before":null,"after":{"id":"p","name":"Nørrebro","periods":[]}}]}'
    )
    entry = from_text(AuditEntry, text)
    assert entry.before == {"due": "2027-01-01", "parts": [1, 2.5, None]}
    assert entry.changes == (
        Change(kind="Plan", id="p", before=None, after={"id": "p", "name": "Nørrebro", "periods": []}),
    )


def test_fields_that_came_later_have_their_defaults_and_fields_that_went_are_passed_over() -> None:
    text = '{"id":"t/1","tenant":"t","name":"Anne","shoe_size":38,"wishes":{"colour":"red"}}'
    assert from_text(Person, text) == Person(id="t/1", tenant="t", name="Anne")
    assert as_record("Person", json.loads(text)) == Person(id="t/1", tenant="t", name="Anne")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        '"p"',
        "{}",
        '{"id":"t/1","tenant":"t"}',
        '{"id":7,"tenant":"t","name":"Anne"}',
        '{"id":"t/1","tenant":"t","name":null}',
        '{"id":"t/1","tenant":"t","name":"Anne","role":"king"}',
        '{"id":"t/1","tenant":"t","name":"Anne"} {}',
        b"\xff",
    ],
)
def test_what_is_no_record_of_the_kind_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError):
        from_text(Person, text)


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    text = '{"id":"d","plan":"p","period":1,"rule":"r","owner":"o","due":{"first":"2027-02-01","last":"2027-01-01"}}'
    with pytest.raises(ValueError, match="ends before it begins"):
        from_text(Deadline, text)


A_DECISION = Decision(
    id="d",
    plan="p",
    period=1,
    body="b",
    on=date(2026, 1, 1),
    points=(Point(number=1, concerns=Key.CONTENT, outcome=Outcome.NOTED),),
)

A_DRAFT = Contribution(id="c", plan="p", period=1, unit="u", state=ContributionState.DRAFT)


@pytest.mark.parametrize(
    ("record", "changes", "where"),
    [
        (a_plan(), {"name": None}, "name"),
        (a_plan(), {"name": 7}, "name"),
        (a_plan(), {"periods": ("not a period",)}, r"periods\[0\]"),
        (a_plan(), {"periods": [*a_plan().periods]}, "periods"),
        (a_plan(), {"attention": "2027-01-01"}, "attention"),
        (a_plan(), {"attention": datetime(2027, 1, 1, tzinfo=UTC)}, "attention"),
        (a_plan(), {"periods": (replace(a_plan().periods[0], stage="running"),)}, r"periods\[0\].stage"),
        (a_plan(), {"periods": (replace(a_plan().periods[0], stage=Role.VIEWER),)}, r"periods\[0\].stage"),
        (A_DECISION, {"annulled": 0}, "annulled"),
        (A_DECISION, {"period": "1"}, "period"),
        (A_DECISION, {"period": 1.0}, "period"),
        (A_DRAFT, {"content": Content(amount=5)}, "amount"),  # type: ignore[arg-type]
        (an_audit_entry("a"), {"at": "2026-11-23T08:00:00Z"}, "at"),
        (a_talk(), {"memory": {"one": object()}}, "object"),
        (a_talk(), {"memory": ["one"]}, "memory"),
    ],
)  # fmt: skip
def test_what_a_field_must_not_hold_is_not_written(
    record: Any, changes: dict[str, object], where: str
) -> None:
    to_text(record)
    with pytest.raises(ValueError, match=where):
        to_text(replace(record, **changes))


def test_what_is_remembered_is_written_as_plain_json() -> None:
    memory = {
        "plans": ("a", "b"),
        "day": date(2027, 1, 1),
        "at": time(7, 30),
        "kr": Decimal("1.50"),
        "stage": Stage.RUNNING,
    }
    plain = {"plans": ["a", "b"], "day": "2027-01-01", "at": "07:30:00", "kr": "1.50", "stage": "running"}
    talk = a_talk(**memory)
    assert from_text(Talk, to_text(talk)).memory == plain
    assert to_plain(talk)["memory"] == plain


def test_a_reaction_is_written_by_value_and_a_moment_in_utc() -> None:
    feedback = Feedback(
        id="f",
        tenant="t",
        at=datetime(2026, 11, 23, 8, tzinfo=UTC) + timedelta(minutes=1),
        who="t/1",
        who_name="Anne",
        conversation="c",
        message="m",
        reaction=Reaction.WRONG,
    )
    text = to_text(feedback)
    assert '"at":"2026-11-23T08:01:00Z"' in text
    assert '"reaction":"wrong"' in text


@pytest.mark.parametrize("fold", [0, 1])
@pytest.mark.parametrize("hour", [datetime(2026, 10, 25, 2, 30), datetime(2026, 3, 29, 2, 30)])  # noqa: DTZ001
def test_a_moment_of_an_hour_that_comes_twice_or_never_is_kept(hour: datetime, fold: int) -> None:
    moment = hour.replace(tzinfo=COPENHAGEN, fold=fold)
    talk = Talk(id="t", updated=moment)
    assert from_text(Talk, to_text(talk)).updated == moment.astimezone(UTC)
