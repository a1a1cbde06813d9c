"""How a reminder is said: what it is about, when, by which rule, why you, how late, and what was done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dialogs.asking.memory import language_spoken
from dialogs.reminders.matter import Matter, is_handed_back
from dialogs.saying.deadline_lines import what
from dialogs.saying.text import escape, sentence
from dialogs.saying.voice import Voice
from dialogs.texts import LANGUAGES
from state.actions.recorder import CALENDAR
from state.conversations.talk import Talk, talk_id
from state.deadlines.rulebook import rule
from state.facts.reminder import Reminder, ReminderKind, SubjectKind
from state.organisation.calendar import COPENHAGEN, local_day
from state.organisation.people import Person, Role
from state.organisation.reach import ReachState, Reference
from state.records.audit import AuditEntry
from state.records.store import Reading
from state.reminders.deputies import FAILED, NEVER_SEEN
from state.reminders.reconcile import ASKED_AGAIN

DONE, PUT_OFF, GIVEN_BACK, MIXED = "done", "put-off", "given-back", "mixed"


def plan_name(voice: Voice, matter: Matter, say: Callable[[str], str] = escape) -> str:
    """The plan's name, or that it is shared by all."""
    return say(matter.plan.name) if matter.plan else voice("shared-plan")


def name(voice: Voice, matter: Matter, say: Callable[[str], str] = escape) -> str:
    """What the reminder is about, in a few words: "Bidrag fra SOF til Nørrebro".

    `say` makes what people wrote harmless; where all of it is escaped later, it leaves it as it is.
    """
    told, plan = matter.reminder, plan_name(voice, matter, say)
    if told.text and told.kind is ReminderKind.OWN:
        return say(told.text)
    if matter.contribution is not None:
        unit = voice.short_body(matter.contribution.unit)
        return voice("reminder-contribution", unit=unit, plan=plan)
    if matter.deadline is not None:
        return voice("when-heading", plan=plan, what=what(voice, matter.deadline))
    if matter.step is not None:
        step = matter.step.next_step or matter.step.topic
        return voice("reminder-step", plan=plan, what=say(step))
    if told.kind is ReminderKind.TWO_KEYS:
        return voice("reminder-keys", plan=plan)
    if told.kind is ReminderKind.OPEN_QUESTIONS:
        return voice("reminder-open-questions")
    if told.kind is ReminderKind.WEEKLY:
        return voice("reminder-week", week=voice.week(max(voice.today, local_day(told.next_at))))
    if matter.unit is not None:
        return voice("reminder-unit", unit=voice.short_body(matter.unit))
    if told.subject_kind is SubjectKind.PERSON:
        return voice("reminder-person", name=say(matter.about.name) if matter.about else "–")
    return voice("reminder-thing")


def when(voice: Voice, matter: Matter) -> str:
    """The day or span it is due in full, or that no day is set."""
    return voice.when_span(matter.due) if matter.due else voice("deadline-not-set")


def title(voice: Voice, matter: Matter) -> str:
    """The heading of a message about this alone, which tells what and how near without being opened."""
    kind, due = matter.reminder.kind, matter.due
    said = name(voice, matter)
    if kind is ReminderKind.AHEAD:
        if due is None:
            return voice("reminder-title-undated", what=said)
        if matter.is_late(voice.today):
            return voice("reminder-title-overdue", what=said)
        day = due.first if due.first > voice.today else due.last
        running = not due.is_day and due.first <= voice.today < due.last
        distance = voice("distance-running") if running else voice.distance(day)
        if matter.is_event:
            return sentence(voice("reminder-title-event", what=said, distance=distance))
        return voice("reminder-title-ahead", what=said, distance=distance)
    if kind is ReminderKind.OPEN_QUESTIONS:
        return voice("reminder-title-open-questions", count=len(matter.questions))
    if is_handed_back(matter.reminder):
        return voice("reminder-title-handed-back", what=said)
    if is_nudge(matter.reminder):
        return voice("reminder-title-nudge", what=said)
    return voice(f"reminder-title-{kind.value}", what=said)


def lead(voice: Voice, matter: Matter) -> str:
    """The first sentence of a message about this alone: the day, how late, or what has happened."""
    kind, said = matter.reminder.kind, when(voice, matter)
    if is_handed_back(matter.reminder):
        return voice("reminder-handed-back", name=escape(matter.sent_back_by) or "–", when=said)
    if kind in (ReminderKind.OVERDUE, ReminderKind.LEAD, ReminderKind.ESCALATED) or matter.is_late(
        voice.today
    ):
        return voice("reminder-was-due", when=said, late=late(voice, matter))
    if kind is ReminderKind.REQUESTED and matter.contribution is not None:
        unit = voice.body(matter.contribution.unit)
        asks = voice.short_body(voice.organisation.coordinator)
        return voice("reminder-requested", asks=asks, unit=unit, plan=plan_name(voice, matter), when=said)
    if kind is ReminderKind.RETURNED:
        return voice("reminder-returned", name=escape(matter.sent_back_by) or "–", when=said)
    if kind is ReminderKind.NOT_SCHEDULED:
        return voice("reminder-not-scheduled", when=said)
    if kind is ReminderKind.TWO_KEYS:
        return alarm(voice, matter)
    if kind is ReminderKind.OPEN_QUESTIONS:
        return voice("reminder-open-questions-lead")
    if matter.unit is not None:
        return voice("reminder-unit-lead", unit=matter.unit)
    if kind is ReminderKind.UNREACHABLE:
        return voice("reminder-unreachable", why=why_unreached(voice, matter))
    if kind is ReminderKind.OWN:
        return voice("reminder-own-due", when=said) if matter.due else voice("reminder-own")
    return voice("reminder-event" if matter.is_event else "reminder-due", when=said)


def is_nudge(one: Reminder) -> bool:
    """Whether a coordinator asks once more by it."""
    return one.kind is ReminderKind.REQUESTED and one.offset == ASKED_AGAIN


def late(voice: Voice, matter: Matter) -> str:
    """How many working days late it is: "3 arbejdsdage for sent"."""
    days = matter.days_late(voice.today, voice.calendar)
    return voice("reminder-late", days=days, number=voice.number(days))


def alarm(voice: Voice, matter: Matter) -> str:
    """Which of the two keys is missing."""
    lacks_release = matter.keys is None or matter.keys.content
    return voice("alarm-content-only" if lacks_release else "alarm-release-only")


def why(voice: Voice, matter: Matter) -> str:
    """The rule or the source behind the day, in a line."""
    kind = matter.reminder.kind
    if kind is ReminderKind.TWO_KEYS:
        return voice("reminder-why-keys")
    if kind is ReminderKind.OPEN_QUESTIONS:
        return voice("reminder-why-questions")
    if kind is ReminderKind.UNREACHABLE:
        return voice("reminder-why-unreachable")
    if kind is ReminderKind.WEEKLY:
        return voice("reminder-why-weekly")
    if matter.contribution is not None:
        return _why_contribution(voice, matter)
    if matter.deadline is not None:
        applied = rule(matter.deadline.rule)
        source = voice.source(applied.source)
        if matter.deadline.fixed:
            return voice("reminder-why-fixed")
        return voice("reminder-why-rule", why=voice(f"why-{matter.deadline.rule}"), source=source)
    if matter.step is not None:
        return voice("reminder-why-step", day=matter.step.on)
    return ""


def _why_contribution(voice: Voice, matter: Matter) -> str:
    given = matter.contribution
    if given is None or given.requested is None:
        return voice("reminder-why-unasked")
    asks = voice.short_body(voice.organisation.coordinator)
    return voice("reminder-why-asked", asks=asks, day=given.requested)


def why_you(voice: Voice, matter: Matter, to: Person) -> str:
    """Why this person is told: their part in it, or whom they stand in for."""
    owner = matter.owner or to
    mine = owner.id == to.id
    part = _part(voice, matter, owner, mine)
    if mine:
        return part
    away = owner.deputy if owner.deputy_on(voice.today) == to.id else None
    if away is None:
        return voice("reminder-instead-of", name=escape(owner.name), part=part)
    return voice("reminder-deputy-of", name=escape(owner.name), last=away.last, part=part)


def reason(voice: Voice, matter: Matter, to: Person) -> str:
    """Why this person is told, where the same holds for other things too ("du er koordinator"), else ""."""
    kind, given = matter.reminder.kind, matter.contribution
    if (matter.owner or to).id != to.id or kind is ReminderKind.OWN:
        return ""
    unit = voice.short_body(to.unit) if to.unit else voice("no-unit")
    if kind is ReminderKind.LEAD:
        return voice("reminder-because-lead", unit=unit)
    if given is not None and given.responsible == to.id:
        return ""
    if matter.step is not None and matter.step.owner in (to.id, to.name):
        return ""
    coordinates = to.role in (Role.COORDINATOR, Role.ADMIN)
    if coordinates and (given is None or given.unit != to.unit):
        return voice("reminder-because-role", role=voice(f"role-{to.role.value}"))
    return voice("reminder-because-contributes", unit=unit)


def _part(voice: Voice, matter: Matter, owner: Person, mine: bool) -> str:
    """What the owner has to do with it, said of "you" where they are told themselves."""
    whose = escape(owner.name)
    kind = matter.reminder.kind
    if kind is ReminderKind.OWN:
        return voice("reminder-part-own", mine=mine, name=whose)
    if kind is ReminderKind.LEAD:
        unit = voice.short_body(owner.unit) if owner.unit else voice("no-unit")
        return voice("reminder-part-lead", mine=mine, name=whose, unit=unit)
    if matter.contribution is not None:
        unit = voice.short_body(matter.contribution.unit)
        if matter.contribution.responsible == owner.id:
            return voice("reminder-part-writes", mine=mine, name=whose, unit=unit)
        if owner.unit == matter.contribution.unit:
            return voice("reminder-part-contributes", mine=mine, name=whose, unit=unit)
    if matter.step is not None and matter.step.owner in (owner.id, owner.name):
        return voice("reminder-part-step", mine=mine, name=whose)
    if owner.role in (Role.COORDINATOR, Role.ADMIN):
        return voice(
            "reminder-part-role",
            mine=mine,
            name=whose,
            role=voice(f"role-{owner.role.value}"),
            plan=plan_name(voice, matter) if matter.plan else "",
            one=matter.plan is not None,
        )
    unit = voice.short_body(owner.unit) if owner.unit else voice("no-unit")
    return voice("reminder-part-contributes", mine=mine, name=whose, unit=unit)


def why_unreached(voice: Voice, matter: Matter) -> str:
    """Why the person a reminder is about was not reached: one who can be was not told all the same."""
    person = escape(matter.about.name) if matter.about else "–"
    if matter.reference is None:
        return unreached(voice, NEVER_SEEN, person)
    reached = matter.reference.state is ReachState.REACHABLE
    return unreached(voice, FAILED if reached else matter.reference.state.value, person)


def unreached(voice: Voice, why: str, person: str) -> str:
    """Why somebody was not reached, in plain words.

    `why` is a state's value and what Teams said, FAILED for somebody who can be reached, or "" by wish.
    """
    reason = why.partition(" ")[0]
    if reason in {FAILED, *(one.value for one in ReachState)} - {ReachState.REACHABLE.value}:
        return voice(f"unreached-{reason}", name=person)
    return voice("unreached-never" if reason else "unreached-stopped", name=person)


def line(voice: Voice, matter: Matter, because: str) -> str:
    """One line of a message about several things; what is urgent is marked with words.

    `because` says why it came where that is not said of all of them.
    """
    what_it_is, kind = name(voice, matter), kind_of(voice, matter)
    if matter.is_alarm:
        said = voice("reminder-line-alarm", what=what_it_is, alarm=alarm(voice, matter))
    elif matter.is_late(voice.today):
        said = voice(
            "reminder-line-late", what=what_it_is, late=late(voice, matter), when=when(voice, matter)
        )
    elif matter.is_urgent(voice.today):
        said = voice("reminder-line-today", what=what_it_is, kind=kind)
    else:
        said = voice("reminder-line", what=what_it_is, kind=kind)
    return " ".join(filter(None, (said, because)))


def kind_of(voice: Voice, matter: Matter) -> str:
    """What sort of reminder it is, in a word or two."""
    if is_handed_back(matter.reminder):
        return voice("reminder-kind-handed-back")
    if is_nudge(matter.reminder):
        return voice("reminder-kind-nudge")
    return voice(f"reminder-kind-{matter.reminder.kind.value}")


def how_ended(matters: Iterable[Matter]) -> str:
    """What became of all of these, for a heading: "done", "put-off", "given-back", or "mixed"."""
    found = {PUT_OFF if one.later else GIVEN_BACK if one.given_back else DONE for one in matters}
    return found.pop() if len(found) == 1 else MIXED


def done(voice: Voice, matter: Matter) -> str:
    """What became of it: who did what when, by the trace."""
    said = name(voice, matter)
    if matter.later is not None:
        return voice("reminder-put-off", what=said, when=voice.when(matter.later))
    if matter.given_back:
        return voice("reminder-given-back", what=said)
    if matter.entry is None:
        return voice("reminder-gone", what=said)
    return entry_told(voice, matter.entry, said)


def entry_told(voice: Voice, entry: AuditEntry, subject: str) -> str:
    """An entry of the trace in words: "i dag kl. 10.00: Ida Holm meldte en frist overholdt (…)"."""
    local = entry.at.astimezone(COPENHAGEN)
    who = voice("app-name") if entry.who == CALENDAR else escape(entry.who_name)
    doing = voice(f"history-{entry.action}", subject=subject)
    return voice("history-line", day=local.date(), time=voice.time(local), who=who, what=doing)


SPOKEN_UNASKED = "da"


async def language_for(look: Reading, person: Person) -> str:
    """The language the person set, else the one they were last answered in in their own chat, else Danish."""
    if person.language in LANGUAGES:
        return str(person.language)
    reference = await look.get(Reference, person.id)
    if reference is None or not reference.conversation:
        return SPOKEN_UNASKED
    talk = await look.get(Talk, talk_id(reference.conversation, person.id))
    spoken = language_spoken(talk) if talk is not None else None
    return spoken if spoken in LANGUAGES else SPOKEN_UNASKED
