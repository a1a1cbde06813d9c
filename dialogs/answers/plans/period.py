"""When a plan starts and expires, how long it runs, and what its renewal begins with."""

from __future__ import annotations

from datetime import date

from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button, candidate_lines
from dialogs.saying.text import escape
from state.deadlines.derivation import deadline_id
from state.deadlines.readings import Candidate, last_days, starts
from state.facts.plan import Period, Plan
from state.overview.plans import questions_about

MOST_IN_LEAD = 3


def period(ask: Ask) -> Answer:
    """The period each plan is in, its last day under every reading, and the day the next one begins."""
    voice = ask.voice
    chosen = ask.chosen_plans()
    sections, deadlines, open_ids, leads = [], [], set(), []
    for plan in chosen:
        questions = questions_about(ask.snapshot, plan.id)
        current, upcoming = plan.current(voice.today), plan.upcoming(voice.today)
        ends = last_days(plan, current, questions)
        lines = [
            *_before(ask, plan, current),
            voice("period-start", day=voice.when(current.start)) if current.start else "",
            *(voice("period-end", when=said) for said in candidate_lines(voice, ends[:1], questions)),
            *(
                voice("period-end-else", when=said)
                for said in candidate_lines(voice, ends[1:][::-1], questions)
            ),
            _as_written(ask, current),
        ]
        if upcoming:
            lines += [
                voice("period-next", when=said)
                for said in candidate_lines(voice, starts(plan, upcoming, questions)[:1], ())
            ]
        sections.append(Section(heading=escape(plan.name), lines=tuple(filter(None, lines))))
        leads.append(
            (
                ends[0].day if ends else date.max,
                _lead(ask, plan, ends, starts(plan, upcoming, questions) if upcoming else ()),
            )
        )
        deadlines.append(deadline_id(plan.id, current.number, "expiry"))
        open_ids |= {one.question for end in ends for one in end.because}
    one = chosen[0].name if len(chosen) == 1 else ""
    notes = (
        (voice("period-open", questions=voice.all_of(sorted(open_ids)), count=len(open_ids)),)
        if open_ids
        else ()
    )
    return Answer(
        title=voice("period-title-plan", plan=escape(one)) if one else voice("period-title"),
        lead=" ".join(said for _, said in sorted(leads)[:MOST_IN_LEAD]),
        sections=tuple(sections),
        notes=notes,
        source=voice("source-line", source=_source(ask, chosen)),
        buttons=(
            ask_button(voice, "button-why"),
            *(
                (ask_button(voice, "button-open-questions", "ask-open-questions", plan=one),)
                if one and open_ids
                else ()
            ),
            *((ask_button(voice, "button-next-deadlines", "ask-next-deadlines", plan=one),) if one else ()),
        ),
        subject=Subject(
            intent="period",
            plans=tuple(plan.id for plan in chosen),
            deadlines=tuple(deadlines),
            rule="expiry",
        ),
        part=ask.part_of_plans(),
    )


def _lead(ask: Ask, plan: Plan, ends: tuple[Candidate, ...], begins: tuple[Candidate, ...]) -> str:
    """The day asked for in one sentence: the start where that is what the question is about, else the end."""
    voice, name = ask.voice, escape(plan.name)
    before = _former(plan, plan.current(voice.today))
    if ask.heard.carries("former") and before is not None:
        return voice("period-lead-former", plan=name, when=voice.when(before))
    start = plan.current(voice.today).start
    if ask.heard.carries("start", "renewal") and not ask.heard.carries("expire") and start and begins:
        return voice(
            "period-lead-start", plan=name, start=voice.plain_day(start), next=voice.when(begins[0].day)
        )
    if not ends:
        return ""
    asked = sorted({one.question for one in ends[0].because})
    if len(ends) > 1 and asked:
        return voice(
            "period-lead-open",
            plan=name,
            when=voice.when(ends[0].day),
            questions=voice.all_of(asked),
            count=len(asked),
        )
    return voice("period-lead", plan=name, when=voice.when(ends[0].day))


def _as_written(ask: Ask, current: Period) -> str:
    if current.end_text is None:
        return ""
    if current.stated_years is not None:
        return ask.voice("period-as-written-years", text=current.end_text, years=current.stated_years)
    normal = ask.organisation.renewal.normal_term_years
    return ask.voice("period-as-written", text=current.end_text, normal=normal)


def _before(ask: Ask, plan: Plan, current: Period) -> list[str]:
    """The period before: people also ask for the end of the plan they used to have."""
    day = _former(plan, current)
    return [ask.voice("period-before", day=ask.voice.plain_day(day))] if day is not None else []


def _former(plan: Plan, current: Period) -> date | None:
    """The last day of the period before, where it is known."""
    return next((one.last_day for one in plan.periods if one.number == current.number - 1), None)


def _source(ask: Ask, chosen: tuple[Plan, ...]) -> str:
    facts = [fact for plan in chosen for fact in plan.current(ask.voice.today).facts]
    if not facts:
        return "–"
    source = ask.organisation.source_of(facts[0])
    return f"{ask.voice.source(source)} ({', '.join(dict.fromkeys(facts))})"
