"""A finished draft done: what it was for is recorded once, and what cannot be done is said with nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from msgspec.structs import replace

from dialogs.answers.plans.history import told
from dialogs.asking.ask import Ask, in_time
from dialogs.asking.memory import Memory
from dialogs.asking.refusal import refusal, refused
from dialogs.conversation.repeated import recorded_by
from dialogs.recording.engine import by_button, by_words, flow
from dialogs.recording.flows import FLOWS
from dialogs.recording.plans import settle_draft, settle_show
from dialogs.saying.answer import Answer, Section
from dialogs.saying.speech import Said
from state.actions.plans.settle_question import Settled, settle_question
from state.records.errors import PlanError, RecordMovedOn
from state.records.store import Store

Asking = Callable[[Said, Memory], AbstractAsyncContextManager[Ask]]


class CarryingOut:
    """Does what a draft says, in a transaction of its own, and looks anew at what it says of it.

    `protected` are the administrators the settings name.
    """

    def __init__(self, store: Store, asking: Asking, protected: frozenset[str]) -> None:
        self._store = store
        self._asking = asking
        self._protected = protected

    async def settle(self, said: Said, memory: Memory, draft: settle_draft.Draft) -> Answer:
        """Settle the open question."""
        result: Settled | PlanError
        try:
            result = await settle_question(
                self._store,
                actor=said.person,
                question=draft.question,
                reading=draft.reading,
                last_day=draft.last_day,
                answer=draft.answer,
                reason=draft.reason,
                seen=draft.seen,
                now=said.now,
                message=said.message,
            )
        except PlanError as fault:
            result = fault
        async with self._asking(said, memory) as ask:
            if isinstance(result, PlanError):
                return replace(refused(ask, result), pending=draft.kept())
            return settle_show.done(ask, result)

    async def act(self, said: Said, memory: Memory, draft: flow.Draft) -> Answer:
        """Do what a conversation was for; what cannot be done is said, and nothing that was entered is lost."""
        conversation = FLOWS[draft.flow]
        key = draft.card or said.message  # a summary is carried out once, however often it is said yes to
        async with self._asking(said, memory) as ask:
            before = await _recorded(ask, said, key)
        if before is not None:
            return before
        doing = flow.Doing(
            store=self._store,
            snapshot=ask.snapshot,
            actor=said.person,
            now=said.now,
            message=key,
            protected=self._protected,
        )
        fault: PlanError | None = None
        result: object = None
        try:
            result = await conversation.act(doing, draft.values, draft.seen)
        except PlanError as raised:
            fault = raised
        async with self._asking(said, memory) as ask:
            if fault is None:
                return replace(await in_time(conversation.done(ask, result, draft.values)), replaces=True)
            if isinstance(fault, RecordMovedOn) and await by_button.was_done(ask, draft, fault):
                return replace(await by_button.stale(ask, None), replaces=True)
            again = await by_words.go_on(ask, conversation, draft, fault=refusal(ask.voice, fault))
            return replace(again, replaces=True, refused=True)


async def _recorded(ask: Ask, said: Said, key: str) -> Answer | None:
    """What was recorded already by the turn that is delivered again; None where nothing was."""
    done = await recorded_by(ask.look, said, key)
    if not done:
        return None
    section = Section(lines=tuple([await told(ask, one) for one in done]), bullets=True)
    return Answer(lead=ask.voice("turn-recorded-already"), sections=(section,), replaces=True)
