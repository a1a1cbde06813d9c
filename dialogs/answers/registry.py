"""Every question the bot answers, by what it is after; a new one is a module here and a line below."""

from __future__ import annotations

from dialogs.answers import background, money
from dialogs.answers.help import feedback, introduction, not_built, small_talk, unrecorded
from dialogs.answers.people import bodies, negotiation, owing, reminders, unreachable
from dialogs.answers.plans import (
    calendar,
    deadlines,
    goal,
    history,
    open_questions,
    period,
    process,
    route,
    status,
    when,
    why,
)
from dialogs.asking.ask import Question
from dialogs.asking.private import in_private
from dialogs.meaning.intents import RECORDING

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
    "process": process.process,
    "chain": background.chain,
    "secretariat": background.secretariat,
    "focus": background.focus,
    "bodies": bodies.bodies,
    "glossary": bodies.glossary,
    "unrecorded": unrecorded.unrecorded,
    "history": in_private(history.history),
    "reminders": in_private(reminders.reminders),
    "week": in_private(reminders.week),
    "reminder-policy": reminders.policy,
    "why-reminded": in_private(reminders.why_reminded),
    "lead": in_private(reminders.lead),
    "unreachable": in_private(unreachable.who_was_not_reached),
    "feedback": in_private(feedback.feedback),
    "hello": small_talk.hello,
    "thanks": small_talk.thanks,
    "bye": small_talk.bye,
    "rude": small_talk.rude,
    "wrong": small_talk.wrong,
    "help": introduction.help_,
    "about": small_talk.about,
    "whoami": in_private(small_talk.whoami),
    "who-may": small_talk.who_may,
    **{one.intent: not_built.recording for one in RECORDING if one.intent.startswith("record-")},
}

# what a follow-up may name anew: "og for Amager?", "og SUF?", "og i uge 50?", "og på anlæg?"
GOES_ON: dict[str, frozenset[str]] = {
    "status": frozenset({"@plan"}),
    "deadlines": frozenset({"@plan", "@unit", "@span"}),
    "overdue": frozenset({"@plan"}),
    "period": frozenset({"@plan"}),
    "when": frozenset({"@plan"}),
    "why": frozenset({"@plan"}),
    "source": frozenset({"@plan"}),
    "open-questions": frozenset({"@plan"}),
    "money": frozenset({"@plan", "@year", "service", "capital", "@code"}),
    "owing": frozenset({"@plan", "@unit"}),
    "route": frozenset({"@plan"}),
    "back-plan": frozenset({"@span"}),
    "negotiation": frozenset({"@plan"}),
    "calendar": frozenset({"@span"}),
    "bodies": frozenset({"@unit", "@body"}),
    "history": frozenset({"@plan"}),
    "reminders": frozenset({"@unit"}),
    "lead": frozenset({"@unit"}),
}
