"""Who owes what: each administration's contribution to a plan's next period, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable

from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button, line
from dialogs.saying.text import escape
from dialogs.saying.voice import Voice
from state.deadlines.deadline import Deadline
from state.deadlines.derivation import deadline_id
from state.facts.contribution import Contribution
from state.facts.plan import Plan
from state.organisation.bodies import Body
from state.overview.plans import contributions
from state.records.store import OneOf


def owing(ask: Ask) -> Answer:
    """The matrix of administrations and contributions, with what is still missing first."""
    voice = ask.voice
    chosen = ask.chosen_plans()
    recorded = contributions(ask.snapshot, tuple(plan.id for plan in chosen))
    asked_units = ask.units or (
        ask.last.units if ask.last is not None and ask.intent == "follow-up" and not ask.heard.plans else ()
    )
    everyone = ask.organisation.contributors()
    coordinator = ask.organisation.coordinator
    if asked_units and set(asked_units) <= {coordinator}:
        return Answer(
            lead=voice("owing-coordinator", body=ask.organisation.body(coordinator)),
            buttons=(ask_button(voice, "button-who-owes"),),
            subject=Subject(intent="owing", plans=ask.plans),
        )
    bodies = tuple(body for body in everyone if not asked_units or body.id in asked_units)
    sections, ids = [], []
    for plan in chosen:
        target = plan.upcoming(voice.today) or plan.current(voice.today)
        mine = {one.unit: one for one in recorded if one.plan == plan.id and one.period == target.number}
        answered = sum(one.is_answered for one in mine.values())
        sections.append(_plan(voice, plan, bodies, mine, answered, len(everyone)))
        ids += [
            deadline_id(plan.id, target.number, one) for one in ("contributions-open", "contributions-due")
        ]
    due = ask.snapshot.find(Deadline, id=OneOf(tuple(ids)), order=("first",))
    names = {plan.id: plan.name for plan in chosen}
    if due:
        lines = tuple(line(voice, one, escape(names[one.plan])) for one in due)
        sections.append(Section(heading=voice("owing-when"), lines=lines, bullets=True))
    units = voice.all_of(voice.body(body) for body in bodies)
    missing = _missing(bodies, recorded, chosen)
    if asked_units:
        plans = voice.all_of(escape(plan.name) for plan in chosen)
        said = "owing-lead-unit-missing" if missing else "owing-lead-unit-answered"
        lead = voice(said, units=voice.all_of(map(voice.body, missing)) if missing else units, plans=plans)
    else:
        lead = voice("owing-lead", count=len(missing), total=len(everyone))
    return Answer(
        title=voice("owing-title"),
        lead=lead if recorded else f"{lead} {voice('owing-no-round')}",
        sections=tuple(sections),
        notes=(voice("owing-none-is-answer"),),
        buttons=(ask_button(voice, "button-when-contributions"), ask_button(voice, "button-status")),
        subject=Subject(
            intent="owing", plans=ask.heard.plans, units=asked_units, deadlines=tuple(one.id for one in due)
        ),
        part=ask.part_of_plans(),
    )


def _missing(
    bodies: Iterable[Body], recorded: tuple[Contribution, ...], chosen: tuple[Plan, ...]
) -> list[Body]:
    answered = {(one.plan, one.unit) for one in recorded if one.is_answered}
    return [body for body in bodies if any((plan.id, body.id) not in answered for plan in chosen)]


def _plan(
    voice: Voice,
    plan: Plan,
    bodies: tuple[Body, ...],
    mine: dict[str, Contribution],
    answered: int,
    total: int,
) -> Section:
    lines = []
    for body in bodies:
        found = mine.get(body.id)
        state = voice(f"contribution-{found.state.value}") if found else voice("contribution-not-requested")
        lines.append(voice("owing-line", body=body, state=state))
    return Section(
        heading=voice("owing-plan", plan=escape(plan.name), answered=answered, total=total),
        lines=tuple(lines),
        bullets=True,
    )
