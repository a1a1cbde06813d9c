"""Every question the bot answers, by what it is after; a new one is a module here and a line below."""

from __future__ import annotations

from dialogs.ask import Question
from dialogs.intents import RECORDING
from dialogs.questions import (
    background,
    bodies,
    calendar,
    deadlines,
    goal,
    history,
    money,
    negotiation,
    open_questions,
    owing,
    period,
    recording,
    route,
    small_talk,
    status,
    when,
    why,
)

QUESTIONS: dict[str, Question] = {
    "status": status.status,
    "plans": status.plans,
    "deadlines": deadlines.deadlines,
    "overdue": deadlines.missed,
    "period": period.period,
    "when": when.when,
    "why": why.why,
    "source": why.source,
    "open-questions": open_questions.questions,
    "money": money.money,
    "owing": owing.owing,
    "route": route.route,
    "back-plan": route.back_plan,
    "negotiation": negotiation.negotiation,
    "goal": goal.goal,
    "calendar": calendar.calendar,
    "today": calendar.today,
    "chain": background.chain,
    "secretariat": background.secretariat,
    "focus": background.focus,
    "bodies": bodies.bodies,
    "glossary": bodies.glossary,
    "history": history.history,
    "hello": small_talk.hello,
    "thanks": small_talk.thanks,
    "bye": small_talk.bye,
    "rude": small_talk.rude,
    "help": small_talk.help_,
    "about": small_talk.about,
    "whoami": small_talk.whoami,
    "who-may": small_talk.who_may,
    **{one.intent: recording.recording for one in RECORDING if one.intent.startswith("record-")},
}

# what "og for Amager?" can go on about
GOES_ON = frozenset(
    {
        "status",
        "deadlines",
        "overdue",
        "period",
        "when",
        "why",
        "source",
        "open-questions",
        "money",
        "owing",
        "route",
        "negotiation",
        "calendar",
        "history",
        "back-plan",
        "bodies",
    }
)
