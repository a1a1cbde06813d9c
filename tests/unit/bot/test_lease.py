"""A message is on its way only as long as nobody else may have taken it, however many requests it needs."""

from __future__ import annotations

from datetime import timedelta

from bot.connector.connector import ConnectorRefused, Json
from bot.operation.metrics import Metrics
from bot.sending.post import Post, everybody
from bot.sending.reactions import Patience
from dialogs.saying.speech import Reply
from state.delivery.claim import Sending
from state.delivery.mark import DeliveryOutcome, Fate
from tests.support.bot.desk import StillClock
from tests.support.mailroom import claimed, kept, reached, reminding, somebody
from tests.support.stores import a_memory_store

SLOW = timedelta(seconds=15)
WORDS = Reply(text="Husk det", language="da", card={"type": "AdaptiveCard"})


class SlowTeams:
    """Takes as long for every request as the connector waits, and answers the first ones so."""

    def __init__(self, clock: StillClock, *answers: int) -> None:
        self._clock = clock
        self._answers = list(answers)
        self.sent_at: list[timedelta] = []
        self._began = clock.moment

    async def create(self, service_url: str, parameters: Json) -> str:
        self._clock.turn(SLOW)
        return "a:new"

    async def send(self, service_url: str, conversation: str, activity: Json) -> str:
        self.sent_at.append(self._clock.moment - self._began)
        self._clock.turn(SLOW)
        if self._answers:
            raise ConnectorRefused(status=self._answers.pop(0))
        return "m1"

    async def update(self, service_url: str, conversation: str, message: str, activity: Json) -> str:
        raise AssertionError(message)


async def a_sending() -> Sending:
    store = a_memory_store()
    await kept(store, somebody("åse"), reached("åse"), reminding("åse"))
    (sending,) = (await claimed(store)).sendings
    return sending


async def carried(*answers: int, begun_after: timedelta = timedelta()) -> tuple[DeliveryOutcome, SlowTeams]:
    one, clock = await a_sending(), StillClock()
    teams = SlowTeams(clock, *answers)
    clock.turn(begun_after)
    post = Post(teams, clock, Metrics(), Patience(), serves=everybody)
    return await post.send(one, WORDS), teams


async def test_a_chat_opened_anew_and_a_card_sent_as_text_still_fit_in_a_lease() -> None:
    outcome, teams = await carried(404)
    assert (outcome.fate, len(teams.sent_at)) == (Fate.DELIVERED, 2)


async def test_what_needs_more_requests_than_the_lease_has_room_for_is_left_for_the_next_claim() -> None:
    outcome, teams = await carried(404, 400)
    assert (outcome.fate, outcome.conversation) == (Fate.WAITS, "a:new")
    assert max(teams.sent_at) + SLOW < timedelta(minutes=1)


async def test_no_request_begins_that_may_end_after_the_lease() -> None:
    outcome, teams = await carried(begun_after=timedelta(seconds=50))
    assert (outcome.fate, teams.sent_at) == (Fate.WAITS, [])
