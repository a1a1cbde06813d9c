"""Who is told what on which day: the policy, said as what happens."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from state.actions.approval.decisions import record_decision
from state.actions.approval.releases import settle_alarm
from state.actions.gathering.contributions import return_contribution, save_contribution, submit_contribution
from state.actions.gathering.negotiation import log_meeting
from state.actions.gathering.rounds import open_round
from state.actions.people.handing_over import hand_over
from state.actions.people.roles import set_deputy, set_role, set_unit
from state.actions.people.wishes import set_policy
from state.actions.plans.deadlines import mark_met, move_deadline, reopen_deadline
from state.actions.plans.settle_question import settle_question
from state.deadlines.rulebook import BY_ID
from state.facts.contribution import Content, ContributionKind
from state.facts.decision import Outcome
from state.facts.reminder import ReminderKind, ReminderState, SubjectKind
from state.history.undo import undo
from state.organisation.calendar import COPENHAGEN, Calendar, ClosingDay, Span, local_day
from state.organisation.people import Level, Role, Wishes
from state.organisation.reminder_policy import BY_MEETING, Changes, Policy
from state.reminders.due.days import next_sending, sending_moment
from tests.support.builders import a_person
from tests.support.state.reminded import IDA, LISE, METTE, MONDAY, OLE, SARA, Reminded, a_town
from tests.support.state.town import content

CALENDAR = Calendar(closing_days=(ClosingDay(month=6, day=5), ClosingDay(month=12, day=24)))
AHEAD, OVERDUE = ReminderKind.AHEAD, ReminderKind.OVERDUE
NOT_SCHEDULED = ReminderKind.NOT_SCHEDULED
SOF = "noerrebro.3.sof"
DUE = date(2027, 3, 15)
MONEY = Content(kinds=(ContributionKind.TEXT,), text="Lokaler til klubben")


async def a_deadline(town: Reminded, rule: str, due: date, plan: str = "noerrebro") -> str:
    """The plan's deadline, moved to a day."""
    deadline = f"{plan}.3.{rule}"
    await move_deadline(town.store, **town.act(deadline=deadline, due=Span.day(due), reason="aftalt"))
    return deadline


async def a_round(town: Reminded, *units: str, due: date = DUE) -> None:
    await open_round(town.store, **town.act(plan="noerrebro", due=due, units=units or None))


def days_before(due: date, *offsets: int) -> list[date]:
    return [CALENDAR.working_day_on_or_before(due - timedelta(days=one)) for one in offsets]


# Moments.


@given(
    day=st.dates(date(2025, 1, 1), date(2035, 12, 31)),
    recipient=st.text(max_size=12),
    later=st.booleans(),
    policy=st.builds(
        Policy,
        opens=st.times(time(4), time(12)),
        closes=st.times(time(13), time(20)),
        jitter=st.integers(0, 120),
    ),
)
def test_every_message_goes_out_on_a_working_day_within_the_hours_people_work(
    day: date, recipient: str, later: bool, policy: Policy
) -> None:
    moment = sending_moment(day, recipient, policy, CALENDAR, later=later)
    local = moment.astimezone(COPENHAGEN)
    assert moment.tzinfo is UTC
    assert CALENDAR.is_working_day(local.date())
    assert local.date() >= day if later else local.date() <= day
    assert policy.opens <= local.time() <= policy.closes
    assert moment == sending_moment(day, recipient, policy, CALENDAR, later=later)


@pytest.mark.parametrize("day", [date(2027, 3, 26), date(2027, 3, 30), date(2027, 10, 29), date(2027, 11, 1)])
def test_the_local_hour_is_the_same_on_either_side_of_both_nights_the_clock_is_turned(day: date) -> None:
    moment = sending_moment(day, "t/ida", Policy(jitter=0), CALENDAR, later=True)
    assert moment.astimezone(COPENHAGEN).timetz().replace(tzinfo=None) == time(8, 30)


@given(
    day=st.dates(date(2025, 1, 1), date(2035, 12, 1)),
    at=st.times(timezones=st.just(UTC)),
    who=st.text(max_size=9),
)
def test_the_next_moment_is_later_than_now_and_not_a_working_day_too_late(
    day: date, at: time, who: str
) -> None:
    now = datetime.combine(day, at)
    moment = next_sending(now, who, Policy(), CALENDAR)
    assert moment > now
    between = CALENDAR.working_days_between(local_day(now), local_day(moment))
    assert between <= 1


def test_people_are_not_all_written_to_at_the_same_minute() -> None:
    moments = {sending_moment(MONDAY, f"t/{number}", Policy(), CALENDAR) for number in range(50)}
    assert len(moments) > 40


# Deadlines.


async def test_coordinators_are_told_of_a_negotiation_90_30_7_days_before_it_and_on_the_day() -> None:
    town = await a_town(IDA)
    due = date(2027, 9, 15)
    deadline = await a_deadline(town, "negotiation-start", due)
    assert await town.days(AHEAD, subject=deadline) == days_before(due, 90, 30, 7, 0)


async def test_a_political_step_with_a_meeting_day_is_told_60_28_14_days_before_it_and_on_the_day() -> None:
    town = await a_town(IDA)
    due = date(2027, 11, 22)
    deadline = await a_deadline(town, "committee", due)
    assert await town.days(AHEAD, subject=deadline) == days_before(due, 60, 28, 14, 0)
    assert await town.days(NOT_SCHEDULED, subject=deadline) == []


@pytest.mark.parametrize("rule", BY_MEETING)
async def test_a_political_step_that_is_only_a_season_or_some_days_is_said_to_have_no_meeting_day(
    rule: str,
) -> None:
    town = await a_town(IDA)
    assert await town.days(AHEAD, subject=f"noerrebro.3.{rule}") == []
    assert await town.days(NOT_SCHEDULED, subject=f"noerrebro.3.{rule}")


async def test_a_political_step_that_lost_its_day_is_told_every_month_until_it_has_one() -> None:
    town = await a_town(IDA, day=date(2027, 9, 1))
    asked = town.act(plan="noerrebro", period=3, body="ktu", on=date(2027, 9, 1), new_date_unknown=True)
    await record_decision(town.store, **asked, points=(content(Outcome.POSTPONED),), override_reason="prøve")
    await town.wait_until(date(2027, 12, 10))
    told = town.told(IDA, NOT_SCHEDULED, subject="noerrebro.3.committee")
    assert told == [date(2027, 10, 1), date(2027, 11, 1), date(2027, 12, 1)]
    await a_deadline(town, "committee", date(2028, 1, 10))
    assert await town.days(NOT_SCHEDULED, subject="noerrebro.3.committee") == []


@pytest.mark.parametrize("rule", ["preparation", "contributions-open"])
async def test_other_deadlines_are_told_30_and_7_days_before_and_on_the_day(rule: str) -> None:
    town = await a_town(IDA)
    due = date(2027, 5, 12)
    deadline = await a_deadline(town, rule, due)
    assert await town.days(AHEAD, subject=deadline) == days_before(due, 30, 7, 0)


async def test_of_two_offsets_that_fall_on_one_working_day_the_nearest_is_told() -> None:
    town = await a_town(IDA)
    await town.joins(METTE)
    monday_after_easter = date(2027, 3, 29)
    await a_round(town, "sof", due=monday_after_easter)
    told = await town.waiting(METTE, kind=AHEAD, subject=SOF)
    assert [one.offset for one in told] == [30, 14, 7, 0]
    assert local_day(told[-1].next_at) == date(2027, 3, 24)


async def test_an_event_comes_by_itself_and_is_never_late() -> None:
    town = await a_town(IDA)
    await town.wait_until(date(2028, 3, 1))
    events = [one for one in await town.rows() if BY_ID.get(one.subject.rpartition(".")[2]) is not None]
    late = {one.subject.rpartition(".")[2] for one in events if one.kind is OVERDUE}
    assert not late & {"start", "expiry", "goal-list", "service-year"}
    assert town.told(IDA, AHEAD, subject="shared.2027.goal-list") == [date(2027, 11, 24)]


async def test_what_is_late_is_told_the_first_working_day_after_and_the_first_of_each_week() -> None:
    town = await a_town(IDA)
    deadline = await a_deadline(town, "preparation", date(2027, 3, 17))
    await town.wait_until(date(2027, 4, 20))
    told = town.told(IDA, OVERDUE, subject=deadline)
    after_easter = date(2027, 3, 30)
    assert told[:3] == [date(2027, 3, 18), date(2027, 3, 22), after_easter]
    assert told[3:] == [date(2027, 4, 5), date(2027, 4, 12), date(2027, 4, 19)]


async def test_all_that_stays_late_comes_on_the_day_of_the_weekly_overview() -> None:
    town = await a_town(IDA)
    first_days = {
        await a_deadline(town, rule, due): due + timedelta(days=1)
        for rule, due in (("preparation", date(2027, 3, 2)), ("contributions-open", date(2027, 3, 3)))
    }
    await town.wait_until(date(2027, 5, 1))
    overviews = set(town.told(IDA, ReminderKind.WEEKLY))
    for deadline, first in first_days.items():
        assert set(town.told(IDA, OVERDUE, subject=deadline)) - overviews == {first}


async def test_what_nobody_says_anything_about_is_told_for_twelve_weeks_and_then_in_the_overview_alone() -> (
    None
):
    town = await a_town(IDA)
    last = date(2027, 3, 2)
    deadline = await a_deadline(town, "preparation", last)
    await town.wait_until(date(2027, 9, 1))
    told = town.told(IDA, OVERDUE, subject=deadline)
    assert told[-1] == date(2027, 5, 24)
    assert len(told) == 1 + 12
    assert await town.waiting(subject=deadline) == []


async def test_what_was_late_for_longer_than_that_at_the_first_start_is_told_to_nobody_by_itself() -> None:
    lead = replace(LISE, unit="ktf")
    town = await a_town(IDA, lead, day=date(2026, 11, 23))
    long_ago = town.today - timedelta(weeks=12)
    await town.wait_until(date(2027, 2, 1))
    late = [one for one in town.sent if one.kind in (OVERDUE, ReminderKind.LEAD)]
    assert late
    assert not [one.id for one in late if one.due is None or one.due < long_ago]


async def test_a_lead_who_is_told_after_the_weeks_are_over_is_told_even_so() -> None:
    town = await a_town(IDA, METTE, LISE)
    await set_policy(
        town.store, **town.act(plan="noerrebro", changes=Changes(overdue_weeks=1, lead_after=15))
    )
    await a_round(town, "sof", due=date(2027, 2, 5))
    await town.wait_until(date(2027, 3, 20))
    assert town.told(LISE, ReminderKind.LEAD) == [date(2027, 2, 26)]
    assert town.told(METTE, OVERDUE) == [date(2027, 2, 8)]


async def test_a_moved_deadline_moves_its_reminders() -> None:
    town = await a_town(IDA)
    deadline = await a_deadline(town, "preparation", date(2027, 5, 12))
    later = date(2027, 8, 18)
    await a_deadline(town, "preparation", later)
    assert await town.days(AHEAD, subject=deadline) == days_before(later, 30, 7, 0)
    assert {one.due for one in await town.waiting(subject=deadline)} == {later}
    assert await town.rows(subject=deadline, state=ReminderState.CANCELLED)


async def test_what_is_met_is_told_no_more_and_what_is_undone_is_told_again() -> None:
    town = await a_town(IDA)
    deadline = await a_deadline(town, "preparation", date(2027, 5, 12))
    before = await town.waiting(subject=deadline)
    await mark_met(town.store, **town.act(deadline=deadline, reason="gjort"))
    assert await town.waiting(subject=deadline) == []
    await undo(town.store, **town.act())
    after = await town.waiting(subject=deadline)
    assert [one.id for one in after] == [one.id for one in before]
    await mark_met(town.store, **town.act(deadline=deadline, reason="gjort"))
    await reopen_deadline(town.store, **town.act(deadline=deadline, reason="ikke gjort"))
    assert [one.id for one in await town.waiting(subject=deadline)] == [one.id for one in before]


async def test_a_settled_question_moves_the_reminders_of_what_rests_on_it() -> None:
    town = await a_town(IDA)
    before = await town.days(NOT_SCHEDULED, subject="noerrebro.3.council")
    asked = town.act(question="A1", reading="three-years", reason="aftalt med fonden")
    await settle_question(town.store, **asked)
    after = await town.days(NOT_SCHEDULED, subject="noerrebro.3.council")
    assert before and after and min(after) > min(before) + timedelta(days=300)


async def test_nobody_is_told_at_the_first_start_of_days_that_have_passed() -> None:
    town = await a_town(IDA, day=date(2027, 6, 1))
    for row in await town.waiting():
        if row.kind is AHEAD:
            assert local_day(row.next_at) >= town.today
    await town.send()
    assert town.sent == []


async def test_what_is_late_at_the_first_start_is_told_once_and_then_every_week() -> None:
    town = await a_town(IDA, day=date(2027, 2, 3))
    late = {one.subject for one in await town.waiting(kind=OVERDUE) if one.due < town.today}
    assert late
    await town.wait_until(date(2027, 2, 20))
    for subject in late:
        told = town.told(IDA, OVERDUE, subject=subject)
        assert told[0] == date(2027, 2, 3)
        assert set(told[1:]) <= set(town.told(IDA, ReminderKind.WEEKLY))
        assert len(set(told)) == len(told) >= 2


# Contributions.


async def test_each_administration_is_told_30_14_7_1_days_before_its_contribution_and_on_the_day() -> None:
    town = await a_town(IDA, METTE, OLE, SARA)
    await a_round(town)
    for person, one in ((METTE, SOF), (OLE, SOF), (SARA, "noerrebro.3.buf")):
        assert await town.days(AHEAD, person, subject=one) == days_before(DUE, 30, 14, 7, 1, 0)
    assert await town.waiting(subject="noerrebro.3.contributions-due") == []


async def test_before_the_round_is_open_the_coordinators_are_told_of_its_day() -> None:
    town = await a_town(IDA, METTE)
    deadline = "noerrebro.3.contributions-due"
    await move_deadline(town.store, **town.act(deadline=deadline, due=Span.day(DUE), reason="aftalt"))
    assert (await town.days(AHEAD, subject=deadline))[-1] == DUE
    await a_round(town)
    assert await town.days(AHEAD, subject=deadline) == []


async def test_who_is_asked_is_told_at_their_next_moment() -> None:
    town = await a_town(IDA, METTE)
    await a_round(town, "sof")
    assert await town.days(ReminderKind.REQUESTED, METTE) == [MONDAY]
    town.now += timedelta(hours=8)
    await a_round(town, "sof", "buf")
    assert await town.days(ReminderKind.REQUESTED, METTE) == [MONDAY]
    await town.joins(SARA)
    assert await town.days(ReminderKind.REQUESTED, SARA) == [MONDAY + timedelta(days=1)]


async def test_the_one_responsible_is_told_and_nobody_else_of_the_unit() -> None:
    town = await a_town(IDA, METTE, OLE)
    await a_round(town, "sof")
    await save_contribution(town.store, **town.act(METTE, plan="noerrebro", unit="sof", content=MONEY))
    assert await town.days(AHEAD, METTE)
    assert await town.waiting(OLE) == []


async def test_a_hand_over_moves_the_reminders_to_the_new_person() -> None:
    town = await a_town(IDA, METTE, OLE)
    await a_round(town, "sof")
    await save_contribution(town.store, **town.act(METTE, plan="noerrebro", unit="sof", content=MONEY))
    of_mette = await town.days(AHEAD, METTE)
    await hand_over(town.store, **town.act(METTE, to=OLE.id))
    assert await town.days(AHEAD, OLE) == of_mette
    assert await town.waiting(METTE) == []


async def test_a_deputy_is_found_when_something_is_delivered_so_nothing_moves_here() -> None:
    town = await a_town(IDA, METTE, OLE)
    await a_round(town, "sof")
    before = await town.rows()
    await set_deputy(town.store, **town.act(METTE, deputy=OLE.id, last=date(2027, 6, 1)))
    assert await town.rows() == before


async def test_what_came_back_is_told_at_the_next_moment_each_time_it_does() -> None:
    town = await a_town(IDA, METTE)
    await a_round(town, "sof")
    await town.wait_until(MONDAY + timedelta(days=1))
    for day, text in enumerate(("Lokaler", "Lokaler og en medarbejder"), start=2):
        mine = town.act(METTE, plan="noerrebro", unit="sof")
        await save_contribution(town.store, **mine, content=replace(MONEY, text=text))
        await submit_contribution(town.store, **mine)
        assert await town.waiting(METTE) == []
        await return_contribution(
            town.store, **town.act(plan="noerrebro", unit="sof", reason="mangler årstal")
        )
        await town.wait_until(MONDAY + timedelta(days=day))
    assert town.told(METTE, ReminderKind.RETURNED) == [
        MONDAY + timedelta(days=2),
        MONDAY + timedelta(days=3),
    ]


async def test_the_lead_is_told_after_five_working_days_and_the_coordinator_after_ten() -> None:
    town = await a_town(IDA, METTE, LISE)
    await a_round(town, "sof", due=date(2027, 2, 5))
    await town.wait_until(date(2027, 3, 5))
    assert town.told(LISE, ReminderKind.LEAD) == [date(2027, 2, 12)]
    assert town.told(IDA, ReminderKind.ESCALATED) == [date(2027, 2, 19)]
    assert town.told(METTE, OVERDUE) == [
        date(2027, 2, 8),
        date(2027, 2, 15),
        date(2027, 2, 22),
        date(2027, 3, 1),
    ]


async def test_without_a_lead_the_coordinator_is_told_after_five_working_days() -> None:
    town = await a_town(IDA, METTE)
    await a_round(town, "sof", due=date(2027, 2, 5))
    assert await town.days(ReminderKind.ESCALATED) == [date(2027, 2, 12)]


async def test_where_nobody_of_a_unit_is_known_the_coordinators_are_told_every_week_until_somebody_is() -> (
    None
):
    town = await a_town(IDA, METTE)
    await a_round(town, "sof", "buf")
    await town.wait_until(date(2027, 1, 30))
    told = town.told(IDA, ReminderKind.UNREACHABLE, subject="buf", subject_kind=SubjectKind.PERSON)
    assert told == [date(2027, 1, 18), date(2027, 1, 25)]
    assert town.told(IDA, ReminderKind.UNREACHABLE, subject="sof") == []
    await town.joins(SARA)
    assert await town.waiting(kind=ReminderKind.UNREACHABLE) == []


# Steps, keys, questions, weeks.


async def test_the_owner_of_a_step_is_told_7_and_1_days_before_it_and_on_the_day() -> None:
    town = await a_town(IDA, METTE)
    due = date(2027, 2, 10)
    said = town.act(plan="noerrebro", on=MONDAY, parties=("lbf",), topic="økonomi")
    logged = await log_meeting(town.store, **said, next_step="send budget", owner="Mette Krog", due=due)
    assert await town.days(AHEAD, METTE, subject=logged.entry.id) == days_before(due, 7, 1, 0)
    await town.wait_until(date(2027, 2, 12))
    assert town.told(METTE, OVERDUE) == [date(2027, 2, 11)]
    await log_meeting(town.store, **town.act(plan="noerrebro", on=town.today, parties=("lbf",), topic="igen"))
    assert await town.waiting(METTE) == []


async def test_one_key_without_the_other_is_told_every_week_until_it_is_settled() -> None:
    bo = a_person(Role.COORDINATOR, name="Bo Lund")
    town = await a_town(IDA, bo, day=date(2027, 9, 1))
    for body in ("ktu", "ou", "br"):
        asked = town.act(plan="noerrebro", period=3, body=body, on=town.today)
        await record_decision(town.store, **asked, points=(content(Outcome.APPROVED),))
    await town.wait_until(date(2027, 9, 17))
    assert town.told(bo, ReminderKind.TWO_KEYS) == [date(2027, 9, 1), date(2027, 9, 6), date(2027, 9, 13)]
    assert town.told(IDA, ReminderKind.TWO_KEYS) == [date(2027, 9, 6), date(2027, 9, 13)]
    await settle_alarm(town.store, **town.act(plan="noerrebro", period=3, reason="ingen anlægsmidler"))
    assert await town.waiting(bo, kind=ReminderKind.TWO_KEYS) == []


async def test_open_questions_come_on_the_first_working_day_of_the_month() -> None:
    town = await a_town(IDA)
    await town.wait_until(date(2027, 4, 3))
    told = town.told(IDA, ReminderKind.OPEN_QUESTIONS)
    assert told == [date(2027, 2, 1), date(2027, 3, 1), date(2027, 4, 1)]


async def test_the_week_comes_on_its_first_working_day_to_coordinators_and_to_who_asked_for_it() -> None:
    asked = replace(METTE, wishes=Wishes(weekly=True))
    bo = replace(a_person(Role.COORDINATOR, name="Bo Lund"), wishes=Wishes(weekly=False))
    town = await a_town(IDA, asked, OLE, bo, day=date(2027, 3, 23))
    await town.wait_until(date(2027, 4, 6))
    for person in (IDA, asked):
        assert town.told(person, ReminderKind.WEEKLY) == [date(2027, 3, 30), date(2027, 4, 5)]
    for person in (OLE, bo):
        assert town.told(person, ReminderKind.WEEKLY) == []


# People.


async def test_a_new_coordinator_is_told_and_one_who_left_is_not() -> None:
    town = await a_town(IDA, replace(METTE, role=Role.ADMIN))
    before = len(await town.waiting())
    bo = a_person(Role.VIEWER, name="Bo Lund")
    await town.joins(bo)
    assert await town.waiting(bo) == []
    admin = replace(METTE, role=Role.ADMIN)
    await set_role(town.store, **town.act(admin, person=bo.id, role=Role.COORDINATOR))
    assert len(await town.waiting(bo)) == before
    await set_role(town.store, **town.act(admin, person=IDA.id, role=Role.VIEWER))
    assert await town.waiting() == []


async def test_without_a_coordinator_the_administrators_are_told() -> None:
    admin = a_person(Role.ADMIN, name="Anne Bech")
    town = await a_town(admin)
    assert await town.waiting(admin, kind=NOT_SCHEDULED)
    await town.joins(IDA)
    assert await town.waiting(admin) == []


async def test_somebody_who_moves_to_another_unit_is_told_of_that_units_contributions() -> None:
    town = await a_town(IDA, METTE, OLE)
    await a_round(town, "sof", "buf")
    await set_unit(town.store, **town.act(person=OLE.id, to="buf"))
    assert {one.subject for one in await town.waiting(OLE)} == {"noerrebro.3.buf"}


async def test_somebody_who_wants_fewer_is_told_when_it_is_near_or_late() -> None:
    few = replace(METTE, wishes=Wishes(level=Level.FEWER))
    town = await a_town(IDA, few)
    await a_round(town, "sof")
    assert await town.days(AHEAD, few) == days_before(DUE, 7, 1, 0)
    assert await town.days(OVERDUE, few)


async def test_to_somebody_who_wants_fewer_what_stays_late_comes_again_in_even_weeks() -> None:
    few = replace(METTE, wishes=Wishes(level=Level.FEWER))
    town = await a_town(IDA, few)
    await a_round(town, "sof", due=date(2027, 2, 4))
    await town.wait_until(date(2027, 3, 20))
    assert town.told(few, OVERDUE) == [
        date(2027, 2, 5),
        date(2027, 2, 8),
        date(2027, 2, 22),
        date(2027, 3, 8),
    ]


async def test_somebody_who_wants_none_is_told_nothing() -> None:
    none = replace(METTE, wishes=Wishes(level=Level.NONE, weekly=True))
    town = await a_town(IDA, none)
    await a_round(town, "sof")
    assert await town.waiting(none) == []


# The policy.


async def test_a_plan_may_remind_otherwise_than_the_others() -> None:
    town = await a_town(IDA)
    due = date(2027, 5, 12)
    deadline = await a_deadline(town, "preparation", due)
    changes = Changes(offsets={"preparation": (3,)}, overdue_weeks=2)
    await set_policy(town.store, **town.act(plan="noerrebro", changes=changes))
    assert await town.days(AHEAD, subject=deadline) == days_before(due, 3)
    await town.wait_until(date(2027, 6, 20))
    after_whitsun = date(2027, 5, 18)
    assert town.told(IDA, OVERDUE, subject=deadline) == [date(2027, 5, 13), after_whitsun, date(2027, 5, 24)]
