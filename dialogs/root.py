"""Where a message goes: an unfinished matter, a question, a card's button, a follow-up, or a way forward."""

from __future__ import annotations

from collections.abc import AsyncIterator, Hashable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime

from dialogs import flow, flow_click, flow_talk, reminding
from dialogs.again import does_something, given_before, kept_turn, recorded_by, undone_draft
from dialogs.answer import Answer, Section
from dialogs.ask import Ask
from dialogs.basis import Basis
from dialogs.cards import as_card
from dialogs.concepts import language_heard
from dialogs.elsewhere import Handovers, taken_up
from dialogs.fallback import did_you_mean, not_understood
from dialogs.flows import FLOWS
from dialogs.follow import answers_nothing, follow_up, only_asks_when, what_was_meant
from dialogs.given import GivenAnswers, given, may_be_given_again, question_of
from dialogs.hearing import hear
from dialogs.keeping import Keeper
from dialogs.lexicon import Lexicon
from dialogs.memory import REFRESH, Memory, kept, recall
from dialogs.paging import in_parts, next_part
from dialogs.questions.bodies import which_body
from dialogs.questions.feedback import complained, complaint_in
from dialogs.questions.history import told
from dialogs.questions.introduction import welcome, welcome_here
from dialogs.questions.registry import QUESTIONS
from dialogs.questions.sayings import ask_button
from dialogs.readers.answers import is_cancel
from dialogs.readers.choices import choice
from dialogs.recognise import LIKELY, SURE, recognise
from dialogs.reminding.answers import clicked
from dialogs.render import as_text, escape
from dialogs.settle import answered, begin, from_form, go_on
from dialogs.settle_draft import VERB, Draft, recalled
from dialogs.settle_show import done
from dialogs.speech import Forms, Reply, Said, Topic
from dialogs.texts import LANGUAGES, Texts
from dialogs.twofold import joined, two_questions
from dialogs.voice import Voice
from state.actions import keep_feedback, set_language, settle_question
from state.calendar import local_day
from state.errors import PlanError, RecordMovedOn
from state.feedback import Reaction
from state.open_questions import OpenQuestion
from state.organisation import Organisation
from state.plan import Plan
from state.store.protocol import Reading, Store
from state.talk import Talk
from state.upkeep import the_organisation

# what may be asked beside something else in one message: the questions, not the small talk
ASKED = frozenset(
    intent
    for intent in QUESTIONS
    if not intent.startswith("record-")
    and intent not in ("hello", "thanks", "bye", "rude", "wrong", "help", "more")
)


NAMED = (Organisation, Plan)

Outcome = Answer | Draft | flow.Draft


def language_of(said: Said, memory: Memory | None = None) -> str:
    """The person's own choice, else the message's language where it tells, else the last one, else the client's."""
    if said.person.language in LANGUAGES:
        return str(said.person.language)
    heard = language_heard(said.text)
    if heard is not None:
        return heard
    if memory is not None and memory.language in LANGUAGES:
        return str(memory.language)
    return "en" if (said.locale or "").lower().startswith("en") else "da"


class Root:
    """The conversation as a whole; one for all people, what it remembers is in the store.

    `protected` are the administrators the settings name.
    """

    def __init__(
        self, store: Store, texts: Texts | None = None, protected: frozenset[str] = frozenset()
    ) -> None:
        self._store = store
        self._protected = protected
        self._texts = texts or Texts()
        self._known: tuple[dict[str, int], Organisation, Lexicon] | None = None
        self._given = GivenAnswers()
        self._keeper = Keeper(store)
        self._handovers = Handovers(store)

    async def reply(self, said: Said) -> Reply:
        """The answer to one message or card click; what a person may not or cannot do is said, never raised."""
        talk_id = _talk_id(said)
        glance = await self._store.glance(Talk, talk_id)
        talk = glance.record or Talk(id=talk_id)
        memory = recall(talk, said.now)
        if memory.pending is not None or does_something(said):
            async with self._store.alone(talk_id):  # another process may be at the same matter
                talk = (await self._store.glance(Talk, talk_id)).record or talk
                again = await given_before(self._store, self._texts, talk, said)
                return again or await self._worked_out(said, talk, recall(talk, said.now), None)
        again = await given_before(self._store, self._texts, talk, said)
        if again is not None:
            return again
        question = question_of(said, memory, local_day(said.now))
        if await self._handovers.waiting(said, glance.revisions) is not None:
            question = None
        found = self._given.find(question, said.person, glance.revisions) if question is not None else None
        if found is not None:
            await self._remember(talk, memory, found.after, said.now)
            return found.again()
        return await self._worked_out(said, talk, memory, question)

    async def _worked_out(self, said: Said, talk: Talk, memory: Memory, question: Hashable | None) -> Reply:
        """The answer to what was not asked lately, or must not be answered as it was then."""
        basis = _basis(said)
        async with self._store.reading() as look:
            revisions = await look.revisions()
            ask = await self._ask(look, said, memory, basis, revisions)
            try:
                outcome = await self._answer(ask, said, memory)
                if isinstance(outcome, Answer):
                    outcome = in_parts(ask, outcome)
            except PlanError as fault:
                outcome = _refused(ask, fault)
                question = None
        if isinstance(outcome, Draft):
            answer = await self._settle(said, memory, outcome)
        elif isinstance(outcome, flow.Draft):
            answer = await self._carry_out(said, memory, outcome)
        else:
            answer = outcome
        if answer.language is not None:
            await set_language(self._store, said.person, answer.language)
        if answer.complaint is not None:
            await self._keep_complaint(said, answer, answer.complaint)
            question = None
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
        if question is not None and answer is outcome and may_be_given_again(answer, basis):
            self._given.keep(question, said.person, basis, given(reply, after, basis, revisions))
        recorded = isinstance(outcome, Draft | flow.Draft) and not answer.refused
        if said.message and (memory.pending is not None or after.pending is not None or recorded):
            await self._keeper.keep(*kept_turn(talk, said, memory, after, reply))
        else:
            await self._remember(talk, memory, after, said.now)
        return reply

    async def welcome(self, said: Said) -> Reply:
        """The first message after an installation; `said` is as if by whoever added the bot."""
        async with self._store.reading() as look:
            revisions = await look.revisions()
            ask = await self._ask(look, said, Memory(), _basis(said), revisions)
            answer = await (welcome(ask) if said.surface in flow.PRIVATE else welcome_here(ask))
        handover = await self._handovers.waiting(said, revisions)
        if handover is not None:
            answer = taken_up(ask, answer, handover)
            await self._handovers.taken_up(handover)
        return as_reply(answer, ask)

    async def forget(self, conversation: str, person: str, message: str) -> None:
        """Take back what an unfinished matter took from a message that has been deleted; what is recorded stays."""
        talk_id = f"{conversation}|{person}"
        async with self._store.alone(talk_id):
            talk = await undone_draft(self._store, talk_id, message)
            if talk is not None:
                await self._keeper.keep(talk)

    async def remembered(self, said: Said) -> tuple[Memory, Mapping[str, int]]:
        """What the conversation remembers, and the revisions at that moment."""
        glance = await self._store.glance(Talk, _talk_id(said))
        return recall(glance.record, said.now), glance.revisions

    @asynccontextmanager
    async def asking(self, said: Said, memory: Memory | None = None) -> AsyncIterator[Ask]:
        """Something asked beside the conversation, which remembers nothing of it."""
        async with self._store.reading() as look:
            yield await self._ask(look, said, memory or Memory(), _basis(said), await look.revisions())

    async def _ask(
        self, look: Reading, said: Said, memory: Memory, basis: Basis, revisions: Mapping[str, int]
    ) -> Ask:
        organisation, lexicon = await self._names(look, revisions)
        today = local_day(said.now)
        payload_ask = said.payload.get("ask") if said.payload else None
        text = payload_ask if isinstance(payload_ask, str) else said.text
        heard = hear(text, lexicon, organisation, today)
        language = language_of(said, memory)
        if isinstance(payload_ask, str):
            language = memory.language or language_heard(payload_ask) or language
        return Ask(
            look=basis.noting(look),
            organisation=organisation,
            heard=heard,
            basis=basis,
            voice=Voice(self._texts, language, today, organisation),
            surface=said.surface,
            intent="",
            lexicon=lexicon,
            chat=said.chat,
            last=memory.last,
            forms=said.forms,
        )

    async def _names(self, look: Reading, revisions: Mapping[str, int]) -> tuple[Organisation, Lexicon]:
        """The municipality and every name in it, made anew only when a plan or body has changed."""
        stamp = {kind.__name__: revisions.get(kind.__name__, 0) for kind in NAMED}
        if self._known is None or self._known[0] != stamp:
            organisation = await the_organisation(look)
            self._known = (stamp, organisation, Lexicon(organisation, await look.find(Plan, annulled=False)))
        return self._known[1], self._known[2]

    async def _answer(self, ask: Ask, said: Said, memory: Memory) -> Outcome:
        if said.payload is not None and "ask" not in said.payload:
            outcome = await self._clicked(ask, said.payload, memory)
            under_way = memory.pending is not None and flow.recalled(memory.pending) is not None
            if isinstance(outcome, Answer) and outcome.refused and outcome.pending is None and under_way:
                return replace(outcome, pending=memory.pending)
            return outcome
        if ask.heard.is_empty:
            return await not_understood(ask)
        if memory.pending is not None:
            went_on = await self._go_on(ask, memory.pending, clicked=said.payload is not None)
            if went_on is not None:
                return went_on
        return await self._question(ask, memory)

    async def _go_on(self, ask: Ask, pending: Mapping[str, object], *, clicked: bool) -> Outcome | None:
        """What a message does to an unfinished matter; None where it is about something else.

        A question asked by a button is a question whatever is being waited for.
        """
        under_way = flow.recalled(pending)
        if under_way is not None:
            return await self._flow_on(ask, under_way, clicked=clicked)
        draft = recalled(pending)
        if draft is None:
            chosen = _chosen(ask.heard.text, pending)
            if chosen is None:
                return None
            heard = hear(chosen, ask.lexicon, ask.organisation, ask.voice.today)
            return await self._question(replace(ask, heard=heard), Memory(last=ask.last))
        recognised = recognise(ask.heard)
        asks = clicked or ask.heard.carries("@question")
        asks_else = (
            asks and recognised.is_sure and recognised.intent != "settle" and not is_cancel(ask.heard.text)
        )
        outcome = None if asks_else else await answered(ask, draft)
        if outcome is not None:
            return outcome
        if recognised.intent == "settle" and ask.heard.questions:
            return None
        question = await ask.look.get(OpenQuestion, draft.question)
        if not asks_else and question is not None and not recognised.is_sure:
            return await go_on(ask, question, draft, fault=ask.voice("settle-no-such-answer"))
        if is_cancel(ask.heard.text) or question is None:
            return None
        aside = await self._question(ask, Memory(last=ask.last))
        if not isinstance(aside, Answer):
            return aside
        back = ask.voice("settle-resume", id=draft.question)
        return replace(aside, notes=(*aside.notes, back), pending=draft.kept())

    async def _flow_on(self, ask: Ask, draft: flow.Draft, *, clicked: bool) -> Outcome | None:
        """What a message does to a conversation; a question in the middle is answered and the conversation waits."""
        conversation = FLOWS.get(draft.flow)
        if conversation is None:
            return None
        recognised = recognise(ask.heard)
        asks = clicked or ask.heard.carries("@question")
        asks_else = asks and recognised.is_sure and recognised.intent in QUESTIONS
        outcome = None if asks_else else await flow_talk.answered(ask, conversation, draft)
        if outcome is not None:
            return outcome
        if not recognised.is_sure:
            return await flow_talk.go_on(ask, conversation, draft, fault=ask.voice("flow-not-understood"))
        aside = await self._question(ask, Memory(last=ask.last))
        if not isinstance(aside, Answer) or aside.pending is not None:
            return aside
        back = ask.voice("flow-resume", what=ask.voice(draft.flow))
        return replace(aside, notes=(*aside.notes, back), pending=draft.kept())

    async def _question(self, ask: Ask, memory: Memory) -> Outcome:
        both = await self._both(ask, memory)
        if both is not None:
            return both
        comment = complaint_in(ask.heard.text)
        if comment is not None and (comment or ask.last is not None):
            return await complained(ask, comment)
        recognised = recognise(ask.heard)
        if recognised.intent == "settle" and recognised.is_sure:
            return await begin(replace(ask, intent="settle"))
        if recognised.intent in FLOWS and recognised.is_sure:
            return await flow_talk.begin(replace(ask, intent=recognised.intent), FLOWS[recognised.intent])
        if recognised.intent == "language":
            return _switched(ask)
        if recognised.intent == "more" and memory.last is not None and memory.last.intent in QUESTIONS:
            return await next_part(ask, QUESTIONS[memory.last.intent], memory.last, memory.page)
        ask = replace(ask, heard=what_was_meant(ask.heard))
        follow = follow_up(ask.heard, recognised, memory.last)
        if follow is not None:
            return await QUESTIONS[follow.intent](replace(ask, intent="follow-up"))
        if recognised.intent is None and ask.last is not None and only_asks_when(ask.heard):
            return await QUESTIONS["when"](replace(ask, intent="when"))
        if recognised.intent is None and answers_nothing(ask.heard.text):
            return Answer(
                lead=ask.voice("nothing-pending"),
                buttons=(ask_button(ask.voice, "button-status"), ask_button(ask.voice, "button-help")),
                subject=ask.last,
            )
        if recognised.intent is None:
            return await (did_you_mean(ask, recognised) if recognised.candidates else not_understood(ask))
        if recognised.score < SURE and ask.heard.unknown:
            return await did_you_mean(ask, recognised)
        if ask.heard.ambiguous and not ask.heard.units and recognised.intent != "bodies":
            return which_body(replace(ask, intent=recognised.intent))
        question = QUESTIONS.get(recognised.intent)
        if question is None:
            return await not_understood(ask)
        return await question(replace(ask, intent=recognised.intent))

    async def _both(self, ask: Ask, memory: Memory) -> Answer | None:
        """The answers to two questions in one message; None where it is not two that differ."""
        parts = two_questions(ask.heard.text)
        if parts is None:
            return None
        heard = [hear(part, ask.lexicon, ask.organisation, ask.voice.today) for part in parts]
        found = [recognise(one) for one in heard]
        intents = [one.intent for one in found if one.is_sure and one.intent in ASKED]
        if len(intents) < len(found) or intents[0] == intents[1] or any(one.ambiguous for one in heard):
            return None
        first = await self._question(replace(ask, heard=heard[0]), memory)
        if not isinstance(first, Answer):
            return None
        last = first.subject or ask.last
        second = await self._question(replace(ask, heard=heard[1], last=last), Memory(last=last))
        return None if not isinstance(second, Answer) else joined(first, second)

    async def _clicked(self, ask: Ask, payload: Mapping[str, object], memory: Memory) -> Outcome:
        """A card's button that does something: everything it carries is read and checked again."""
        conversation = FLOWS.get(str(payload.get("flow") or "")) if payload.get("verb") == flow.VERB else None
        if conversation is not None:
            if ask.surface not in flow.PRIVATE:
                return Answer(lead=ask.voice("flow-not-here"), refused=True)
            held = flow.recalled(memory.pending) if memory.pending else None
            return await flow_click.from_form(ask, conversation, payload, held)
        if payload.get("verb") == reminding.VERB:
            return await clicked(ask, payload)
        if payload.get("verb") != VERB:
            return replace(await not_understood(ask), lead=ask.voice("click-unknown"), refused=True)
        question = await ask.look.get(OpenQuestion, str(payload.get("question") or ""))
        if question is None:
            return Answer(lead=ask.voice("settle-gone"), refused=True)
        begun = await begin(replace(ask, intent="settle", heard=replace(ask.heard, questions=(question.id,))))
        if begun.refused:
            return replace(begun, replaces=not question.is_open)
        return await from_form(ask, question, payload)

    async def _settle(self, said: Said, memory: Memory, draft: Draft) -> Answer:
        fault: PlanError | None = None
        result = None
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
        except PlanError as raised:
            fault = raised
        async with self._store.reading() as look:
            ask = await self._ask(look, said, memory, _basis(said), await look.revisions())
            return await done(ask, result) if result is not None else _refused(ask, fault)

    async def _carry_out(self, said: Said, memory: Memory, draft: flow.Draft) -> Answer:
        """Do what a conversation was for; what cannot be done is said, and nothing that was entered is lost."""
        conversation = FLOWS[draft.flow]
        key = draft.card or said.message  # a summary is carried out once, however often it is said yes to
        before = await self._recorded(said, memory, key)
        if before is not None:
            return before
        doing = flow.Doing(
            store=self._store,
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
        async with self._store.reading() as look:
            ask = await self._ask(look, said, memory, _basis(said), await look.revisions())
            if fault is None:
                return replace(await conversation.done(ask, result, draft.values), replaces=True)
            if isinstance(fault, RecordMovedOn) and await flow_click.was_done(ask, draft, fault):
                return replace(await flow_click.stale(ask, None), replaces=True)
            again = await flow_talk.go_on(ask, conversation, draft, fault=_refused(ask, fault).lead)
            return replace(again, replaces=True, refused=True)

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

    async def _recorded(self, said: Said, memory: Memory, key: str) -> Answer | None:
        """What was recorded already by the turn that is delivered again; None where nothing was."""
        async with self._store.reading() as look:
            done = await recorded_by(look, said, key)
            if not done:
                return None
            ask = await self._ask(look, said, memory, _basis(said), await look.revisions())
            lines = tuple([await told(ask, one) for one in done])
            section = Section(lines=lines, bullets=True)
            return Answer(lead=ask.voice("turn-recorded-already"), sections=(section,), replaces=True)

    async def _remember(self, talk: Talk, before: Memory, after: Memory, now: datetime) -> None:
        """Keep what the next message may refer to; saved only where it changed or the old one grows stale."""
        fresh = talk.updated is not None and talk.updated <= now <= talk.updated + REFRESH
        if not fresh or after != before:
            await self._keeper.keep(replace(talk, memory=kept(after), updated=now))


def _talk_id(said: Said) -> str:
    return f"{said.conversation}|{said.person.id}"


def _basis(said: Said) -> Basis:
    """What an answer rests on before it is begun: the names in the message are those of bodies and plans."""
    return Basis(said.person, said.now, *NAMED)


def _after(ask: Ask, answer: Answer, memory: Memory) -> Memory:
    """What is to be remembered once the answer has been given."""
    return Memory(
        last=answer.subject or memory.last,
        pending=answer.pending,
        language=answer.language or ask.voice.language,
        page=answer.page,
    )


def _leaves_waiting(said: Said, memory: Memory) -> bool:
    """Whether a reminder's button was pressed in the middle of something, which waits and is gone on with."""
    if said.payload is None or said.payload.get("verb") != reminding.VERB or memory.pending is None:
        return False
    return flow.recalled(memory.pending) is not None or recalled(memory.pending) is not None


def _chosen(text: str, pending: Mapping[str, object]) -> str | None:
    options = pending.get("options")
    if pending.get("kind") != "choice" or not isinstance(options, list):
        return None
    offered = [(str(one.get("ask")), str(one.get("title"))) for one in options if isinstance(one, Mapping)]
    return choice(text, offered)


def _switched(ask: Ask) -> Answer:
    if not ask.heard.carries("english", "danish"):
        return Answer(
            title=ask.voice("app-name"),
            lead=ask.voice("language-which"),
            buttons=(ask_button(ask.voice, "button-danish"), ask_button(ask.voice, "button-english")),
            subject=ask.last,
        )
    language = "en" if ask.heard.carries("english") else "da"
    voice = Voice(ask.voice.texts, language, ask.voice.today, ask.organisation)
    return Answer(lead=voice("language-switched"), subject=ask.last, language=language)


def _refused(ask: Ask, fault: PlanError | None) -> Answer:
    if fault is None:
        return Answer(lead=ask.voice("error-plan"), refused=True)
    facts = {name: _as_fact(ask, fact) for name, fact in fault.facts().items()}
    return Answer(lead=ask.voice(fault.text_id, **facts), refused=True, subject=ask.last)


def _as_fact(ask: Ask, fact: object) -> str | int:
    """A fault's fact in words; what somebody wrote takes no effect in them."""
    if fact is None:
        return "–"
    return escape(fact) if isinstance(fact, str) else ask.voice.said(fact)


def as_reply(answer: Answer, ask: Ask) -> Reply:
    """The answer as text, and as a card where it is more than a sentence."""
    language = answer.language or ask.voice.language
    plain = not (answer.title or answer.buttons or answer.sections or answer.inputs)
    return Reply(
        text=as_text(answer),
        language=language,
        card=None if plain else as_card(answer, language, in_dialog=ask.forms is Forms.IN_DIALOG),
        replaces=answer.replaces,
        refused=answer.refused,
        buttons=tuple(button.title for button in answer.buttons),
        goes_on=answer.pending is not None and bool(answer.buttons),
        topic=_topic(answer),
    )


def _topic(answer: Answer) -> Topic | None:
    """What was asked, where the answer told something: what asks back or changes something is no answer."""
    asks_back = answer.pending is not None or answer.inputs or answer.replaces or answer.refused
    subject = answer.subject
    if subject is None or subject.intent not in ASKED or asks_back or not answer.sections:
        return None
    return Topic(intent=subject.intent, plans=subject.plans)


__all__ = ["LIKELY", "Root", "as_reply", "language_of"]
