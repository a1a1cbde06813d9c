"""The conversation as a whole: from what was said to the reply, and what is remembered of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime

from msgspec.structs import replace

from dialogs.answers.help.introduction import welcome, welcome_here
from dialogs.asking.ask import Ask
from dialogs.asking.memory import REFRESH, Memory, kept, recall
from dialogs.asking.refusal import refused
from dialogs.conversation.carry_out import CarryingOut
from dialogs.conversation.dispatch import dispatch, waiting
from dialogs.conversation.listening import Listening
from dialogs.conversation.moved_to_private import Handovers, taken_up
from dialogs.conversation.paging import in_parts
from dialogs.conversation.repeated import does_something, given_before, kept_turn, undone_draft
from dialogs.conversation.reply import as_reply
from dialogs.conversation.save import Keeper
from dialogs.recording.engine import flow
from dialogs.recording.plans import settle_draft
from dialogs.reminders.buttons import VERB
from dialogs.saying.answer import Answer
from dialogs.saying.speech import Reply, Said
from dialogs.texts import Texts
from state.actions.people.roles import set_language
from state.conversations.feedback import Reaction, keep_feedback
from state.conversations.talk import Talk, talk_id
from state.overview.snapshot import Snapshots
from state.records.errors import PlanError
from state.records.on_demand import reading_on_demand
from state.records.store import Store


class Root:
    """The conversation as a whole; one for all people, what it remembers is in the store.

    `protected` are the administrators the settings name.
    """

    def __init__(
        self,
        store: Store,
        texts: Texts | None = None,
        protected: frozenset[str] = frozenset(),
        snapshots: Snapshots | None = None,
    ) -> None:
        self._store = store
        self._texts = texts or Texts()
        self._listening = Listening(self._texts)
        self._carrying_out = CarryingOut(store, self.asking, protected)
        self._snapshots = snapshots or Snapshots(store)
        self._keeper = Keeper(store)
        self._handovers = Handovers(store)

    async def reply(self, said: Said) -> Reply:
        """The answer to one message or card click; what a person may not or cannot do is said, never raised."""
        known = _talk_id(said)
        glance = await self._store.glance(Talk, known)
        talk = glance.record or Talk(id=known)
        memory = recall(talk, said.now)
        if memory.pending is not None or does_something(said):
            async with self._store.alone(known):  # another process may be at the same matter
                glance = await self._store.glance(Talk, known)
                talk = glance.record or talk
                again = await given_before(self._store, self._texts, talk, said)
                return again or await self._worked_out(said, talk, recall(talk, said.now), glance.revisions)
        again = await given_before(self._store, self._texts, talk, said)
        if again is not None:
            return again
        return await self._worked_out(said, talk, memory, glance.revisions)

    async def _worked_out(
        self, said: Said, talk: Talk, memory: Memory, revisions: Mapping[str, int]
    ) -> Reply:
        """The answer to what is new, said of the truth at these revisions or later."""
        snapshot = await self._snapshots.at(revisions)
        async with reading_on_demand(self._store) as look:
            ask = self._listening.ask(snapshot, look, said, memory)
            try:
                outcome = await dispatch(ask, said, memory)
                if isinstance(outcome, Answer):
                    outcome = in_parts(ask, outcome)
            except PlanError as fault:
                outcome = replace(refused(ask, fault), pending=waiting(memory))
        if isinstance(outcome, settle_draft.Draft):
            answer = await self._carrying_out.settle(said, memory, outcome)
        elif isinstance(outcome, flow.Draft):
            answer = await self._carrying_out.act(said, memory, outcome)
        else:
            answer = outcome
        if answer.language is not None:
            await set_language(self._store, said.person, answer.language)
        if answer.complaint is not None:
            await self._keep_complaint(said, answer, answer.complaint)
        if answer.elsewhere:
            await self._handovers.begun(said)
        handover = await self._handovers.waiting(said, revisions) if memory.pending is None else None
        if handover is not None:
            answer = taken_up(ask, answer, handover)
            await self._handovers.taken_up(handover)
        after = _after(ask, answer, memory)
        if _leaves_waiting(said, memory):
            after = replace(after, pending=memory.pending)
        reply = as_reply(answer, ask)
        recorded = not isinstance(outcome, Answer) and not answer.refused
        if said.message and (memory.pending is not None or after.pending is not None or recorded):
            await self._keeper.keep(*kept_turn(talk, said, memory, after, reply))
        else:
            await self._remember(talk, memory, after, said.now)
        return reply

    async def welcome(self, said: Said) -> Reply:
        """The first message after an installation; `said` is as if by whoever added the bot."""
        async with self.asking(said) as ask:
            answer = welcome(ask) if said.surface in flow.PRIVATE else welcome_here(ask)
        glance = await self._store.glance(Talk, _talk_id(said))
        handover = await self._handovers.waiting(said, glance.revisions)
        if handover is not None:
            answer = taken_up(ask, answer, handover)
            await self._handovers.taken_up(handover)
        return as_reply(answer, ask)

    async def forget(self, conversation: str, person: str, message: str) -> None:
        """Take back what an unfinished matter took from a message that has been deleted; what is recorded stays."""
        known = talk_id(conversation, person)
        async with self._store.alone(known):
            talk = await undone_draft(self._store, known, message)
            if talk is not None:
                await self._keeper.keep(talk)

    async def remembered(self, said: Said) -> tuple[Memory, Mapping[str, int]]:
        """What the conversation remembers, and the revisions at that moment."""
        glance = await self._store.glance(Talk, _talk_id(said))
        return recall(glance.record, said.now), glance.revisions

    @asynccontextmanager
    async def asking(
        self, said: Said, memory: Memory | None = None, revisions: Mapping[str, int] | None = None
    ) -> AsyncIterator[Ask]:
        """Something asked beside the conversation, which remembers nothing of it, at these revisions or later."""
        snapshot = await (self._snapshots.now() if revisions is None else self._snapshots.at(revisions))
        async with reading_on_demand(self._store) as look:
            yield self._listening.ask(snapshot, look, said, memory or Memory())

    async def _keep_complaint(self, said: Said, answer: Answer, comment: str) -> None:
        await keep_feedback(
            self._store,
            actor=said.person,
            conversation=said.conversation,
            message=said.message or said.now.isoformat(),
            reaction=Reaction.WRONG,
            now=said.now,
            intent=answer.subject.intent if answer.subject else "",
            plans=answer.subject.plans if answer.subject else (),
            comment=comment,
        )

    async def _remember(self, talk: Talk, before: Memory, after: Memory, now: datetime) -> None:
        """Keep what the next message may refer to; saved only where it changed or the old one grows stale."""
        fresh = talk.updated is not None and talk.updated <= now <= talk.updated + REFRESH
        if not fresh or after != before:
            await self._keeper.keep(replace(talk, memory=kept(after), updated=now))


def _talk_id(said: Said) -> str:
    return talk_id(said.conversation, said.person.id)


def _after(ask: Ask, answer: Answer, memory: Memory) -> Memory:
    """What is to be remembered once the answer has been given."""
    return Memory(
        last=answer.subject or memory.last,
        pending=answer.pending,
        language=answer.language or ask.voice.language,
        page=answer.page,
    )


def _leaves_waiting(said: Said, memory: Memory) -> bool:
    """Whether the button of another matter was pressed in the middle of one, which waits and is gone on with."""
    under_way = waiting(memory)
    if said.payload is None or under_way is None:
        return False
    verb = said.payload.get("verb")
    settles_another = verb == settle_draft.VERB and said.payload.get("question") != under_way.get("question")
    return verb == VERB or settles_another
