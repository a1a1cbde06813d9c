"""What a claim takes: who is told, in one message a day and in working hours, under a lease and at a pace."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from state.delivery.claim import MOST_ATTEMPTS, Sending, tenants_with_work
from state.delivery.learn import Sighting, Sign, learn
from state.delivery.mark import DeliveryOutcome, Fate, settle
from state.delivery.pace import Rate
from state.facts.reminder import Notice, NoticeState, Reminder, ReminderKind, ReminderState
from state.organisation.people import Role
from state.organisation.reach import Pace, ReachState, Reference
from state.records.store import Store
from tests.support.builders import Counted, a_plan
from tests.support.mailroom import (
    MINUTE,
    NOON,
    TENANT,
    TODAY,
    claimed,
    every,
    kept,
    person_id,
    reached,
    reference_of,
    reminding,
    row,
    somebody,
    terms,
    told,
)

NIGHT = NOON + timedelta(hours=10)
SATURDAY = NOON + timedelta(days=4)


def delivered(sending: Sending, message: str = "m1") -> DeliveryOutcome:
    return DeliveryOutcome(
        of=sending,
        fate=Fate.DELIVERED,
        conversation=sending.reference.conversation or "a:new",
        message=message,
    )


async def test_all_that_is_due_to_one_person_is_one_message(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse", "a"), reminding("åse", "b"))
    got = await claimed(store)
    assert told(got.sendings) == {"åse": ["a", "b"]}


async def test_what_is_not_due_yet_waits(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse", next_at=NOON + MINUTE))
    assert (await claimed(store)).sendings == ()


async def test_a_person_with_more_rows_than_a_page_still_gets_one_message(store: Store) -> None:
    rows = [reminding("åse", f"{number:02}") for number in range(12)]
    await kept(store, somebody("åse"), reached("åse"), *rows)
    got = await claimed(store, most=1)
    assert [len(one.outgoing.reminders) for one in got.sendings] == [12]


async def test_the_earliest_go_first_and_no_more_than_there_is_room_for(store: Store) -> None:
    names = ("åse", "bo", "cai")
    due = [reminding(name, next_at=NOON - number * MINUTE) for number, name in enumerate(names, 1)]
    await kept(store, *map(somebody, names), *map(reached, names), *due)
    got = await claimed(store, most=2)
    assert (list(told(got.sendings)), got.more) == (["cai", "bo"], True)


async def test_a_claimed_reminder_is_nobody_elses_until_its_lease_ends(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse"))
    await claimed(store, how=terms("one"))
    assert (await claimed(store, how=terms("two"))).sendings == ()
    again = await claimed(store, NOON + 2 * MINUTE, how=terms("two"))
    assert told(again.sendings) == {"åse": ["thing"]}
    assert (await row(store, "åse")).attempts == 2


async def test_what_falls_due_while_a_message_is_on_its_way_waits_for_it(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse", "a"))
    first = await claimed(store)
    await kept(store, reminding("åse", "b"))
    assert (await claimed(store)).sendings == ()
    await settle(store, "one", [delivered(first.sendings[0])], NOON)
    assert (await claimed(store, NOON + 2 * MINUTE)).sendings == ()
    assert (await row(store, "åse", "b")).next_at.date() == TODAY + timedelta(days=1)


async def test_a_second_message_waits_for_the_next_working_day(store: Store) -> None:
    friday = NOON + timedelta(days=3)
    await kept(store, somebody("åse"), reached("åse", told_on=friday.date()), reminding("åse"))
    assert (await claimed(store, friday)).sendings == ()
    monday = friday + timedelta(days=3)
    assert (await row(store, "åse")).next_at.date() == monday.date()
    assert told((await claimed(store, monday)).sendings) == {"åse": ["thing"]}


async def test_what_somebody_asked_for_comes_at_its_moment_whatever_the_day_and_hour(store: Store) -> None:
    own = reminding("åse", "own", kind=ReminderKind.OWN)
    await kept(store, somebody("åse"), reached("åse", told_on=TODAY), own, reminding("åse", "other"))
    got = await claimed(store, NIGHT)
    assert told(got.sendings) == {"åse": ["own"]}
    await settle(store, "one", [delivered(got.sendings[0])], SATURDAY)
    assert (await reference_of(store, "åse")).told_on == TODAY


async def test_nobody_is_written_to_at_night_or_at_a_weekend(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse"), somebody("bo"), reached("bo"))
    assert (await claimed(store, NIGHT)).sendings == ()
    assert (await row(store, "åse")).next_at.date() == TODAY + timedelta(days=1)
    await kept(store, reminding("bo"))
    assert (await claimed(store, SATURDAY)).sendings == ()
    assert (await row(store, "bo")).next_at.date() == TODAY + timedelta(days=6)


async def test_a_week_missed_is_caught_up_with_in_one_message(store: Store) -> None:
    missed = [reminding("åse", f"day{day}", next_at=NOON - timedelta(days=day)) for day in range(1, 8)]
    await kept(store, somebody("åse"), reached("åse"), *missed)
    got = await claimed(store)
    assert [len(one.outgoing.reminders) for one in got.sendings] == [7]


async def test_whoever_stands_in_is_told_instead_together_with_their_own(store: Store) -> None:
    await kept(
        store,
        somebody("åse", deputy="bo"),
        somebody("bo"),
        reached("åse"),
        reached("bo"),
        reminding("åse", "hers"),
        reminding("bo", "his"),
    )
    got = await claimed(store)
    assert told(got.sendings) == {"bo": ["hers", "his"]}
    await settle(store, "one", [delivered(got.sendings[0])], NOON)
    hers = await row(store, "åse", "hers")
    assert (hers.state, hers.told) == (ReminderState.SENT, got.sendings[0].outgoing.to.id)


async def test_the_deputys_message_holds_the_absent_persons_rows_beyond_the_page(store: Store) -> None:
    await kept(
        store,
        somebody("åse", deputy="bo"),
        somebody("bo"),
        reached("bo"),
        *(reminding("bo", f"{number}", next_at=NOON - 9 * MINUTE) for number in range(6)),
        reminding("åse", "hers"),
    )
    got = await claimed(store, most=1)
    assert told(got.sendings)["bo"] == ["0", "1", "2", "3", "4", "5", "hers"]


async def test_an_absent_person_is_told_if_their_deputy_cannot_be(store: Store) -> None:
    await kept(store, somebody("åse", deputy="bo"), somebody("bo"), reached("åse"), reminding("åse"))
    assert told((await claimed(store)).sendings) == {"åse": ["thing"]}


async def test_a_deputy_for_later_days_is_told_in_place_of_somebody_who_cannot_be_reached(
    store: Store,
) -> None:
    away = {"deputy": "bo", "first": TODAY + timedelta(days=20), "last": TODAY + timedelta(days=30)}
    await kept(
        store,
        somebody("åse", **away),
        somebody("eva", **away),
        somebody("bo"),
        replace(reached("åse"), state=ReachState.BLOCKED),
        reached("bo"),
        reminding("åse", "hers"),
        reminding("eva", "never seen"),
    )
    got = await claimed(store)
    assert told(got.sendings) == {"bo": ["hers", "never seen"]}
    assert got.given_up == ()


async def test_a_deputy_for_later_days_is_not_told_what_the_person_can_be(store: Store) -> None:
    ahead = TODAY + timedelta(days=20)
    await kept(
        store,
        somebody("åse", deputy="bo", first=ahead, last=ahead),
        somebody("bo"),
        reached("åse"),
        reached("bo"),
        reminding("åse"),
    )
    assert told((await claimed(store)).sendings) == {"åse": ["thing"]}


async def test_a_deputy_whose_days_are_over_is_told_nothing(store: Store) -> None:
    over = TODAY - timedelta(days=1)
    await kept(store, somebody("åse", deputy="bo", first=over, last=over), somebody("bo"), reached("bo"))
    await kept(store, reminding("åse"))
    got = await claimed(store)
    assert (got.sendings, [one.why for one in got.given_up]) == ((), ["never-seen"])


async def test_a_deputy_for_later_days_who_can_be_reached_again_gets_what_nobody_could_be_told(
    store: Store,
) -> None:
    ahead = TODAY + timedelta(days=20)
    await kept(store, somebody("åse", deputy="bo", first=ahead, last=ahead), somebody("bo"), reminding("åse"))
    assert (await claimed(store)).given_up
    bo = Sighting(
        person=person_id("bo"),
        tenant=TENANT,
        user="29:bo",
        bot="28:b",
        conversation="a:bo",
        service_url="https://smba.example/",
        sign=Sign.WROTE,
    )
    await learn(store, (bo,), NOON)
    assert told((await claimed(store)).sendings) == {"bo": ["thing"]}


async def test_somebody_never_seen_is_not_told_and_the_coordinator_is(store: Store) -> None:
    ida = somebody("ida", role=Role.COORDINATOR)
    await kept(store, somebody("åse"), ida, reached("ida"), reminding("åse"))
    got = await claimed(store)
    lost = await row(store, "åse")
    assert (lost.state, lost.why, [one.id for one in got.given_up]) == (
        ReminderState.UNDELIVERED,
        "never-seen",
        [lost.id],
    )
    (alarm,) = [one for one in await every(store, Reminder) if one.kind is ReminderKind.UNREACHABLE]
    assert (alarm.recipient, alarm.subject) == (ida.id, lost.recipient)
    assert told((await claimed(store)).sendings) == {"ida": [lost.recipient]}


async def test_the_coordinator_is_told_once_for_each_time_somebody_became_unreachable(store: Store) -> None:
    gone = reached("åse", state=ReachState.BLOCKED, since=NOON - timedelta(days=2), code="403")
    await kept(
        store,
        somebody("åse"),
        gone,
        somebody("ida", role=Role.COORDINATOR),
        reminding("åse", "a"),
        reminding("åse", "b"),
    )
    await claimed(store, most=1)
    await claimed(store, most=1)
    rows = await every(store, Reminder)
    assert len([one for one in rows if one.kind is ReminderKind.UNREACHABLE]) == 1
    assert {one.why for one in rows if one.state is ReminderState.UNDELIVERED and one.subject in "ab"} == {
        "blocked 403"
    }


async def test_a_moment_teams_asked_to_wait_for_holds_that_person_and_nobody_else(store: Store) -> None:
    later = NOON + 7 * MINUTE
    await kept(
        store,
        somebody("åse"),
        somebody("bo"),
        reached("åse", not_before=later),
        reached("bo"),
        reminding("åse"),
        reminding("bo"),
    )
    assert told((await claimed(store)).sendings) == {"bo": ["thing"]}
    assert (await row(store, "åse")).next_at == later


async def test_a_tenants_messages_keep_its_pace_and_another_tenants_are_not_slowed(store: Store) -> None:
    names = [f"p{number}" for number in range(6)]
    rate = terms(rate=Rate(per_second=2, ahead=timedelta(seconds=1.5)))
    await kept(store, *map(somebody, names), *map(reached, names), *map(reminding, names))
    await kept(store, somebody("bo", tenant="t2"), reached("bo", tenant="t2"), reminding("bo", tenant="t2"))
    first = await claimed(store, how=rate)
    half = timedelta(seconds=0.5)
    assert ([one.at for one in first.sendings], first.more) == ([NOON, NOON + half, NOON + 2 * half], True)
    full = await claimed(store, how=rate)
    assert (full.sendings, full.wait_until) == ((), NOON + half)
    assert len((await claimed(store, how=rate, tenant="t2")).sendings) == 1
    assert len((await claimed(store, NOON + timedelta(seconds=1), how=rate)).sendings) == 2


async def test_a_pace_left_by_a_clock_that_was_turned_back_holds_nobody(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse"))
    async with store.writing() as unit:
        pace = await unit.get(Pace, TENANT)
        assert pace
        await unit.put(replace(pace, next_at=NOON + timedelta(days=300)))
    assert len((await claimed(store, how=terms(rate=Rate(per_second=2)))).sendings) == 1


async def test_the_first_message_is_the_first_nobody_asked_for(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse", "own", kind=ReminderKind.OWN))
    (own,) = (await claimed(store)).sendings
    await settle(store, "one", [delivered(own)], NOON)
    await kept(store, reminding("åse", "other"))
    (other,) = (await claimed(store)).sendings
    assert (own.outgoing.first, other.outgoing.first) == (False, True)


async def test_a_chat_that_must_be_opened_first_counts_as_two_requests(store: Store) -> None:
    names = ("åse", "bo", "cai")
    await kept(
        store,
        *map(somebody, names),
        *(reached(name, conversation="") for name in names),
        *map(reminding, names),
    )
    assert (
        len((await claimed(store, how=terms(rate=Rate(per_second=2, ahead=timedelta(seconds=2))))).sendings)
        == 2
    )


async def test_a_sent_reminder_has_teams_id_the_moment_and_who_was_told(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse", conversation=""), reminding("åse"))
    (sending,) = (await claimed(store)).sendings
    assert sending.outgoing.first
    seen: list[str] = []

    async def after_sent(_unit: object, rows: tuple[Reminder, ...], _now: object) -> None:
        seen.extend(one.id for one in rows)

    await settle(store, "one", [delivered(sending, "m7")], NOON, after_sent)
    sent = await row(store, "åse")
    (notice,) = await every(store, Notice)
    assert (sent.state, sent.notice, sent.sent_at, sent.owner) == (ReminderState.SENT, notice.id, NOON, "")
    assert (notice.message, notice.conversation, notice.to) == ("m7", "a:new", sent.recipient)
    reference = await reference_of(store, "åse")
    assert (reference.told_on, reference.conversation) == (TODAY, "a:new")
    assert seen == [sent.id]


async def test_a_worker_that_comes_too_late_changes_nothing(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse"))
    (slow,) = (await claimed(store, how=terms("slow"))).sendings
    (quick,) = (await claimed(store, NOON + 2 * MINUTE, how=terms("quick"))).sendings
    await settle(store, "quick", [delivered(quick, "second")], NOON + 2 * MINUTE)
    await settle(store, "slow", [replace(delivered(slow), fate=Fate.GIVEN_UP)], NOON + 3 * MINUTE)
    sent = await row(store, "åse")
    assert (sent.state, sent.notice) == (ReminderState.SENT, quick.outgoing.notice)


async def test_a_reminder_done_while_it_was_sent_stays_cancelled_and_its_message_is_drawn_again(
    store: Store,
) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse"))
    (sending,) = (await claimed(store)).sendings
    async with store.writing() as unit:
        await unit.put(replace(await row(store, "åse"), state=ReminderState.CANCELLED))
    await settle(store, "one", [delivered(sending)], NOON)
    (notice,) = await every(store, Notice)
    assert ((await row(store, "åse")).state, notice.state) == (ReminderState.CANCELLED, NoticeState.STALE)
    assert len((await claimed(store)).redrawings) == 1


async def test_a_reminder_done_and_undone_while_it_was_sent_is_not_sent_again(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse"))
    (sending,) = (await claimed(store)).sendings
    for again in (replace(reminding("åse"), state=ReminderState.CANCELLED), reminding("åse", next_at=NOON)):
        async with store.writing() as unit:
            await unit.put(replace(again, version=(await row(store, "åse")).version))
    await settle(store, "one", [delivered(sending)], NOON)
    sent = await row(store, "åse")
    assert (sent.state, sent.notice) == (ReminderState.SENT, sending.outgoing.notice)
    assert (await claimed(store, NOON + timedelta(days=1))).sendings == ()


async def test_what_failed_is_due_again_later_and_given_up_after_so_many_attempts(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse"))
    now = NOON
    for attempt in range(1, MOST_ATTEMPTS + 1):
        (sending,) = (await claimed(store, now)).sendings
        now += MINUTE
        await settle(store, "one", [DeliveryOutcome(of=sending, fate=Fate.LATER, at=now, why="503")], now)
        assert (await row(store, "åse")).attempts == attempt
    lost = await row(store, "åse")
    assert (lost.state, lost.why) == (ReminderState.UNDELIVERED, "503")


async def test_a_process_that_dies_on_a_reminder_again_and_again_is_not_given_it_for_ever(
    store: Store,
) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse", attempts=MOST_ATTEMPTS))
    assert (await claimed(store)).sendings == ()
    assert (await row(store, "åse")).state is ReminderState.UNDELIVERED


async def test_being_asked_to_wait_counts_as_no_attempt(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse"))
    (sending,) = (await claimed(store)).sendings
    await settle(store, "one", [DeliveryOutcome(of=sending, fate=Fate.HELD, at=NOON + MINUTE)], NOON)
    held = await row(store, "åse")
    assert (held.attempts, held.next_at, held.owner) == (0, NOON + MINUTE, "")
    assert (await reference_of(store, "åse")).not_before == NOON + MINUTE


async def test_who_turns_out_unreachable_is_stood_in_for_or_given_up(store: Store) -> None:
    ida = somebody("ida", role=Role.COORDINATOR)
    await kept(store, somebody("åse"), reached("åse"), ida, reached("ida"), reminding("åse"))
    (sending,) = (await claimed(store)).sendings
    refused = DeliveryOutcome(of=sending, fate=Fate.UNREACHABLE, why="403", reach=ReachState.BLOCKED)
    await settle(store, "one", [refused], NOON)
    reference = await reference_of(store, "åse")
    assert (reference.state, reference.since, reference.code) == (ReachState.BLOCKED, NOON, "403")
    got = await claimed(store)
    assert told(got.sendings) == {"ida": [reference.id]}
    assert (await row(store, "åse")).state is ReminderState.UNDELIVERED


async def test_a_message_all_of_which_is_done_is_cancelled_and_not_sent(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse"))
    (sending,) = (await claimed(store)).sendings
    await settle(store, "one", [DeliveryOutcome(of=sending, fate=Fate.MOOT)], NOON)
    assert (await row(store, "åse")).state is ReminderState.CANCELLED
    assert await every(store, Notice) == []


async def stale_notice(store: Store, **given: object) -> None:
    await kept(
        store,
        somebody("åse"),
        reached("åse"),
        reminding("åse", state=ReminderState.SENT, notice="n1"),
        Notice(
            id="n1",
            tenant=TENANT,
            to=somebody("åse").id,
            conversation="a:åse",
            message="m1",
            sent_at=NOON,
            reminders=(reminding("åse").id,),
            state=NoticeState.STALE,
            next_at=NOON,
            **given,  # type: ignore[arg-type]
        ),
    )


async def test_a_stale_message_is_drawn_again_whatever_the_hour(store: Store) -> None:
    await stale_notice(store)
    (drawing,) = (await claimed(store, NIGHT)).redrawings
    assert [one.subject for one in drawing.reminders] == ["thing"]
    assert (await claimed(store, NIGHT)).redrawings == ()
    await settle(store, "one", [DeliveryOutcome(of=drawing, fate=Fate.DELIVERED)], NIGHT)
    assert [one.state for one in await every(store, Notice)] == [NoticeState.LIVE]


async def test_a_message_in_which_nothing_can_be_done_is_closed(store: Store) -> None:
    await stale_notice(store)
    (drawing,) = (await claimed(store)).redrawings
    await settle(store, "one", [DeliveryOutcome(of=drawing, fate=Fate.DELIVERED, nothing_left=True)], NOON)
    assert [one.state for one in await every(store, Notice)] == [NoticeState.CLOSED]


async def test_what_is_recorded_while_a_message_is_drawn_again_draws_it_once_more(store: Store) -> None:
    await stale_notice(store)
    (drawing,) = (await claimed(store)).redrawings
    await kept(store, a_plan(starts=TODAY))
    await settle(store, "one", [DeliveryOutcome(of=drawing, fate=Fate.DELIVERED)], NOON)
    (again,) = (await claimed(store)).redrawings
    await settle(store, "one", [DeliveryOutcome(of=again, fate=Fate.DELIVERED)], NOON)
    assert [one.state for one in await every(store, Notice)] == [NoticeState.LIVE]


async def test_only_tenants_with_something_due_are_served(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse"))
    await kept(store, somebody("bo", tenant="t2"), reminding("bo", tenant="t2", next_at=NOON + MINUTE))
    async with store.reading() as look:
        assert await tenants_with_work(look, NOON) == (TENANT,)


async def test_a_tick_asks_as_often_with_many_rows_ahead_as_with_few(store: Store) -> None:
    await kept(store, somebody("åse"), reached("åse"), reminding("åse"))
    ahead = [reminding("åse", f"ahead{number}", next_at=NOON + timedelta(days=9)) for number in range(50)]
    async with store.reading() as look:
        few = Counted(look)
        await tenants_with_work(few, NOON)
    await kept(store, *ahead)
    async with store.reading() as look:
        many = Counted(look)
        await tenants_with_work(many, NOON)
    assert many.asked == few.asked


async def test_two_processes_that_claim_one_after_the_other_never_take_the_same(store: Store) -> None:
    names = [f"p{number:02}" for number in range(8)]
    await kept(store, *map(somebody, names), *map(reached, names), *map(reminding, names))
    taken: list[str] = []
    for worker in ("one", "two", "one", "two"):
        taken += told((await claimed(store, most=2, how=terms(worker))).sendings)
    assert sorted(taken) == names


async def test_every_tenants_pace_is_kept_between_processes(store: Store) -> None:
    names = ("åse", "bo")
    await kept(store, *map(somebody, names), *map(reached, names), *map(reminding, names))
    await claimed(store, how=terms("one", Rate(per_second=1)))
    (pace,) = await every(store, Pace)
    assert pace.next_at == NOON + timedelta(seconds=1)
    assert (await claimed(store, how=terms("two", Rate(per_second=1)))).wait_until == pace.next_at
    assert len(await every(store, Reference)) == 2
