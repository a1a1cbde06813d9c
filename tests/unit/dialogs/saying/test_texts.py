"""The sentences: the same in both languages, none missing, none left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, visitor
from fluent.syntax import ast as fluent

import bot
import dialogs
import state
from dialogs.answers.help.introduction import HELP_SECTIONS, RECORDS_AS
from dialogs.answers.help.unrecorded import TOPICS
from dialogs.answers.people.reminders import SHOWN_KINDS
from dialogs.answers.plans.process import STEPS
from dialogs.answers.registry import QUESTIONS
from dialogs.meaning.intents import RECORDING
from dialogs.meaning.vocabulary import TERMS
from dialogs.reading.dates.rules import ProblemKind
from dialogs.recording import people
from dialogs.recording.approval import correcting, decision
from dialogs.recording.flows import FLOWS
from dialogs.recording.gathering import contribution, meeting
from dialogs.recording.plans import deadline, plan
from dialogs.recording.reminders import policy, wishes
from dialogs.reminders.buttons import RECORDED_BY
from dialogs.reminders.digest import COUNTED
from dialogs.texts import LANGUAGES, TextMissing, Texts, ids, sentence, source
from state.deadlines.rulebook import RULES
from state.deadlines.rules import Anchor, Force
from state.facts.contribution import ContributionState, EffortPer
from state.facts.decision import Outcome
from state.facts.funding import MoneyKind
from state.facts.plan import Stage
from state.facts.reminder import ReminderKind
from state.organisation.people import Action, Role
from state.organisation.reach import ReachState
from state.organisation.reminder_policy import CONTRIBUTION, POLITICAL, STEP
from state.reminders.deputies import FAILED
from tests.support.tables import each, every_row

DANISH, ENGLISH = "da", "en"
TEXT_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9_]+)+|[a-z]+")
SAY = {"voice", "texts", "_texts", "ask_button", "_said", "self"}
SEASONS = ("spring", "summer", "autumn", "winter")

# Ids the code puts together, by their pattern, and every value that can stand in them.
FAMILIES: dict[str, set[str]] = {
    "deadline-{}": {one.id for one in RULES},
    "why-{}": {one.id for one in RULES},
    "force-{}": {one.value for one in Force} - {"rule", "event", "people"},
    "anchor-{}": {one.value for one in Anchor},
    "stage-{}": {one.value for one in Stage},
    "role-{}": {one.value for one in Role},
    "right-{}": {one.value for one in Action} - {"advance-calendar"},
    "contribution-{}": {one.value for one in ContributionState},
    "money-kind-{}": {one.name.lower() for one in MoneyKind},
    "season-{}": set(SEASONS),
    "span-{}": {"primo", "medio", "ultimo"},
    "date-problem-{}": {one.value for one in ProblemKind},
    "history-{}": {"fill", "rederive"} | {one.value for one in Action} - {"change-own-settings"},
    "term-{}": set(TERMS),
    "person-what-{}": set(people.WHATS),
    "correct-what-{}": set(correcting.WHATS),
    "outcome-{}": {one.name.lower().replace("_", "-") for one in Outcome},
    "decision-concerns-{}": {decision.CONTENT, decision.RELEASE, decision.BOTH},
    "help-{}": set(HELP_SECTIONS),
    "help-{}-examples": set(HELP_SECTIONS),
    "help-record-{}": {one.value for one in RECORDS_AS.values()},
    "part-{}": {one.value for one in Role} - {"contributor"},
    "process-{}": set(STEPS),
    "unrecorded-{}": {topic for _, topic, _ in TOPICS},
    "ask-{}": {"unit-deadlines", "unit-owes"},
    "contribution-step-{}": set(contribution.STEPS),
    "basis-{}": {contribution.PER_YEAR, contribution.TOTAL},
    "hand-in-{}": {contribution.SUBMIT, contribution.DRAFT},
    "effort-per-{}": {one.value for one in EffortPer},
    "plan-step-{}": set(plan.STEPS),
    "meeting-step-{}": set(meeting.STEPS),
    "point-ends-{}": set(meeting.ENDS),
    "deadline-step-{}": set(deadline.STEPS),
    "do-{}": set(RECORDED_BY),
    "day-of-{}": set(POLITICAL),
    "reminder-kind-{}": {one.value for one in ReminderKind},
    "reminder-title-{}": {one.value for one in ReminderKind},
    "reminder-digest-{}": {one.value for one in COUNTED},
    "wish-{}": set(wishes.WISHES),
    "wish-now-{}": set(wishes.LEVELS),
    "wish-back-{}": set(wishes.WISHES) - {wishes.NONE},
    "button-wish-{}": set(wishes.WISHES) - {wishes.NONE},
    "policy-kind-{}": set(SHOWN_KINDS),
    "policy-of-{}": {policy.EVERYTHING, CONTRIBUTION, STEP},
    "unreached-{}": {FAILED, *(one.value for one in ReachState)} - {ReachState.REACHABLE.value},
}
# What every conversation says of itself and of each of its fields; a volunteer is never asked for.
CONVERSATIONS = {"{}-title", "{}-{}", "{}-{}-label", "{}"}
CONVERSED = {f"{intent}-title" for intent in FLOWS} | {
    f"{intent}-{one.name}{end}"
    for intent, flow in FLOWS.items()
    for one in flow.fields
    for end in (("-label",) if one.volunteer or one.fixed else ("", "-label"))
}
# Ids that are said only where they exist: a choice of what may have been meant.
OFFERED = {f"offer-{intent}" for intent in QUESTIONS} | {"offer-record"}
RECORDED = {one.intent for one in RECORDING if one.intent.startswith("record-")}

# Words that belong to one language alone, so that none slips into the other's file.
ENGLISH_WORDS = "the and with of is are not this which you your will has been from"
DANISH_WORDS = "og ikke er den det der til som fra eller skal hvor hvad med af på"
NO_TRANSLATION = "Pris- og lønniveau"  # the field's own word, explained in both languages


@cache
def variables(language: str) -> dict[str, set[str]]:
    """The facts each sentence names."""

    class Names(visitor.Visitor):  # type: ignore[misc]
        def __init__(self) -> None:
            self.found: set[str] = set()

        def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802
            self.found.add(node.id.name)

    known = {}
    for entry in FluentParser().parse(source(language)).body:
        assert not isinstance(entry, fluent.Junk), entry.content
        if isinstance(entry, fluent.Message):
            names = Names()
            names.visit(entry)
            known[entry.id.name] = names.found
    return known


@cache
def sources() -> tuple[tuple[str, ast.Module], ...]:
    """The code that may say something, by its path."""
    return tuple(
        (f"{package.__name__}/{path.relative_to(folder)}", ast.parse(path.read_text(encoding="utf-8")))
        for package in (dialogs, bot, state)
        for folder in [Path(str(package.__path__[0]))]
        for path in sorted(folder.rglob("*.py"))
    )


@cache
def said() -> tuple[tuple[str, str, frozenset[str] | None], ...]:
    """Each id said in the code: where, the id or pattern, and the facts given (None if they are passed on)."""
    found = []
    for place, module in sources():
        for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name not in SAY or (name == "self" and place != "dialogs/saying/voice.py"):
                continue
            passed_on = any(keyword.arg is None for keyword in call.keywords)
            facts = None if passed_on else frozenset(str(keyword.arg) for keyword in call.keywords)
            found += [
                (f"{place}:{call.lineno}", text_id, facts)
                for argument in call.args
                for text_id in spelled(argument)
                if TEXT_ID.fullmatch(text_id.replace("{}", "x")) and text_id not in LANGUAGES
            ]
    return tuple(found)


def spelled(node: ast.expr) -> Iterator[str]:
    """The strings an argument can be, each computed part as {}."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from spelled(node.body)
        yield from spelled(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


@cache
def constants() -> frozenset[str]:
    return frozenset(
        node.value
        for _, module in sources()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def family_ids() -> set[str]:
    return {pattern.format(value) for pattern, values in FAMILIES.items() for value in values}


def words_of(language: str) -> Iterator[tuple[str, set[str]]]:
    """Each sentence's own words: without what is put in, what is quoted and what names the other language."""
    for entry in FluentParser().parse(source(language)).body:
        if isinstance(entry, fluent.Message) and entry.id.name != "not-understood-other-language":
            text = re.sub(r'"[^"]*"|»[^«]*«|“[^”]*”', " ", text_of(entry).replace(NO_TRANSLATION, ""))
            yield entry.id.name, set(re.findall(r"[a-zæøå]+", text.lower()))


def text_of(entry: fluent.Message) -> str:
    """All literal text of a sentence, every variant included."""

    class Literal(visitor.Visitor):  # type: ignore[misc]
        def __init__(self) -> None:
            self.parts: list[str] = []

        def visit_TextElement(self, node: fluent.TextElement) -> None:  # noqa: N802
            self.parts.append(node.value)

    literal = Literal()
    literal.visit(entry)
    return " ".join(literal.parts)


def test_both_languages_have_the_same_sentences_in_the_same_order() -> None:
    assert ids(DANISH) == ids(ENGLISH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_an_id_of_its_own(language: str) -> None:
    assert len(set(ids(language))) == len(ids(language)) == len(variables(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_parsed_alone_is_the_one_that_stands_in_its_file(language: str) -> None:
    whole = FluentParser().parse(source(language)).body
    there = [entry for entry in whole if isinstance(entry, fluent.Message)]
    for entry in there:
        alone = FluentParser().parse(sentence(language, entry.id.name)).body
        assert len(alone) == 1
        assert alone[0].equals(entry, ["span", "comment"]), entry.id.name
    assert tuple(entry.id.name for entry in there) == ids(language)


@every_row(*each(ids(DANISH)))
def test_a_sentence_names_the_same_facts_in_both_languages(text_id: str) -> None:
    assert variables(DANISH)[text_id] == variables(ENGLISH)[text_id]


def test_every_sentence_the_code_says_exists() -> None:
    missing = [
        f"{place}: {text_id}"
        for place, text_id, _ in said()
        if "{}" not in text_id and text_id not in ids("da")
    ]
    assert not missing


def test_every_sentence_is_said_with_all_the_facts_it_names() -> None:
    short = [
        f"{place}: {text_id} lacks {sorted(lacking)}"
        for place, text_id, facts in said()
        if facts is not None and text_id in ids(DANISH)
        if (lacking := variables(DANISH)[text_id] - facts)
    ]
    assert not short


def test_every_id_the_code_puts_together_belongs_to_a_family_listed_here() -> None:
    unlisted = [
        f"{place}: {pattern}"
        for place, pattern, _ in said()
        if "{}" in pattern and pattern not in {*FAMILIES, *CONVERSATIONS}
    ]
    assert not unlisted


@every_row(*each(sorted(family_ids() | RECORDED | CONVERSED)))
def test_every_member_of_a_family_has_its_sentence(text_id: str) -> None:
    assert text_id in ids(DANISH)


def test_no_sentence_is_left_over() -> None:
    used = constants() | family_ids() | OFFERED | RECORDED | CONVERSED
    assert not [text_id for text_id in ids(DANISH) if text_id not in used]


def test_danish_sentences_have_no_english_words_in_them() -> None:
    english = set(ENGLISH_WORDS.split())
    assert not {text_id: words & english for text_id, words in words_of(DANISH) if words & english}


def test_english_sentences_have_no_danish_words_in_them() -> None:
    danish = set(DANISH_WORDS.split())
    assert not {text_id: words & danish for text_id, words in words_of(ENGLISH) if words & danish}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_has_a_blank_at_its_end_or_two_in_a_row(language: str) -> None:
    sentences = re.findall(r"^([a-z][a-z0-9-]*) = (.*)$", source(language), re.M)
    assert not [text_id for text_id, text in sentences if text != text.rstrip() or "  " in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_does_not_exist_is_a_fault_and_not_a_gap(language: str) -> None:
    with pytest.raises(TextMissing):
        Texts()(language, "no-such-sentence")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fact_that_is_not_given_is_a_fault_and_not_a_gap(language: str) -> None:
    texts = Texts()
    with pytest.raises(TextMissing):
        texts(language, "week")
    assert texts(language, "week", week="48").endswith("48")
