"""A plan is approved by two keys, content and release, and only the council turns either."""

from __future__ import annotations

from datetime import date

import pytest

from state.facts.decision import Decision, Key, Outcome, Point, TwoKeys, two_keys

COUNCIL, COMMITTEE = "br", "ktu"


def a_decision(*points: tuple[Key, Outcome], body: str = COUNCIL) -> Decision:
    return Decision(
        id="d1",
        plan="noerrebro",
        period=2,
        body=body,
        on=date(2025, 12, 18),
        points=tuple(
            Point(number=number, concerns=key, outcome=outcome)
            for number, (key, outcome) in enumerate(points, 1)
        ),
    )


@pytest.mark.parametrize("outcome", Outcome)
def test_only_an_adopting_word_of_the_council_is_final(outcome: Outcome) -> None:
    adopted = outcome in (Outcome.APPROVED, Outcome.APPROVED_CHANGED)
    assert a_decision((Key.CONTENT, outcome)).is_final(COUNCIL) is adopted


@pytest.mark.parametrize("outcome", Outcome)
def test_no_word_of_a_committee_is_final_not_even_approved(outcome: Outcome) -> None:
    assert not a_decision((Key.CONTENT, outcome), body=COMMITTEE).is_final(COUNCIL)


@pytest.mark.parametrize("outcome", Outcome)
def test_a_committee_turns_no_key(outcome: Outcome) -> None:
    decision = a_decision((Key.CONTENT, outcome), (Key.RELEASE, outcome), body=COMMITTEE)
    assert two_keys((decision,), released=False, deciding_body=COUNCIL) == TwoKeys(
        content=False, release=False
    )


def test_content_and_release_in_one_case_approve() -> None:
    decision = a_decision((Key.CONTENT, Outcome.APPROVED), (Key.RELEASE, Outcome.APPROVED_CHANGED))
    keys = two_keys((decision,), released=False, deciding_body=COUNCIL)
    assert (keys.approved, keys.alarm) == (True, False)


def test_content_and_release_in_two_cases_approve_too() -> None:
    cases = (a_decision((Key.CONTENT, Outcome.APPROVED)), a_decision((Key.RELEASE, Outcome.APPROVED)))
    assert two_keys(cases, released=False, deciding_body=COUNCIL).approved


def test_a_recorded_release_turns_the_second_key() -> None:
    decision = a_decision((Key.CONTENT, Outcome.APPROVED))
    assert two_keys((decision,), released=True, deciding_body=COUNCIL).approved


@pytest.mark.parametrize("key", Key)
def test_one_key_without_the_other_is_an_alarm_and_no_approval(key: Key) -> None:
    keys = two_keys((a_decision((key, Outcome.APPROVED)),), released=False, deciding_body=COUNCIL)
    assert (keys.approved, keys.alarm) == (False, True)


def test_a_release_alone_is_an_alarm() -> None:
    assert two_keys((), released=True, deciding_body=COUNCIL).alarm


def test_nothing_recorded_is_neither_approval_nor_alarm() -> None:
    keys = two_keys((), released=False, deciding_body=COUNCIL)
    assert (keys.approved, keys.alarm) == (False, False)


def test_a_case_adopted_on_one_point_and_postponed_on_the_other_is_an_alarm() -> None:
    decision = a_decision((Key.CONTENT, Outcome.APPROVED), (Key.RELEASE, Outcome.POSTPONED))
    assert two_keys((decision,), released=False, deciding_body=COUNCIL).alarm
