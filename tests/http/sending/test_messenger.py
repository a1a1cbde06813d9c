"""What becomes of a message: Teams' table of answers row by row, and who knows when somebody was not told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from msgspec.structs import replace
from structlog.testing import capture_logs

from bot.operation.clock import Clock
from bot.sending.reactions import REACTIONS, Patience
from bot.settings import read_settings
from state.delivery.claim import MOST_ATTEMPTS
from state.delivery.learn import Sighting, Sign, learn
from state.delivery.pace import Rate
from state.facts.reminder import Notice, NoticeState, Reminder, ReminderKind, ReminderState
from state.organisation.people import Role
from state.organisation.reach import ReachState
from state.records.store import Writing
from state.store.memory import MemoryStore
from tests.support.bot.desk import SECRET, Desk, a_desk, notices
from tests.support.bot.teams_service import Answer
from tests.support.mailroom import (
    MINUTE,
    NOON,
    TENANT,
    every,
    kept,
    person_id,
    reached,
    reference_of,
    reminding,
    row,
    somebody,
)
from tests.support.virtual_time import in_virtual_time


class SlowToCommit(MemoryStore):
    """A store in which a commit takes a while, as in a server under load."""

    @asynccontextmanager
    async def writing(self, plans: Iterable[str] | None = None) -> AsyncIterator[Writing]:
        async with super().writing(plans) as unit:
            yield unit
            await asyncio.sleep(0.02)


async def test_a_message_is_a_card_with_a_line_for_the_notification_and_is_marked_with_teams_id() -> None:
    async with a_desk() as desk:
        await desk.due("åse")
        await desk.deliver()
        ((conversation, activity),) = desk.service.taken
        assert conversation == "a:åse"
        assert activity["attachments"][0]["contentType"] == "application/vnd.microsoft.card.adaptive"
        assert "text" not in activity
        assert activity["summary"].startswith("åse: 1")
        (notice,) = await notices(desk)
        assert (notice.message, (await row(desk.store, "åse")).state) == ("m1", ReminderState.SENT)
        assert desk.told == [reminding("åse").id]


RETRIED = {412: "PreconditionFailed", 502: "ServiceError", 503: "ServiceError", 504: "", 408: ""}


@pytest.mark.parametrize(("status", "code"), RETRIED.items())
async def test_what_may_pass_is_tried_again_later_and_later(status: int, code: str) -> None:
    async with a_desk() as desk:
        await desk.due("åse")
        desk.service.will("send:a:åse", *[Answer(status=status, code=code)] * 2)
        await desk.deliver()
        first = (await row(desk.store, "åse")).next_at - desk.clock.moment
        assert timedelta(seconds=1) <= first <= timedelta(seconds=2)
        await desk.later(timedelta(seconds=2))
        second = (await row(desk.store, "åse")).next_at - desk.clock.moment
        assert timedelta(seconds=4) <= second <= timedelta(seconds=8)
        await desk.later(timedelta(seconds=8))
        assert desk.service.to == ["a:åse"]


async def test_what_never_passes_is_given_up_and_the_coordinator_is_told() -> None:
    async with a_desk() as desk:
        await desk.due("åse")
        await kept(desk.store, somebody("ida", role=Role.COORDINATOR), desk.reached("ida"))
        desk.service.will("send:a:åse", *[Answer(status=503)] * MOST_ATTEMPTS)
        for _ in range(MOST_ATTEMPTS):
            await desk.deliver()
            desk.clock.turn(
                timedelta(hours=1) if (await row(desk.store, "åse")).attempts > 5 else 20 * MINUTE
            )
        await desk.deliver()
        lost = await row(desk.store, "åse")
        assert (lost.state, lost.why) == (ReminderState.UNDELIVERED, "503")
        assert desk.service.statuses[503] == MOST_ATTEMPTS
        assert lost.id in desk.told
        alarms = [one for one in await every(desk.store, Reminder) if one.kind is ReminderKind.UNREACHABLE]
        assert [(one.recipient, one.subject) for one in alarms] == [(person_id("ida"), person_id("åse"))]


@pytest.mark.parametrize("answer", [Answer(breaks=True), Answer(hangs=True)], ids=["reset", "time-out"])
@in_virtual_time
async def test_a_broken_connection_leaves_open_whether_it_arrived_so_it_is_sent_again(answer: Answer) -> None:
    async with a_desk(timeout=0.2) as desk:
        await desk.due("åse")
        desk.service.will("send:a:åse", answer)
        await desk.deliver()
        assert (await row(desk.store, "åse")).state is ReminderState.WAITING
        await desk.later(timedelta(seconds=2))
        assert (await row(desk.store, "åse")).state is ReminderState.SENT


async def test_a_500_is_not_tried_at_once_but_after_a_long_pause_and_at_most_twice() -> None:
    async with a_desk() as desk:
        await desk.due("åse")
        desk.service.will("send:a:åse", *[Answer(status=500, code="ServiceError")] * 5)
        await desk.deliver()
        await desk.later(14 * MINUTE)
        assert desk.service.statuses[500] == 1
        await desk.later(MINUTE)
        await desk.later(15 * MINUTE)
        await desk.later(15 * MINUTE)
        lost = await row(desk.store, "åse")
        assert (desk.service.statuses[500], lost.state) == (3, ReminderState.UNDELIVERED)
        assert lost.why == "500 ServiceError"


async def test_a_message_without_an_id_counts_as_not_delivered() -> None:
    async with a_desk() as desk:
        await desk.due("åse")
        desk.service.will("send:a:åse", Answer(gives_id=False))
        await desk.deliver()
        assert ((await row(desk.store, "åse")).state, await notices(desk)) == (ReminderState.WAITING, [])


@pytest.mark.parametrize(("status", "code"), [(400, "BadArgument"), (413, "MessageSizeTooBig")])
async def test_a_card_teams_does_not_take_is_sent_as_text_once(status: int, code: str) -> None:
    async with a_desk() as desk:
        await desk.due("åse", "bo")
        desk.service.will("send:a:åse", Answer(status=status, code=code))
        desk.service.will("send:a:bo", *[Answer(status=status, code=code)] * 2)
        await desk.deliver()
        ((conversation, activity),) = desk.service.taken
        assert (conversation, "attachments" in activity) == ("a:åse", False)
        assert activity["text"].startswith("åse: 1")
        assert (await row(desk.store, "bo")).state is ReminderState.UNDELIVERED
        assert desk.service.statuses[status] == 3


async def test_credentials_that_do_not_hold_stop_everything_until_the_operator_acts() -> None:
    async with a_desk() as desk:
        await desk.due("åse")
        desk.service.will("send:a:åse", Answer(status=401, code="BotNotRegistered"))
        with capture_logs() as log:
            await desk.deliver()
        waiting = await row(desk.store, "åse")
        assert (waiting.state, waiting.attempts) == (ReminderState.WAITING, 0)
        assert [one["log_level"] for one in log if "credentials" in one["event"]] == ["error"]
        assert desk.figure("attempts_total", status="401") == 1
        await desk.later(timedelta(seconds=59))
        assert desk.service.taken == []
        await desk.later(timedelta(seconds=1))
        assert desk.service.to == ["a:åse"]


UNTIL = {
    ("ConversationBlockedByUser", ""): ReachState.BLOCKED,
    ("Forbidden", "MessageWritesBlocked"): ReachState.BLOCKED,
    ("BotDisabledByAdmin", ""): ReachState.DISABLED,
    ("BotNotInConversationRoster", ""): ReachState.UNINSTALLED,
}


@pytest.mark.parametrize(("code", "subcode"), UNTIL, ids=[code for code, _ in UNTIL])
async def test_who_cannot_be_written_to_is_left_alone_and_the_coordinator_is_told(
    code: str, subcode: str
) -> None:
    async with a_desk() as desk:
        await desk.due("åse")
        await kept(desk.store, somebody("ida", role=Role.COORDINATOR), desk.reached("ida"))
        desk.service.will("send:a:åse", Answer(status=403, code=code, subcode=subcode))
        await desk.deliver()
        assert (await reference_of(desk.store, "åse")).state is UNTIL[code, subcode]
        assert (await row(desk.store, "åse")).state is ReminderState.UNDELIVERED
        assert desk.service.to == ["a:ida"]
        await kept(desk.store, reminding("åse", "more"))
        await desk.later(timedelta(days=1))
        assert desk.service.to == ["a:ida"]
        assert desk.service.statuses[403] == 1


@pytest.mark.parametrize("code", ["InvalidBotApiHost", "NotEnoughPermissions", "SomethingNew"])
async def test_other_refusals_are_not_repeated_and_say_nothing_about_the_person(code: str) -> None:
    async with a_desk() as desk:
        await desk.due("åse")
        desk.service.will("send:a:åse", Answer(status=403, code=code))
        await desk.deliver()
        await desk.later(timedelta(days=1))
        assert (await row(desk.store, "åse")).why == f"403 {code}"
        assert (await reference_of(desk.store, "åse")).state is ReachState.REACHABLE
        assert sum(desk.service.statuses.values()) == 1


async def test_a_chat_teams_has_forgotten_is_opened_anew_once_and_kept() -> None:
    async with a_desk() as desk:
        await desk.due("åse")
        desk.service.will("send:a:åse", Answer(status=404, code="ConversationNotFound"))
        await desk.deliver()
        assert (desk.service.created, desk.service.to) == (["29:åse"], ["a:åse-new"])
        assert (await reference_of(desk.store, "åse")).conversation == "a:åse-new"


async def test_a_removed_user_is_gone_and_is_not_asked_for_again() -> None:
    async with a_desk() as desk:
        await desk.due("åse")
        missing = Answer(status=404, code="ConversationNotFound")
        desk.service.will("send:a:åse", missing)
        desk.service.will("create:29:åse", missing)
        await desk.deliver()
        gone = await reference_of(desk.store, "åse")
        assert (gone.state, gone.conversation) == (ReachState.GONE, "")
        assert (await row(desk.store, "åse")).state is ReminderState.UNDELIVERED
        await desk.later(timedelta(days=1))
        assert desk.service.statuses[404] == 2


async def test_every_row_of_the_table_is_tried_here() -> None:
    tried = {*RETRIED, 400, 401, 403, 404, 413, 429, 500}
    assert {status for status, _ in REACTIONS} == tried


async def test_being_throttled_holds_one_person_and_nobody_else() -> None:
    async with a_desk() as desk:
        await desk.due("åse", "bo", "cai")
        desk.service.will("send:a:åse", Answer(status=429, code="Throttled", retry_after=90))
        await desk.deliver()
        assert sorted(desk.service.to) == ["a:bo", "a:cai"]
        await desk.later(timedelta(seconds=89))
        assert len(desk.service.to) == 2
        await desk.later(timedelta(seconds=1))
        assert desk.service.to[2:] == ["a:åse"]
        assert desk.figure("retry_after_seconds_sum") == 90


async def test_a_chat_never_opened_is_opened_once_and_kept() -> None:
    async with a_desk() as desk:
        await kept(desk.store, somebody("åse"), desk.reached("åse", conversation=""), reminding("åse"))
        await desk.deliver()
        await kept(desk.store, reminding("åse", "more", next_at=NOON))
        await desk.later(timedelta(days=1))
        assert (desk.service.created, desk.service.to) == (["29:åse"], ["a:åse-new", "a:åse-new"])


async def test_somebody_never_seen_is_not_written_to_until_they_are() -> None:
    async with a_desk() as desk:
        await kept(desk.store, somebody("åse"), reminding("åse"))
        await desk.deliver()
        assert (await row(desk.store, "åse")).why == "never-seen"
        await learn(desk.store, (sighting(desk, "åse", Sign.INSTALLED),), desk.clock.moment)
        await desk.deliver()
        assert desk.service.to == ["a:åse"]


def sighting(desk: Desk, name: str, sign: Sign, **given: str) -> Sighting:
    seen = Sighting(
        person=person_id(name),
        tenant=TENANT,
        user=f"29:{name}",
        bot="28:bot",
        conversation="" if sign is Sign.SEEN else f"a:{name}",
        service_url=f"{desk.service.url}/{TENANT}/",
        sign=sign,
    )
    return replace(seen, **given)


async def test_who_blocked_the_bot_and_writes_again_gets_what_was_kept_from_them() -> None:
    async with a_desk() as desk:
        await desk.due("åse")
        desk.service.will("send:a:åse", Answer(status=403, code="ConversationBlockedByUser"))
        await desk.deliver()
        await learn(desk.store, (sighting(desk, "åse", Sign.SEEN),), desk.clock.moment)
        await desk.deliver()
        assert desk.service.taken == []
        await learn(desk.store, (sighting(desk, "åse", Sign.WROTE),), desk.clock.moment)
        await desk.deliver()
        assert desk.service.to == ["a:åse"]
        assert (await row(desk.store, "åse")).state is ReminderState.SENT


async def test_who_removed_the_app_is_not_written_to_and_their_deputy_is() -> None:
    async with a_desk() as desk:
        await kept(desk.store, somebody("åse", deputy="bo"), somebody("bo"))
        await kept(desk.store, desk.reached("åse"), desk.reached("bo"), reminding("åse"))
        await learn(desk.store, (sighting(desk, "åse", Sign.UNINSTALLED),), desk.clock.moment)
        await desk.deliver()
        told = await row(desk.store, "åse")
        assert (desk.service.to, told.told) == (["a:bo"], person_id("bo"))


async def test_the_deputy_is_asked_at_once_when_somebody_turns_out_to_be_blocked() -> None:
    async with a_desk() as desk:
        # Bo stands in for Åse, but has never been seen, so Åse is written to; then Bo appears and Åse has blocked.
        await kept(
            desk.store, somebody("åse", deputy="bo"), somebody("bo"), desk.reached("åse"), reminding("åse")
        )
        desk.service.will(
            "send:a:åse", Answer(status=503), Answer(status=403, code="ConversationBlockedByUser")
        )
        await desk.deliver()
        await kept(desk.store, reminding("åse", "more"))
        desk.service.will("send:a:åse")
        await learn(desk.store, (sighting(desk, "bo", Sign.WROTE),), desk.clock.moment)
        await desk.later(timedelta(seconds=2))
        assert desk.service.to == ["a:bo"]


async def test_messages_go_to_the_newest_service_address() -> None:
    async with a_desk() as desk:
        await kept(desk.store, somebody("åse"), reached("åse", url="http://127.0.0.1:9/"), reminding("åse"))
        await learn(desk.store, (sighting(desk, "åse", Sign.SEEN),), desk.clock.moment)
        await desk.deliver()
        assert desk.service.to == ["a:åse"]


async def test_what_is_all_done_is_not_sent() -> None:
    async with a_desk() as desk:
        await desk.due("åse", about="done")
        await desk.deliver()
        assert desk.service.taken == []
        assert (await row(desk.store, "åse", "done")).state is ReminderState.CANCELLED


async def test_one_message_without_words_keeps_nobody_elses_back() -> None:
    async with a_desk() as desk:
        await desk.due("åse", "bo")
        desk.words.unspeakable.add("åse")
        with capture_logs() as log:
            await desk.deliver()
        assert desk.service.to == ["a:bo"]
        assert (await row(desk.store, "åse")).next_at == NOON + 15 * MINUTE
        assert SECRET not in str(log)


async def test_the_log_has_a_line_a_message_and_nothing_anybody_wrote() -> None:
    async with a_desk() as desk:
        await desk.due("åse", text=SECRET)
        with capture_logs() as log:
            await desk.deliver()
        (line,) = [one for one in log if one["event"] == "delivery"]
        assert (line["reminders"], line["status"], line["attempt"]) == (1, "delivered", 1)
        assert SECRET not in str(log)


async def test_the_figures_count_what_was_sent_and_what_was_not() -> None:
    async with a_desk() as desk:
        await desk.due("åse", "bo")
        await kept(desk.store, somebody("cai"), reminding("cai"))
        desk.service.will("send:a:bo", Answer(status=502))
        await desk.deliver()
        async with desk.store.reading() as look:
            await desk.metrics.look_at(look, NOON + 5 * MINUTE)
        assert desk.figure("messages_sent_total") == 1
        assert desk.figure("reminders_lost_total") == 1
        assert (desk.figure("reminders_due"), desk.figure("reminders_late")) == (1, 1)
        assert desk.figure("reminders_undelivered") == 1
        assert desk.figure("messages_in_flight") == 0
        assert desk.figure("attempts_total", status="502") == 1
        assert "åse" not in desk.metrics.text()


async def stale(desk: Desk) -> None:
    await kept(
        desk.store,
        somebody("åse"),
        desk.reached("åse"),
        reminding("åse", state=ReminderState.SENT),
        Notice(
            id="n1",
            tenant=TENANT,
            to=person_id("åse"),
            conversation="a:åse",
            message="m7",
            sent_at=NOON,
            reminders=(reminding("åse").id,),
            state=NoticeState.STALE,
            next_at=NOON,
        ),
    )


async def state_of(desk: Desk) -> NoticeState:
    (notice,) = await notices(desk)
    return notice.state


async def test_a_message_that_no_longer_shows_what_is_true_is_drawn_again_in_place() -> None:
    async with a_desk() as desk:
        await stale(desk)
        await desk.deliver()
        ((message, activity),) = desk.service.updated
        assert (message, activity["id"], activity["summary"]) == ("m7", "m7", "n1: 1")
        assert (desk.service.taken, await state_of(desk)) == ([], NoticeState.LIVE)


async def test_a_message_with_nothing_left_to_do_is_drawn_for_the_last_time() -> None:
    async with a_desk() as desk:
        await stale(desk)
        desk.words.buttons = ()
        await desk.deliver()
        assert await state_of(desk) is NoticeState.CLOSED


async def test_a_message_the_person_deleted_is_forgotten() -> None:
    async with a_desk() as desk:
        await stale(desk)
        desk.service.will("update:m7", Answer(status=404, code="ActivityNotFoundInConversation"))
        await desk.deliver()
        await desk.later(timedelta(days=1))
        assert (desk.service.updated, await state_of(desk)) == ([], NoticeState.CLOSED)
        assert (desk.service.created, desk.service.statuses[404]) == ([], 1)
        assert (await reference_of(desk.store, "åse")).state is ReachState.REACHABLE


async def test_drawing_again_waits_as_long_as_teams_asks() -> None:
    async with a_desk() as desk:
        await stale(desk)
        desk.service.will("update:m7", Answer(status=429, retry_after=30), Answer(status=503))
        await desk.deliver()
        await desk.later(timedelta(seconds=29))
        assert sum(desk.service.statuses.values()) == 1
        await desk.later(timedelta(seconds=1))
        await desk.later(timedelta(seconds=8))
        assert await state_of(desk) is NoticeState.LIVE


@in_virtual_time
async def test_no_more_is_on_its_way_than_was_set() -> None:
    async with a_desk(in_flight=5) as desk:
        desk.service.latency = 0.01
        await desk.due(*(f"p{number:02}" for number in range(40)))
        await desk.deliver()
        assert len(set(desk.service.to)) == 40
        assert desk.service.most_at_once <= 5


SEND_RATE = "40"  # as an operator sets it; Teams takes 50 requests a second from an app in a tenant


@asynccontextmanager
async def a_strict_desk(set_to: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """A messenger as the settings make it, before a Teams that refuses what is beyond its limits."""
    set_to.setenv("FREMDRIFT_SEND_RATE", SEND_RATE)
    settings = read_settings(None)
    rate = Rate(per_second=settings.send_rate)
    async with a_desk(clock=RunningClock(), rate=rate, in_flight=settings.in_flight) as desk:
        desk.service.per_second = 50
        desk.service.latency = 0.05
        yield desk


def per_second(moments: list[float]) -> float:
    """The average from the first message to the last."""
    return (len(moments) - 1) / (moments[-1] - moments[0])


@in_virtual_time
async def test_a_burst_to_one_tenant_is_delivered_once_each_at_the_set_rate(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """500 messages within Teams' limits, in a bit more than twelve seconds; at most one in a hundred is refused."""
    async with a_strict_desk(monkeypatch) as desk:
        await desk.due(*(f"p{number:03}" for number in range(500)))
        await drained(desk)
        assert sorted(desk.service.to) == [f"a:p{number:03}" for number in range(500)]
        assert per_second(desk.service.moments[TENANT]) == pytest.approx(float(SEND_RATE), rel=0.05)
        assert desk.service.statuses[429] < 5


@in_virtual_time
async def test_two_tenants_have_the_set_rate_each_and_who_must_wait_holds_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with a_strict_desk(monkeypatch) as desk:
        for tenant, letter in ((TENANT, "p"), ("t2", "q")):
            for name in (f"{letter}{number:02}" for number in range(80)):
                known = desk.reached(name, tenant=tenant)
                await kept(desk.store, somebody(name, tenant=tenant), known, reminding(name, tenant=tenant))
        desk.service.will("send:a:p10", Answer(status=429, code="Throttled", retry_after=4))
        await drained(desk)
        assert len(set(desk.service.to)) == len(desk.service.to) == 160
        assert desk.service.to[-1] == "a:p10"
        assert desk.service.statuses[429] == 1
        for moments in (desk.service.moments[TENANT][:-1], desk.service.moments["t2"]):
            assert per_second(moments) == pytest.approx(float(SEND_RATE), rel=0.1)


class RunningClock(Clock):
    """Runs from noon on, as the loop's time does."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        super().__init__(lambda: NOON + timedelta(seconds=loop.time()))


async def drained(desk: Desk) -> None:
    """Deliver until nothing waits any more."""
    for _ in range(200):
        await desk.deliver()
        waiting = [one for one in await every(desk.store, Reminder) if one.state is ReminderState.WAITING]
        if not waiting:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("reminders are left")


async def test_a_tenant_that_hangs_does_not_hold_up_another_one() -> None:
    async with a_desk(in_flight=2) as desk:
        await desk.due("åse", "bo", "cai")
        for name in ("åse", "bo", "cai"):
            desk.service.will(f"send:a:{name}", Answer(hangs=True))
        other = desk.reached("dan", tenant="t2")
        await kept(desk.store, somebody("dan", tenant="t2"), other, reminding("dan", tenant="t2"))
        await desk.messenger.tick()
        async with asyncio.timeout(10):
            await desk.service.delivered("a:dan")
        await desk.messenger.stop(0)


@in_virtual_time
async def test_a_stop_lets_what_is_on_its_way_end_and_marks_it() -> None:
    async with a_desk(in_flight=4) as desk:
        desk.service.latency = 0.05
        await desk.due(*(f"p{number:02}" for number in range(30)))
        await desk.messenger.tick()
        await desk.service.arrived.wait()
        await desk.messenger.stop(20)
        rows = await every(desk.store, Reminder)
        sent = [one for one in rows if one.state is ReminderState.SENT]
        assert len(sent) == len(desk.service.taken) < 30
        assert [one for one in rows if one.owner] == []
        await desk.messenger.tick()
        assert len(desk.service.taken) == len(sent)


@in_virtual_time
async def test_what_was_taken_in_the_moment_of_a_stop_is_given_back_and_that_is_no_attempt() -> None:
    async with a_desk(SlowToCommit()) as desk:
        await desk.due("åse", "bo", why="502", attempts=2)
        desk.words.may_come.clear()
        await desk.messenger.tick()
        await desk.words.asked_for.wait()
        stopped = asyncio.create_task(desk.messenger.stop(20))
        await asyncio.sleep(0)
        desk.words.may_come.set()
        await stopped
        assert desk.service.taken == []
        for name in ("åse", "bo"):
            left = await row(desk.store, name)
            assert (left.state, left.owner, left.next_at) == (ReminderState.WAITING, "", NOON)
            assert (left.attempts, left.why) == (2, "502")


@in_virtual_time
async def test_a_process_that_was_asked_to_end_takes_no_more_when_places_become_free() -> None:
    async with a_desk(in_flight=1) as desk:
        await desk.due("åse")
        await kept(desk.store, somebody("bo"), desk.reached("bo"), reminding("bo", next_at=NOON))
        desk.service.latency = 0.05
        await desk.messenger.tick()
        await desk.service.arrived.wait()
        await desk.messenger.stop(20)
        assert (desk.service.to, (await row(desk.store, "bo")).version) == (["a:åse"], 1)


async def test_a_process_that_slept_through_its_lease_sends_nothing_under_it() -> None:
    async with a_desk() as desk:
        await desk.due("åse")
        desk.words.takes = 2 * MINUTE
        desk.words.clock = desk.clock
        await desk.messenger.tick()
        await desk.deliver()
        assert desk.service.to == ["a:åse"]
        assert (await row(desk.store, "åse")).sent_at == NOON + 2 * MINUTE


async def test_a_stop_does_not_wait_for_ever() -> None:
    async with a_desk() as desk:
        await desk.due("åse")
        desk.service.will("send:a:åse", Answer(hangs=True))
        await desk.messenger.tick()
        await desk.service.arrived.wait()
        await desk.messenger.stop(0.05)
        leased = await row(desk.store, "åse")
        assert (leased.state, leased.owner, leased.next_at) == (ReminderState.WAITING, "w", NOON + MINUTE)


async def test_marks_that_cannot_be_made_now_are_made_later_and_nothing_is_sent_twice() -> None:
    async with a_desk() as desk:
        await desk.due("åse")
        calls = 0

        async def failing(_unit: object, _rows: object, _now: object) -> None:
            nonlocal calls
            calls += 1
            raise ValueError(SECRET)

        desk.messenger._marks._after_sent = failing
        with capture_logs() as log:
            await desk.deliver()
        assert (calls, (await row(desk.store, "åse")).state) == (2, ReminderState.SENT)
        assert SECRET not in str(log)


async def test_waiting_grows_to_an_hour_and_differs_by_chance() -> None:
    patience = Patience()
    waits = [patience.after(attempts) for attempts in range(1, 20)]
    assert max(waits) <= timedelta(hours=1)
    assert len({patience.after(3) for _ in range(20)}) > 1
