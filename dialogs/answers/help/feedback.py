"""What people said of the answers: that one was wrong, kept for the administrator, who sees them all."""

from __future__ import annotations

import re

from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.conversations.feedback import Feedback, Reaction
from state.organisation.calendar import COPENHAGEN
from state.organisation.people import Role

PAGE = 10
LONGEST_SHOWN = 300
# a bare "forkert" asks how to see what an answer rests on; only a verdict on the answer is one
VERDICT = re.compile(
    r"^\s*(?:nej,?\s+|no,?\s+)?(?:"
    r"(?:det|svaret|dit svar)\s+(?:var|er)\s+(?:simpelthen\s+|helt\s+)?(?:forkert|ikke rigtigt|ikke korrekt)"
    r"|(?:that|that's|this|it|the answer|your answer)(?:\s+(?:was|is))?\s+"
    r"(?:just\s+|plain\s+)?(?:wrong|not right|incorrect|not correct)"
    r")\b[\s:;,.!–-]*(?P<comment>.*)$",
    re.IGNORECASE | re.DOTALL,
)
WHY = re.compile(r"^(?:fordi|for|because|since)\b\s*", re.IGNORECASE)


def complaint_in(text: str) -> str | None:
    """What a message finds wrong with the answer before: "" for no more than that it was, None for no complaint."""
    found = VERDICT.match(text)
    return WHY.sub("", found["comment"].strip()) if found else None


def complained(ask: Ask, comment: str) -> Answer:
    """Thanks for saying so, and how to see what the answer rests on."""
    voice = ask.voice
    return Answer(
        title=voice("app-name"),
        lead=voice("feedback-thanks-comment" if comment else "feedback-thanks-wrong"),
        notes=(voice("wrong"),),
        buttons=(
            ask_button(voice, "button-why"),
            ask_button(voice, "button-source"),
            ask_button(voice, "button-open-questions-all"),
        ),
        subject=ask.last,
        complaint=comment,
    )


async def feedback(ask: Ask) -> Answer:
    """What people said of the answers, the newest first; for an administrator."""
    voice = ask.voice
    if ask.person.role is not Role.ADMIN:
        return Answer(lead=voice("feedback-admins-only"), subject=ask.last, refused=True)
    tenant, skip = ask.person.tenant, ask.page * PAGE
    total = await ask.look.count(Feedback, tenant=tenant)
    if not total:
        return Answer(lead=voice("feedback-none"), subject=Subject(intent="feedback"))
    found = await ask.look.find(Feedback, tenant=tenant, order=("-at",), limit=PAGE, offset=skip)
    liked = await ask.look.count(Feedback, tenant=tenant, reaction=Reaction.LIKE)
    more = skip + len(found) < total
    return Answer(
        title=voice("feedback-title"),
        lead=voice("feedback-lead", count=total, liked=liked, shown=len(found)),
        sections=tuple([_section(ask, one) for one in found]),
        buttons=(ask_button(voice, "button-more"),) if more else (),
        subject=Subject(intent="feedback"),
        more=more,
    )


def _section(ask: Ask, one: Feedback) -> Section:
    voice, local = ask.voice, one.at.astimezone(COPENHAGEN)
    heading = voice(
        "feedback-line",
        reaction=one.reaction,
        name=escape(one.who_name),
        day=local.date(),
        time=voice.time(local),
    )
    lines = [_about(ask, one)]
    if one.comment:
        lines.append(voice("feedback-comment", comment=escape(one.comment[:LONGEST_SHOWN])))
    return Section(heading=heading, lines=tuple(lines))


def _about(ask: Ask, one: Feedback) -> str:
    """What the answer was to, as one would ask it."""
    voice, text_id = ask.voice, f"offer-{one.intent}"
    if not one.intent or not voice.texts.has(voice.language, text_id):
        return voice("feedback-about-unknown")
    names = escape(voice.all_of(ask.lexicon.plan_name(plan) for plan in one.plans))
    return voice("feedback-about", asked=voice(text_id, plan=names, named=bool(names)))
