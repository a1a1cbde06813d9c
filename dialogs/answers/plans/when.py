"""When something happens by the rules: the negotiation, the contributions, each body's treatment, the release."""

from __future__ import annotations

from datetime import date

from dialogs.answers.plans.deadlines import one_deadline
from dialogs.answers.plans.goal import goal
from dialogs.answers.plans.period import period
from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button, how_binding, what
from dialogs.saying.deadline_lines import when as said_when
from dialogs.saying.text import escape
from state.deadlines.deadline import Deadline
from state.deadlines.derivation import deadline_id
from state.deadlines.rulebook import rule
from state.records.store import OneOf

BY_CONCEPT: tuple[tuple[str, str], ...] = (
    ("negotiation", "negotiation-start"),
    ("declaration", "declaration"),
    ("preparation", "preparation"),
    ("released", "release"),
    ("goal", "goal-list"),
    ("@party", "negotiation-start"),
)
# what "hvornår?" alone is about, by what was said last
BY_LAST = {
    "owing": "contributions-due",
    "route": "political-treatment",
    "money": "release",
    "negotiation": "negotiation-start",
    "chain": "declaration",
    "goal": "goal-list",
}
BY_PLACE = ("committee", "finance-committee", "council")
FOLLOWING = {"contributions-due": "contributions-open", "committee": "political-treatment"}


def rule_asked(ask: Ask) -> str:
    """The rule a question is after, or "" where it names none."""
    heard = ask.heard
    if heard.carries("contribution"):
        return "contributions-open" if heard.carries("start", "round", "coordinate") else "contributions-due"
    for concept, rule_id in BY_CONCEPT:
        if heard.carries(concept):
            return rule_id
    for body in heard.bodies:
        if body in ask.organisation.route:
            return BY_PLACE[ask.organisation.route.index(body)]
    if heard.carries("money") and not heard.carries("approve"):
        return "money"
    if heard.carries("political", "approve"):
        return "council" if heard.carries("approve") else "political-treatment"
    return ""


def when(ask: Ask) -> Answer:
    """The date of one rule for the plans in question, under the reading that counts and under the others."""
    voice = ask.voice
    rule_id = (ask.last.rule if ask.last and ask.intent == "follow-up" else "") or rule_asked(ask)
    if not rule_id and ask.last is not None:
        rule_id = BY_LAST.get(ask.last.intent, "")
    if not rule_id or rule_id == "expiry":
        return period(ask)
    if rule_id == "goal-list":
        return goal(ask)
    sections: list[Section] = []
    ids: list[str] = []
    leads_by_day: list[tuple[int, date, str]] = []
    binding = ""
    chosen = ask.chosen_plans()
    for plan in chosen:
        target = plan.upcoming(voice.today) or plan.current(voice.today)
        wanted = [deadline_id(plan.id, target.number, rule_id)]
        if rule_id in FOLLOWING:
            wanted.append(deadline_id(plan.id, target.number, FOLLOWING[rule_id]))
        found = {one.id: one for one in ask.snapshot.find(Deadline, id=OneOf(tuple(wanted)))}
        for wanted_id in wanted:
            if wanted_id in found:
                one = found[wanted_id]
                heading = voice(
                    "when-heading",
                    plan=escape(plan.name),
                    what=voice(f"deadline-{one.rule}", about=one.about or "–"),
                )
                sections.append(one_deadline(ask, one, heading, alone=len(chosen) == 1 and len(wanted) == 1))
                said = voice(
                    "deadline-line-plan",
                    plan=escape(plan.name),
                    what=what(voice, one),
                    when=said_when(voice, one),
                )
                leads_by_day.append((wanted.index(wanted_id), one.due.first if one.due else date.max, said))
                ids.append(one.id)
                binding = binding or how_binding(voice, one)
    one_name = chosen[0].name if len(chosen) == 1 else ""
    leads = [said for _, _, said in sorted(leads_by_day)]
    return Answer(
        title=voice("when-title-plan", plan=escape(one_name)) if one_name else voice("when-title"),
        lead=leads[0] if leads else voice(f"why-{rule_id}"),
        sections=tuple(sections),
        notes=(
            *((voice(f"why-{rule_id}"),) if leads else ()),
            *((voice("when-binding", force=binding),) if binding else ()),
        ),
        source=voice("source-line", source=voice.source(rule(rule_id).source)),
        buttons=(
            ask_button(voice, "button-why"),
            *(
                (ask_button(voice, "button-open-questions", "ask-open-questions", plan=one_name),)
                if one_name
                else (ask_button(voice, "button-open-questions-all"),)
            ),
        ),
        subject=Subject(
            intent="when", plans=tuple(one.id for one in chosen), deadlines=tuple(ids), rule=rule_id
        ),
        part=ask.part_of_plans(),
    )
