"""The portfolio that is shipped says what the sources say, and whence."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from state.deadlines.deadline import DeadlineState
from state.deadlines.readings import last_days, starts
from state.deadlines.rulebook import BY_ID
from state.facts.funding import Appropriation, Basis, MoneyKind, ReleaseRule
from state.facts.open_questions import OpenQuestion, TermEnd, TextBoundary
from state.facts.plan import Plan, Stage
from state.organisation.bodies import BodyKind
from state.organisation.calendar import ClosingDay
from state.organisation.reminder_policy import Policy
from state.organisation.sources import Wording
from state.portfolio import COPENHAGEN, Portfolio, check
from state.portfolio.references import same_word

BEFORE, AFTER = date(2025, 12, 31), date(2026, 1, 1)
FACTS = tuple(f"S{number}" for number in range(1, 26))
QUESTIONS = ("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A12")


@cache
def copenhagen() -> Portfolio:
    return check(COPENHAGEN)


def plan(plan_id: str) -> Plan:
    return next(one for one in copenhagen().plans if one.id == plan_id)


def question(question_id: str) -> OpenQuestion:
    return next(one for one in copenhagen().questions if one.id == question_id)


def appropriation(name: str) -> Appropriation:
    return next(one for one in copenhagen().appropriations if one.id == name)


def wordings() -> list[Wording]:
    found = []
    for one in copenhagen().organisation.facts:
        found += [one.says, *([one.names] if one.names else [])]
    for asked in copenhagen().questions:
        found += [asked.title, asked.asks]
        found += [text for reading in asked.readings for text in (reading.label, reading.meaning)]
    found += [one.purpose for one in copenhagen().appropriations]
    found += [one.reason for one in copenhagen().known_deadlines]
    return found


def test_every_fact_of_the_note_is_there_once() -> None:
    assert tuple(fact.id for fact in copenhagen().organisation.facts) == FACTS


@pytest.mark.parametrize("fact_id", FACTS)
def test_every_fact_has_its_document_and_place(fact_id: str) -> None:
    source = copenhagen().organisation.source_of(fact_id)
    assert source.title.startswith("Udmøntningsnotat, Budget 2026")
    assert source.place


@pytest.mark.parametrize(
    ("fact_id", "figures"),
    [
        ("S1", ["Budget 2026"]),
        ("S3", ["2030", "parallelsamfund"]),
        ("S5", ["voksne"]),
        ("S6", ["børn og unge"]),
        ("S7", ["7,4 mio. kr.", "2026-2029", "TM021", "Nørrebro", "Amager"]),
        ("S8", ["0,2 mio. kr.", "2026"]),
        ("S9", ["1,7 mio. kr. om året", "2027", "2028", "2029"]),
        ("S10", ["Københavns bydelsbestyrelse"]),
        ("S11", ["31. december 2025"]),
        ("S13", ["fire år"]),
        ("S14", ["Nørrebro", "tre år"]),
        ("S15", ["Nørrebro", "fem år"]),
        ("S16", ["Budget 2026"]),
        ("S17", ["Nørrebro", "1. januar 2026", "1. januar 2028"]),
        ("S18", ["Amager", "1. januar 2026", "1. januar 2029"]),
        ("S19", ["et år før"]),
        ("S20", ["Teknik- og Miljøforvaltningen", "alle de andre forvaltninger"]),
        ("S21", ["Landsbyggefonden", "boligorganisationerne"]),
        ("S22", ["TM078", "Budget 2025", "Budget 2026"]),
        ("S23", ["efteråret 2025"]),
        ("S24", ["efteråret 2025", "Teknik- og Miljøudvalget", "Økonomiudvalget", "Borgerrepræsentationen"]),
        ("S25", ["anlæg", "frigivet"]),
    ],
)
def test_facts_carry_the_sources_figures_and_names(fact_id: str, figures: list[str]) -> None:
    said = copenhagen().organisation.fact(fact_id).says.da
    assert [figure for figure in figures if figure not in said] == []


def test_both_languages_carry_the_same_figures() -> None:
    def figures(text: str) -> list[str]:
        plain = re.sub(r"\bkl\. ", "", text).replace(",", ".")
        return sorted(re.findall(r"\b(?:TM\d+|A\d+|20\d\d|\d\.\d)\b", plain))

    assert [text for text in wordings() if figures(text.da) != figures(text.en)] == []


def test_the_capital_money_is_one_sum_for_both_plans() -> None:
    money = appropriation("budget-2026-tm021-capital")
    assert (money.budget, money.code, money.kind) == ("Budget 2026", "TM021", MoneyKind.CAPITAL)
    assert (money.amount, money.basis) == (Decimal(7_400_000), Basis.TOTAL)
    assert money.years == (2026, 2027, 2028, 2029)
    assert money.plans == ("noerrebro", "amager")
    assert (money.shares, money.price_level) == ((), None)
    assert money.release is ReleaseRule.WITH_APPROVAL


def test_the_service_money_is_given_by_the_year_and_not_said_to_be_released() -> None:
    first = appropriation("budget-2026-tm021-service-2026")
    later = appropriation("budget-2026-tm021-service-2027-2029")
    given = [
        next(filter(None, (first.in_year(year), later.in_year(year))), None) for year in range(2026, 2030)
    ]
    assert given == [Decimal(200_000), *[Decimal(1_700_000)] * 3]
    assert {first.release, later.release} == {ReleaseRule.NOT_STATED}
    assert all("sekretariat" in one.purpose.da for one in (first, later))


def test_the_declaration_of_intent_has_no_amount() -> None:
    declared = appropriation("budget-2025-tm078")
    assert (declared.budget, declared.code, declared.kind) == ("Budget 2025", "TM078", MoneyKind.DECLARATION)
    assert declared.amount is None


@pytest.mark.parametrize(
    ("plan_id", "end_text", "end_date", "stated_years", "earlier_years"),
    [
        ("noerrebro", "1. januar 2028", date(2028, 1, 1), 3, 5),
        ("amager", "1. januar 2029", date(2029, 1, 1), None, None),
    ],
)
def test_periods_keep_what_the_note_says(
    plan_id: str, end_text: str, end_date: date, stated_years: int | None, earlier_years: int | None
) -> None:
    earlier, current = plan(plan_id).periods
    assert (earlier.number, earlier.stage, earlier.start) == (1, Stage.EXPIRED, None)
    assert (earlier.last_day, earlier.stated_years) == (BEFORE, earlier_years)
    assert (current.number, current.stage, current.start) == (2, Stage.POLITICAL, AFTER)
    assert (current.end_text, current.end_date, current.last_day) == (end_text, end_date, None)
    assert current.stated_years == stated_years
    assert plan(plan_id).official_name is None


@pytest.mark.parametrize(
    ("plan_id", "ends"),
    [
        ("noerrebro", [date(2027, 12, 31), date(2028, 1, 1), date(2028, 12, 31)]),
        ("amager", [date(2028, 12, 31), date(2029, 1, 1), date(2029, 12, 31)]),
    ],
)
def test_open_questions_give_every_end_a_period_may_have(plan_id: str, ends: list[date]) -> None:
    found = last_days(plan(plan_id), plan(plan_id).period(2), copenhagen().questions)
    assert [candidate.day for candidate in found] == ends


def test_the_start_is_beyond_doubt() -> None:
    for one in copenhagen().plans:
        assert [found.day for found in starts(one, one.period(2), copenhagen().questions)] == [AFTER]


def test_every_question_is_there_with_readings_and_facts() -> None:
    assert tuple(one.id for one in copenhagen().questions) == QUESTIONS
    assert all(
        len(one.readings) >= 2 and one.facts and one.settlement is None for one in copenhagen().questions
    )


def test_only_questions_about_ends_take_another_date() -> None:
    assert [one.id for one in copenhagen().questions if one.takes_other_date] == ["A1", "A2"]


def test_readings_about_ends_have_their_effects() -> None:
    assert question("A1").reading("as-text").ends == (TermEnd(plan="noerrebro", period=2),)
    three = TermEnd(plan="noerrebro", period=2, last_day=date(2028, 12, 31))
    assert question("A1").reading("three-years").ends == (three,)
    assert question("A2").reading("as-text").ends == (TermEnd(plan="amager", period=2),)
    four = TermEnd(plan="amager", period=2, last_day=date(2029, 12, 31))
    assert question("A2").reading("four-years").ends == (four,)
    assert question("A3").reading("day-before").boundary == TextBoundary(inclusive=False)
    assert question("A3").reading("that-day").boundary == TextBoundary(inclusive=True)


def test_other_questions_move_no_date() -> None:
    others = [one for one in copenhagen().questions if one.id not in {"A1", "A2", "A3"}]
    assert not any(reading.ends or reading.boundary for one in others for reading in one.readings)


@pytest.mark.parametrize(
    ("body_id", "before", "after"),
    [
        ("okf", ("Økonomiforvaltningen", "ØKF"), ("Økonomiforvaltningen", "ØKF")),
        ("ktf", ("Teknik- og Miljøforvaltningen", "TMF"), ("Klima-, Miljø- og Teknikforvaltningen", "KTF")),
        (
            "bif",
            ("Beskæftigelses- og Integrationsforvaltningen", "BIF"),
            ("Beskæftigelses-, Integrations- og Erhvervsforvaltningen", "BIF"),
        ),
        (
            "kff",
            ("Kultur- og Fritidsforvaltningen", "KFF"),
            ("Kultur-, Fritids- og Borgerserviceforvaltningen", "KFF"),
        ),
        ("buf", ("Børne- og Ungdomsforvaltningen", "BUF"), ("Børne- og Ungdomsforvaltningen", "BUF")),
        ("sof", ("Socialforvaltningen", "SOF"), ("Socialforvaltningen", "SOF")),
        ("suf", ("Sundheds- og Omsorgsforvaltningen", "SUF"), ("Sundheds- og Omsorgsforvaltningen", "SUF")),
        ("ou", ("Økonomiudvalget", "ØU"), ("Økonomiudvalget", "ØU")),
        ("ktu", ("Teknik- og Miljøudvalget", "TMU"), ("Klima-, Miljø- og Teknikudvalget", "KTU")),
        (
            "biu",
            ("Beskæftigelses- og Integrationsudvalget", "BIU"),
            ("Beskæftigelses-, Integrations- og Erhvervsudvalget", "BIU"),
        ),
        (
            "kfu",
            ("Kultur- og Fritidsudvalget", "KFU"),
            ("Kultur-, Fritids- og Borgerserviceudvalget", "KFU"),
        ),
        ("buu", ("Børne- og Ungdomsudvalget", "BUU"), ("Børne- og Ungdomsudvalget", "BUU")),
        ("soc", ("Socialudvalget", "SUD"), ("Socialudvalget", "SOC")),
        ("sund", ("Sundheds- og Omsorgsudvalget", "SUU"), ("Sundheds- og Omsorgsudvalget", "SUND")),
        ("br", ("Borgerrepræsentationen", "BR"), ("Borgerrepræsentationen", "BR")),
        ("lbf", ("Landsbyggefonden", "LBF"), ("Landsbyggefonden", "LBF")),
    ],
)
def test_bodies_bear_the_name_of_the_day(
    body_id: str, before: tuple[str, str], after: tuple[str, str]
) -> None:
    body = copenhagen().organisation.body(body_id)
    named = [(name.official, name.abbreviation) for name in map(body.name_on, (BEFORE, AFTER))]
    assert named == [before, after]


def test_seven_administrations_each_serve_a_committee() -> None:
    organisation = copenhagen().organisation
    served = {body.id: body.serves for body in organisation.administrations()}
    assert served == {
        "okf": "ou",
        "ktf": "ktu",
        "bif": "biu",
        "kff": "kfu",
        "buf": "buu",
        "sof": "soc",
        "suf": "sund",
    }
    assert [body.id for body in organisation.contributors()] == ["okf", "bif", "kff", "buf", "sof", "suf"]
    assert organisation.coordinator == "ktf"
    assert organisation.route == ("ktu", "ou", "br")
    kinds = {body.id: body.kind for body in organisation.bodies}
    assert (kinds["br"], kinds["lbf"]) == (BodyKind.COUNCIL, BodyKind.FUND)
    assert (kinds["bol"], kinds["board"]) == (BodyKind.HOUSING, BodyKind.BOARD)


def test_a_word_means_one_body_or_is_listed_as_ambiguous() -> None:
    organisation = copenhagen().organisation
    words = [same_word(word) for body in organisation.bodies for word in body.aliases]
    assert len(words) == len(set(words))
    assert organisation.ambiguous == {"SOU": ("soc", "sund")}
    assert not {same_word(word) for word in organisation.ambiguous} & set(words)


@pytest.mark.parametrize(
    ("word", "body_id"),
    [
        ("TMF", "ktf"),
        ("KTF", "ktf"),
        ("teknik- og miljø", "ktf"),
        ("teknik og miljø", "ktf"),
        ("klima", "ktf"),
        ("TMU", "ktu"),
        ("KTU", "ktu"),
        ("Klima-, Teknik- og Miljøudvalget", "ktu"),
        ("Klima-, Miljø-, og Teknikudvalget", "ktu"),
        ("BIF", "bif"),
        ("beskæftigelse", "bif"),
        ("BIU", "biu"),
        ("SOF", "sof"),
        ("socialforvaltningen", "sof"),
        ("social", "sof"),
        ("SOC", "soc"),
        ("SUF", "suf"),
        ("sundhed", "suf"),
        ("SUND", "sund"),
        ("BUF", "buf"),
        ("børne", "buf"),
        ("KFF", "kff"),
        ("kultur", "kff"),
        ("OEKF", "okf"),
        ("økonomi", "okf"),
        ("ØU", "ou"),
        ("Finance Committee", "ou"),
        ("City Council", "br"),
        ("boligselskaberne", "bol"),
        ("bydelsbestyrelsen", "board"),
    ],
)
def test_what_people_write_leads_to_the_body(word: str, body_id: str) -> None:
    found = [
        body.id
        for body in copenhagen().organisation.bodies
        if same_word(word) in map(same_word, body.aliases)
    ]
    assert found == [body_id]


@pytest.mark.parametrize(
    ("word", "plan_id"),
    [
        ("NørreBrobyggerne", "noerrebro"),
        ("norrebro", "noerrebro"),
        ("Amagerplanen", "amager"),
        ("amager øst", "amager"),
        ("amager vest", "amager"),
    ],
)
def test_what_people_write_leads_to_the_plan(word: str, plan_id: str) -> None:
    found = [one.id for one in copenhagen().plans if same_word(word) in map(same_word, one.aliases)]
    assert found == [plan_id]


def test_what_the_sources_say_of_deadlines_is_known() -> None:
    states = {(one.plan, one.rule): one.state for one in copenhagen().known_deadlines}
    expected = {
        "preparation": DeadlineState.NOT_RELEVANT,
        "declaration": DeadlineState.MET,
        "negotiation-start": DeadlineState.MET,
        "contributions-open": DeadlineState.MET,
        "contributions-due": DeadlineState.NOT_RELEVANT,
        "money": DeadlineState.MET,
    }
    assert states == {
        (one, rule): state for one in ("noerrebro", "amager") for rule, state in expected.items()
    }
    assert {one.rule for one in copenhagen().known_deadlines} <= set(BY_ID)
    assert all(one.period == 2 and one.facts for one in copenhagen().known_deadlines)


def test_the_pattern_the_goal_and_the_calendar_are_the_municipalitys() -> None:
    organisation = copenhagen().organisation
    renewal, goal = organisation.renewal, organisation.goal
    assert renewal.normal_term_years == 4
    assert (renewal.declaration_budgets_before, renewal.money_budgets_before) == (1, 0)
    assert (goal.by_year, goal.list_month, goal.list_day, goal.settled_on) == (2030, 12, 1, None)
    assert organisation.closing_days == tuple(
        ClosingDay(month=month, day=day) for month, day in ((6, 5), (12, 24), (12, 31))
    )
    assert [(one.body, one.weekday) for one in organisation.meetings] == [("ktu", 0), ("ou", 1), ("br", 3)]


def test_the_notes_sentences_are_not_copied() -> None:
    """`shingles.txt` holds hashes of every eight words in a row of the note; ours hit none of them."""
    taboo = set((Path(__file__).parent / "shingles.txt").read_text(encoding="ascii").split())
    assert len(taboo) > 200
    for file in COPENHAGEN.parent.glob("*.yaml"):
        words = re.findall(r"[0-9a-zæøå]+", file.read_text(encoding="utf-8").lower())
        runs = (" ".join(words[start : start + 8]) for start in range(len(words) - 7))
        assert [run for run in runs if sha256(run.encode()).hexdigest()[:12] in taboo] == []


def test_people_in_copenhagen_are_reminded_as_the_bot_does_by_itself() -> None:
    assert check(COPENHAGEN).organisation.reminders == Policy()
