"""A broken portfolio names every fault at once: file, line, place, what is wrong and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from state.portfolio import Fault, PortfolioFaults, check
from state.records.errors import PlanError
from tests.support.state.small import SMALL, line_of, with_changes, written


def faults_in(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(PortfolioFaults) as raised:
        check(path)
    return raised.value.faults


def the_fault(folder: Path, text: str) -> Fault:
    found = faults_in(written(folder, text))
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]


def test_the_small_portfolio_is_sound(tmp_path: Path) -> None:
    assert check(written(tmp_path, SMALL)).plans[0].id == "oest"


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("start: 2026-01-01", "start: 2026-13-01", "plans[0].periods[1].start", '"2026-13-01" is not a date'),
        ("dated: 2025-10-02", 'dated: "2025-10-02"', "documents[0].dated", "remove the quotes"),
        ("dated: 2025-10-02", "dated: 2. oktober", "documents[0].dated", "write it as 2026-01-01"),
        ("amount: 1_000_000", 'amount: "1000000"', "appropriations[0].amount", "is not a whole number"),
        ("amount: 1_000_000", "amount: 1,0 mio.", "appropriations[0].amount", "7_400_000 (whole kroner)"),
        ("amount: 1_000_000", "amount: 1.5", "appropriations[0].amount", "is not a whole number"),
        ("amount: 1_000_000", "amount: -1", "appropriations[0].amount", "is too small"),
        ("amount: 1_000_000", "amount:", "appropriations[0].amount", "is missing"),
        ("[2026, 2027]", "[2027, 2026]", "appropriations[0].years[1]", "2026 follows 2027"),
        ("[2026, 2027]", "[2026, 2026]", "appropriations[0].years[1]", "2026 follows 2026"),
        ("[2026, 2027]", "[]", "appropriations[0].years", "names no year"),
        ("[2026, 2027]", "2026", "appropriations[0].years", "is not a list"),
        ("kind: anlæg", "kind: anlaeg", "appropriations[0].kind", 'did you mean "anlæg"?'),
        ("basis: total", "basses: total", "appropriations[0].basses", 'did you mean "basis"?'),
        ("weekday: tuesday", "weekday: tirsdag", "meetings[0].weekday", "is not known here"),
        ("takes_other_date: true", "takes_other_date: ja", "questions[0].takes_other_date", "write true or false"),
        ("coordinator: tek", "coordinator: tekk", "coordinator", 'did you mean "tek"?'),
        ("coordinator: tek", "coordinator: fu", "coordinator", "name a body of kind administration"),
        ("[tku, fu, bs]", "[tku, fu, tek]", "route[2]", "name a body of kind committee or council"),
        ("[tku, fu, bs]", "[tku, fu]", "route", "write at least 3"),
        ("serves: tku", "serves: bs", "bodies[0].serves", "name a body of kind committee"),
        ("body: fu", "body: uf", "meetings[0].body", '"uf" is not among bodies'),
        ("    plans: [oest]\n    rel", "    plans: [vest]\n    rel", "appropriations[0].plans[0]", "among plans"),
        ("question: Q1", "question: Q2", "known_deadlines[0].question", "not among questions"),
        ("rule: money", "rule: mony", "known_deadlines[0].rule", 'there is no rule "mony"'),
        ("    period: 2\n", "    period: 3\n", "known_deadlines[0].period", "oest has no such period"),
        ("oest, period: 2}", "oest, period: 7}", "questions[0].readings[0].ends[0].period", "no such period"),
        ("last_day: 2028-12-31", "last_day: 2025-06-30", "questions[0].readings[1].ends[0].last_day", "before"),
        ("end_date: 2028-01-01", "end_date: 2025-12-30", "plans[0].periods[1].end_date", "before the period's"),
        ("start: 2026-01-01", "start: 2025-06-01", "plans[0].periods[1].start", "before the period before it"),
        ("- number: 2", "- number: 3", "plans[0].periods[1].number", "one by one"),
        ("valid_from: 2026-01-01", "valid_from: 2025-12-31", "bodies[0].names[1]", "overlaps"),
        (", valid_to: 2025-12-31", "", "bodies[0].names[1]", "overlaps"),
        ("from: 2026-01-01}", "from: 2026-02-01, valid_to: 2026-01-31}", "bodies[0].names[1].valid_to", "swap"),
        ("place: side 3", "place: " + "x" * 2001, "facts[0].place", "is too long"),
        ("{plan: oest, period: 2, l", "{plan: vest, period: 2, l", "questions[0].readings[1].ends[0].plan", "among"),
        ("[finans]", "[TEKNIK]", "bodies[2].aliases[0]", '"TEKNIK" is also a word for tek'),
        ("[finans]", "[udvalget, TU]", "bodies[2].aliases[1]", '"TU" is also a word for tku'),
        ("day: 5", "day: 31", "closing_days[0].day", "month 6 has no day 31"),
        ("list_day: 1", "list_day: 40", "goal.list_day", "write 31 or less"),
        ("    place: side 3\n", "", "facts[0].place", "every statement needs a reference"),
        ("    document: note\n", "", "facts[0].document", "every statement needs a reference"),
        ("    document: note\n", "    document: nota\n", "facts[0].document", 'did you mean "note"?'),
        ("place: side 3", 'place: ""', "facts[0].place", "is empty"),
        ("topic: money", "topic: 12", "facts[0].topic", "12 is not a text"),
        ("id: F1", "id: F 1", "facts[0].id", "cannot be an id"),
        ("dated: 2025-10-02", "url: www.kk.dk", "documents[0].url", "is not a web address"),
        ("{da: To år, en: Two years}", "To år?", "questions[0].title", "has no keys"),
        (", en: There is money}", "}", "facts[0].says.en", "write the English text"),
        ("en: Town of Andeby", "en: {}", "name.en", "a mapping is not a text"),
        ("closing_days:", "closing:", "closing", 'did you mean "closing_days"?'),
        ("committee: [50, 20]", "comittee: [50]", "reminders.days_ahead.comittee", 'there is no rule "comittee"'),
        ("committee: [50, 20]", "committee: [20, 50]", "reminders.days_ahead.committee[1]", "furthest day first"),
        ("committee: [50, 20]", "committee: [5, 5]", "reminders.days_ahead.committee[1]", "furthest day first"),
        ("committee: [50, 20]", "committee: [50, -1]", "reminders.days_ahead.committee[1]", "is too small"),
        ("committee: [50, 20]", "committee: [900]", "reminders.days_ahead.committee[0]", "is too large"),
        ("committee: [50, 20]", "committee: 50", "reminders.days_ahead.committee", "is not a list"),
        ("overdue_weeks: 3", "overdue_weeks: 0", "reminders.overdue_weeks", "is too small"),
        ("overdue_weeks: 3", "overdue: 3", "reminders.overdue", 'did you mean "overdue_weeks"?'),
        ("coordinator_after: 8", "coordinator_after: 2", "reminders.coordinator_after", "tell the lead first"),
        ('opens: "09:00"', 'opens: "9"', "reminders.opens", "is no time of day"),
        ('opens: "09:00"', "opens: 9", "reminders.opens", "is not a text"),
        ('closes: "15:00"', 'closes: "24:00"', "reminders.closes", "is no time of day"),
        ('closes: "15:00"', 'closes: "08:00"', "reminders.closes", "is not after opens, 09:00"),
        ("weekly: false", "weekly: nej", "reminders.weekly", "write true or false"),
        ("id: three", "id: as-text", "questions[0].readings[1].id", '"as-text" is used already'),
    ],
)  # fmt: skip
def test_a_fault_names_its_place_and_the_remedy(
    tmp_path: Path, old: str, new: str, place: str, says: str
) -> None:
    text = with_changes((old, new))
    found = [fault for fault in faults_in(written(tmp_path, text)) if fault.place == place]
    assert len(found) == 1
    assert says in str(found[0])


def test_a_fault_reads_as_one_line(tmp_path: Path) -> None:
    text = with_changes(("start: 2026-01-01", "start: 2026-13-01"))
    line = line_of(text, "2026-13-01")
    expected = f'{tmp_path}/small.yaml:{line}: plans[0].periods[1].start: "2026-13-01" is not a date; '
    assert str(the_fault(tmp_path, text)) == expected + "write it as 2026-01-01"


def test_every_fault_is_reported_at_once_on_its_line(tmp_path: Path) -> None:
    text = with_changes(
        ("coordinator: tek", "coordinator: ktf"),
        ("by_year: 2030", "by_year: snart"),
        ("document: note, place: side 2", "document: notes, place: side 2"),
        ("aliases: [finans]", "aliases: [teknik]"),
        ("valid_from: 2026-01-01", "valid_from: 2025-01-01"),
        ("    place: side 3\n", ""),
        ("start: 2026-01-01", "start: 2026-13-01"),
        ("last_day: 2025-12-31", "lastday: 2025-12-31"),
        ("amount: 1_000_000", "amount: en million"),
        ("[2026, 2027]", "[2027, 2026]"),
        ("id: three", "id: as-text"),
        ("rule: money", "rule: penge"),
        ("facts: [F1]\n    question", "facts: [F9]\n    question"),
    )
    found = [(fault.line, fault.place) for fault in faults_in(written(tmp_path, text))]
    assert found == sorted(
        [
            (line_of(text, "coordinator"), "coordinator"),
            (line_of(text, "snart"), "goal.by_year"),
            (line_of(text, "notes, place"), "meetings[0].source.document"),
            (line_of(text, "aliases: [teknik]"), "bodies[2].aliases[0]"),
            (line_of(text, "valid_from"), "bodies[0].names[1]"),
            (line_of(text, "id: F1"), "facts[0].place"),
            (line_of(text, "2026-13-01"), "plans[0].periods[1].start"),
            (line_of(text, "lastday"), "plans[0].periods[0].lastday"),
            (line_of(text, "en million"), "appropriations[0].amount"),
            (line_of(text, "[2027, 2026]"), "appropriations[0].years[1]"),
            (line_of(text, "id: as-text", nth=2), "questions[0].readings[1].id"),
            (line_of(text, "rule: penge"), "known_deadlines[0].rule"),
            (line_of(text, "[F9]"), "known_deadlines[0].facts[0]"),
        ]
    )


def test_the_report_is_one_line_a_fault(tmp_path: Path) -> None:
    path = written(tmp_path, with_changes(("by_year: 2030", "by_year: x"), ("rule: money", "rule: penge")))
    with pytest.raises(PlanError) as raised:
        check(path)
    assert str(raised.value).count("\n") == 1


@pytest.mark.parametrize("section", ["bodies", "documents", "facts", "plans", "appropriations", "questions"])
def test_no_two_things_share_an_id(tmp_path: Path, section: str) -> None:
    lines = SMALL.splitlines(keepends=True)
    start = lines.index(f"{section}:\n") + 1
    length = next(
        number for number, line in enumerate([*lines[start + 1 :], "-"], 1) if not line.startswith("    ")
    )
    text = "".join([*lines[:start], *lines[start : start + length], *lines[start:]])
    said = [fault for fault in faults_in(written(tmp_path, text)) if "is used already" in fault.problem]
    assert [fault.place for fault in said if ".readings" not in fault.place] == [f"{section}[1].id"]


def test_a_key_twice_is_a_fault_on_the_second_line(tmp_path: Path) -> None:
    fault = the_fault(tmp_path, SMALL + "coordinator: fu\n")
    assert (fault.line, fault.place) == (
        line_of(SMALL + "coordinator: fu", "coordinator: ", nth=2),
        "coordinator",
    )
    assert "first on line 2" in fault.problem


def test_a_word_for_two_bodies_is_taken_where_it_is_listed(tmp_path: Path) -> None:
    text = with_changes(
        ("aliases: [finans]", "aliases: [teknik, finans]"), ("word: udvalget", "word: Teknik")
    )
    assert "tek" in the_fault(tmp_path, text).problem
    organisation = check(written(tmp_path, text.replace("[tku, fu]}", "[tek, fu]}"))).organisation
    assert organisation.ambiguous == {"Teknik": ("tek", "fu")}
    assert organisation.body("fu").aliases == ("Finansudvalget", "FU", "Money Committee", "finans")
    assert "teknik" not in organisation.body("tek").aliases


def test_a_word_for_two_plans_is_a_fault(tmp_path: Path) -> None:
    begins, ends = SMALL.index("  - id: oest"), SMALL.index("appropriations:")
    text = (
        SMALL[:ends]
        + SMALL[begins:ends].replace("oest", "vest").replace("name: Øst", "name: Vest")
        + SMALL[ends:]
    )
    fault = the_fault(tmp_path, text)
    assert (fault.place, fault.line) == ("plans[1].aliases[0]", line_of(text, "østbyen", nth=2))


def test_a_deadline_known_twice_is_a_fault(tmp_path: Path) -> None:
    begins = SMALL.index("  - plan: oest\n    period: 2\n    rule")
    assert "given twice" in the_fault(tmp_path, SMALL + SMALL[begins:]).problem
