"""What Teams asks for beside the conversation: a search, a list that narrows, a form, a card of now, a verdict.

None of it changes what the conversation remembers, so a card that renews itself disturbs nobody.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from dialogs.answers.plans.status import status
from dialogs.asking.ask import Ask
from dialogs.conversation.reply import as_reply
from dialogs.conversation.root import Root
from dialogs.meaning.message import hear
from dialogs.recording.engine.by_button import opened
from dialogs.recording.engine.flow import PRIVATE, Draft, recalled
from dialogs.recording.engine.suggestions import Suggestions, may_search, suggested
from dialogs.recording.flows import FLOWS
from dialogs.saying.answer import Answer, Button, Input, InputKind
from dialogs.saying.speech import Forms, Reply, Said, Topic
from dialogs.search.find import Query, SearchResult, found
from state.conversations.feedback import Reaction, keep_feedback
from state.facts.plan import Plan
from state.overview.plans import PAGE
from state.records.store import OneOf, Store

MOST_PAGES = 1_000
COMMENT = "feedbackText"  # the name Teams itself gives it


class Beside:
    """Answers what is no message; `root` is the conversation it stands beside."""

    def __init__(self, root: Root, store: Store) -> None:
        self._root = root
        self._store = store

    async def find(self, said: Said, query: Query, bot: str) -> SearchResult:
        """The plans and deadlines a few words find, with a card each."""
        async with self._root.asking(said) as ask:
            return found(ask, query, bot)

    async def suggest(
        self, said: Said, dataset: str, text: str, *, skip: int, limit: int
    ) -> Suggestions | None:
        """What a field offers for what is typed in it; None where the person may not search there."""
        if not may_search(said.person, dataset):
            return None
        async with self._root.asking(said) as ask:
            return suggested(ask, dataset, text, skip=skip, limit=limit)

    async def form(self, said: Said, wanted: str) -> Reply:
        """The form of the matter that is under way, if it is the wanted one; its fields stand in a dialog."""
        said = replace(said, forms=Forms.IN_DIALOG)
        memory, revisions = await self._root.remembered(said)
        async with self._root.asking(said, memory, revisions) as ask:
            held = recalled(memory.pending) if memory.pending is not None else None
            return as_reply(await _form(ask, held, wanted), ask)

    async def renewed(self, said: Said, data: Mapping[str, object]) -> Reply | None:
        """The status a card shows, as it is now; None where the card does not say which."""
        plans, page = data.get("plans"), data.get("page")
        if not isinstance(plans, list) or len(plans) > PAGE or not all(isinstance(one, str) for one in plans):
            return None
        if type(page) is not int or not 0 <= page <= MOST_PAGES:
            return None
        memory, revisions = await self._root.remembered(said)
        async with self._root.asking(said, memory, revisions) as ask:
            known = ask.snapshot.find(Plan, id=OneOf(tuple(plans)), annulled=False) if plans else ()
            if len(known) < len(plans):
                return None
            heard = replace(hear("", ask.lexicon, ask.organisation, ask.voice.today), plans=tuple(plans))
            answer = status(replace(ask, heard=heard, intent="status", page=page))
            return as_reply(replace(answer, replaces=True), ask)

    async def keep(
        self, said: Said, message: str, topic: Topic | None, reaction: Reaction, comment: str
    ) -> None:
        """Keep what the person thinks of the answer with this message id."""
        await keep_feedback(
            self._store,
            actor=said.person,
            conversation=said.conversation,
            message=message,
            reaction=reaction,
            now=said.now,
            intent=topic.intent if topic else "",
            plans=topic.plans if topic else (),
            comment=comment,
        )

    async def feedback_form(self, said: Said) -> Reply:
        """The form that asks what was good or wrong about an answer."""
        said = replace(said, forms=Forms.IN_DIALOG)
        memory, revisions = await self._root.remembered(said)
        async with self._root.asking(said, memory, revisions) as ask:
            return as_reply(_feedback_form(ask), ask)


async def _form(ask: Ask, held: Draft | None, wanted: str) -> Answer:
    conversation = FLOWS.get(held.flow) if held is not None else None
    if ask.surface not in PRIVATE:
        return Answer(lead=ask.voice("flow-not-here"), refused=True)
    if held is None or conversation is None or held.flow != wanted:
        return Answer(lead=ask.voice("flow-card-is-old"), refused=True)
    return await opened(ask, conversation, held)


def _feedback_form(ask: Ask) -> Answer:
    voice = ask.voice
    return Answer(
        title=voice("feedback-form-title"),
        lead=voice("feedback-form"),
        inputs=(Input(id=COMMENT, kind=InputKind.TEXT, label=voice("feedback-form-label")),),
        buttons=(Button(title=voice("button-send"), verb="feedback"),),
    )
