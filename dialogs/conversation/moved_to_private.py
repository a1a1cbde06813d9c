"""What is begun or asked where others read along and goes on in the person's own chat with the bot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.asking.private import MOST_LETTERS, WHERE
from dialogs.reading.words.fold import plain
from dialogs.saying.answer import Answer, Button
from dialogs.saying.speech import Said, Surface
from dialogs.saying.text import escape
from state.conversations.moved_to_private import Handover
from state.records.concurrency import once_more
from state.records.errors import RecordMovedOn
from state.records.store import Store

LASTS = timedelta(days=7)
MOST_SHOWN = 100


class Handovers:
    """What waits for whom; looked up anew only when something was begun elsewhere since, in any process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: tuple[int, Mapping[str, Handover]] = (0, {})

    async def waiting(self, said: Said, revisions: Mapping[str, int]) -> Handover | None:
        """What the person began elsewhere and has not come back to, if they are in their own chat now."""
        number = revisions.get(Handover.__name__, 0)
        if said.surface is not Surface.PERSONAL or not number:
            return None
        if self._known[0] != number:
            async with self._store.reading() as look:
                found = await look.find(Handover, waiting=True)
            self._known = (number, {one.id: one for one in found})
        handover = self._known[1].get(said.person.id)
        return handover if handover is not None and said.now - handover.at <= LASTS else None

    async def begun(self, said: Said) -> None:
        """Keep what was begun where others read along, in place of what was begun before."""
        text = said.text.strip()[:MOST_LETTERS]
        if not text:
            return
        handover = Handover(
            id=said.person.id,
            text=text,
            at=said.now,
            surface=said.surface.value,
            place=said.place[:MOST_LETTERS],
        )
        await once_more(partial(self._keep, handover))

    async def taken_up(self, handover: Handover) -> None:
        """Keep that the person has been told."""
        try:
            async with self._store.remembering() as unit:
                await unit.put(replace(handover, waiting=False))
        except RecordMovedOn:
            return  # something newer waits

    async def _keep(self, handover: Handover) -> None:
        async with self._store.remembering() as unit:
            known = await unit.get(Handover, handover.id)
            await unit.put(replace(handover, version=known.version if known else 0))


def taken_up(ask: Ask, answer: Answer, handover: Handover) -> Answer:
    """The answer, with where the matter began; its first message is offered where it was not said again."""
    voice, place = ask.voice, escape(handover.place)
    where = voice(WHERE.get(handover.surface, "elsewhere-group"), place=place, named=bool(place))
    if plain(ask.heard.text) == plain(handover.text):
        return replace(answer, notes=(voice("elsewhere-begun", where=where), *answer.notes))
    if answer.pending is not None:
        return answer
    said = escape(handover.text[:MOST_SHOWN])
    return replace(
        answer,
        notes=(voice("elsewhere-go-on", where=where, said=said), *answer.notes),
        buttons=(Button(title=voice("button-go-on-here"), ask=handover.text), *answer.buttons),
    )
