"""What may be said only in private, and the way there."""

from __future__ import annotations

from urllib.parse import quote

from dialogs.asking.ask import Ask, Question, in_time
from dialogs.saying.answer import Answer, Button
from dialogs.saying.speech import Surface

MOST_LETTERS = 300


WHERE = {Surface.GROUP.value: "elsewhere-group", Surface.CHANNEL.value: "elsewhere-channel"}


def is_among_others(ask: Ask) -> bool:
    """Whether others read along."""
    return ask.surface.value in WHERE


def in_own_chat(ask: Ask, lead: str) -> Answer:
    """That this goes on in the person's own chat, with the way there where the client knows one."""
    link = ask.chat and f"{ask.chat}&message={quote(ask.heard.text[:MOST_LETTERS], safe='')}"
    return Answer(
        lead=lead,
        title=ask.voice("app-name") if link else "",
        buttons=(Button(title=ask.voice("button-open-chat"), url=link),) if link else (),
        subject=ask.last,
        refused=True,
        elsewhere=True,
    )


def in_private(question: Question) -> Question:
    """The question, answered in the person's own chat alone: it tells of people."""

    async def asked(ask: Ask) -> Answer:
        if is_among_others(ask):
            return in_own_chat(ask, ask.voice("tells-of-people"))
        return await in_time(question(ask))

    return asked
