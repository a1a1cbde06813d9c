"""The negotiation: with whom, since when, what is agreed and what is open, as far as it is recorded."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button, line
from dialogs.saying.text import escape
from state.deadlines.deadline import Deadline
from state.deadlines.derivation import deadline_id
from state.organisation.bodies import BodyKind
from state.overview.plans import ledger
from state.records.store import OneOf

LIMIT = 5
PARTIES = (BodyKind.FUND, BodyKind.HOUSING)


def negotiation(ask: Ask) -> Answer:
    """Counterparties, the next negotiation's start, and the latest entries of the ledger."""
    voice, organisation = ask.voice, ask.organisation
    chosen = ask.chosen_plans()
    entries = ledger(ask.snapshot, tuple(plan.id for plan in chosen), limit=LIMIT)
    parties = [body for body in organisation.bodies if body.kind in PARTIES]
    ids = [
        deadline_id(
            plan.id, (plan.upcoming(voice.today) or plan.current(voice.today)).number, "negotiation-start"
        )
        for plan in chosen
    ]
    starts = ask.snapshot.find(Deadline, id=OneOf(tuple(ids)), order=("first",))
    names = {plan.id: escape(plan.name) for plan in chosen}
    sections = [
        Section(
            heading=voice("negotiation-next"),
            lines=tuple(line(voice, one, names[one.plan]) for one in starts),
            bullets=True,
        )
    ]
    recorded = tuple(
        voice(
            "negotiation-entry",
            day=entry.on,
            plan=names[entry.plan],
            parties=voice.all_of(escape(party) for party in entry.parties),
            topic=escape(entry.topic),
            position=escape(entry.position) or "–",
            agreed=entry.agreed,
        )
        for entry in entries
    )
    sections.append(
        Section(
            heading=voice("negotiation-ledger"),
            lines=recorded or (voice("negotiation-nothing"),),
            bullets=bool(recorded),
        )
    )
    with_whom = voice(
        "negotiation-lead",
        coordinator=organisation.body(organisation.coordinator),
        parties=voice.all_of(voice.body(body) for body in parties),
    )
    next_start = f"{line(voice, starts[0], names[starts[0].plan])}. " if starts else ""
    asks_how = ask.heard.carries("status", "start", "mine", "agreed", "happens", "@question")
    return Answer(
        title=voice("negotiation-title"),
        lead=f"{next_start}{with_whom}" if asks_how and not ask.heard.carries("who", "@party") else with_whom,
        sections=tuple(sections),
        notes=(voice("negotiation-lbf-dates"),),
        source=voice("source-line", source=f"{voice.source(organisation.source_of('S21'))} (S19, S21)"),
        buttons=(ask_button(voice, "button-when-negotiation"), ask_button(voice, "button-who-owes")),
        subject=Subject(
            intent="negotiation",
            plans=ask.plans,
            deadlines=tuple(one.id for one in starts),
            rule="negotiation-start",
        ),
        part=ask.part_of_plans(),
    )
