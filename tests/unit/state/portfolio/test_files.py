"""Whatever a file holds, checking it ends in a portfolio or in a report of faults."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from state.organisation.reminder_policy import Policy
from state.portfolio import Fault, PortfolioFaults, check
from state.portfolio.tree import read
from tests.support.state.small import SMALL, line_of, with_changes, written


def the_fault(path: Path) -> Fault:
    with pytest.raises(PortfolioFaults) as raised:
        check(path)
    assert len(raised.value.faults) == 1, str(raised.value)
    return raised.value.faults[0]


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    assert "no such file" in the_fault(tmp_path / "none.yaml").problem


def test_a_folder_is_a_fault(tmp_path: Path) -> None:
    assert "no such file" in the_fault(tmp_path).problem


def test_a_path_no_system_takes_is_a_fault() -> None:
    assert the_fault(Path("a\0b.yaml")).remedy.startswith("check the path")


@pytest.mark.parametrize("text", ["", "\n\n", "# only this\n", "\ufeff"])
def test_an_empty_file_is_a_fault(tmp_path: Path, text: str) -> None:
    assert the_fault(written(tmp_path, text)).problem == "is empty"


def test_a_file_that_is_not_utf8_is_a_fault_on_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(SMALL.encode("latin-1"))
    fault = the_fault(path)
    assert (fault.problem, fault.line) == ("is not UTF-8", line_of(SMALL, "å"))


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    assert check(written(tmp_path, "\ufeff" + SMALL))


def test_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    assert check(written(tmp_path, SMALL.replace("\n", "\r\n"))) == check(written(tmp_path, SMALL, "b.yaml"))


def test_a_file_too_large_is_a_fault(tmp_path: Path) -> None:
    assert "larger than 2 MB" in the_fault(written(tmp_path, "#" * 2_000_001)).problem


def test_every_tab_is_reported(tmp_path: Path) -> None:
    text = with_changes(("  normal_term", "\tnormal_term"), ("    kind: comm", "\t\tkind: comm"))
    with pytest.raises(PortfolioFaults) as raised:
        check(written(tmp_path, text))
    lines = [fault.line for fault in raised.value.faults]
    assert lines == [line_of(text, "normal_term"), line_of(text, "kind: comm")]
    assert all("use spaces" in fault.remedy for fault in raised.value.faults)


def test_a_text_in_braces_may_ask_something(tmp_path: Path) -> None:
    asked = SMALL.replace("{da: To år, en", "{da: To år?, en")
    assert asked != SMALL
    assert check(written(tmp_path, asked)) is not None


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("route: [tku, fu, bs]", "route: [tku, fu, bs", "is not YAML here"),
        ("source: vedtægten", "source: vedtægten: §2", "put the text in quotes"),
        ("aliases: [teknik, teknisk]", "aliases: *all", "an alias (*)"),
        ("by_year: 2030", "by_year: !!python/name:os.system 2030", "has the tag"),
        ("topic: money", 'topic: "\\UFFFFFFFF"', "is not YAML"),
        ("topic: money", 'topic: "\\ud800"', "holds half a character"),
        ("topic: money", "topic: \x01", "a character YAML does not take"),
        ("topic: money", "topic: " + "[" * 100 + "]" * 100, "nested too deep"),
        ("name: {da", "? [a]\n: b\nname: {da", "is not a name"),
        ("name: {da", "---\na: b\n---\nname: {da", "expected a single document"),
    ],
)
def test_yaml_that_is_broken_or_crafted_is_a_fault(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(PortfolioFaults) as raised:
        check(written(tmp_path, with_changes((old, new))))
    assert says in str(raised.value)
    assert str(raised.value).encode("utf-8")


@pytest.mark.parametrize("text", ["- a\n- b\n", "just a text", "12"])
def test_a_file_of_another_shape_is_a_fault(tmp_path: Path, text: str) -> None:
    assert the_fault(written(tmp_path, text)).problem == "is not a portfolio"


def test_an_empty_mapping_lacks_everything(tmp_path: Path) -> None:
    with pytest.raises(PortfolioFaults) as raised:
        check(written(tmp_path, "{}"))
    assert {fault.problem for fault in raised.value.faults} == {"is missing"}


def test_words_and_times_stay_what_was_written(tmp_path: Path) -> None:
    tree = read(written(tmp_path, "a: [no, on, 12:30, 010, 1_000, 2026-02-30, ~, True, 1e3]"))
    assert tree.data["a"] == ["no", "on", "12:30", 10, 1000, "2026-02-30", None, True, "1e3"]


def split(folder: Path, include: str = "[rest.yaml]") -> Path:
    begins = SMALL.index("facts:\n")
    written(folder, SMALL[begins:], "rest.yaml")
    return written(folder, f"include: {include}\n" + SMALL[:begins])


def test_a_portfolio_in_two_files_is_the_same(tmp_path: Path) -> None:
    assert check(split(tmp_path)) == check(written(tmp_path, SMALL, "whole.yaml"))


def test_a_fault_in_an_included_file_names_that_file(tmp_path: Path) -> None:
    path = split(tmp_path)
    rest = tmp_path / "rest.yaml"
    rest.write_text(rest.read_text(encoding="utf-8").replace("rule: money", "rule: penge"), encoding="utf-8")
    fault = the_fault(path)
    assert fault.file == str(rest)
    assert fault.line == line_of(rest.read_text(encoding="utf-8"), "rule: penge")


def test_an_included_file_that_cannot_be_read_is_the_only_fault(tmp_path: Path) -> None:
    path = split(tmp_path)
    (tmp_path / "rest.yaml").unlink()
    assert the_fault(path).file == str(tmp_path / "rest.yaml")


@pytest.mark.parametrize("name", ["../rest.yaml", "/etc/passwd", "small.yaml", "rest.txt", "a/b.yaml"])
def test_only_siblings_can_be_included(tmp_path: Path, name: str) -> None:
    fault = the_fault(split(tmp_path, f"[{name}]"))
    assert (fault.line, fault.place) == (1, "include[0]")


@pytest.mark.parametrize("names", ["rest.yaml", "[rest.yaml, rest.yaml]", "[1]"])
def test_include_lists_files_once(tmp_path: Path, names: str) -> None:
    with pytest.raises(PortfolioFaults) as raised:
        check(split(tmp_path, names))
    assert raised.value.faults[0].place.startswith("include")


def test_a_section_in_two_files_is_a_fault(tmp_path: Path) -> None:
    path = split(tmp_path)
    rest = tmp_path / "rest.yaml"
    rest.write_text(rest.read_text(encoding="utf-8") + "meetings: []\n", encoding="utf-8")
    fault = the_fault(path)
    assert (fault.file, fault.place) == (str(rest), "meetings")
    assert "small.yaml" in fault.problem


yaml_ish = st.text(
    alphabet=st.one_of(st.sampled_from("abc:-[]{}&*!|>'\"%@`#?, \n\t0129_.~<=\\U"), st.characters()),
    max_size=200,
)


@given(text=st.one_of(yaml_ish, yaml_ish.map(lambda text: SMALL + text), yaml_ish.map(lambda t: "a: " + t)))
def test_arbitrary_text_raises_nothing_but_the_report(text: str) -> None:
    survives(text.encode("utf-8", "surrogatepass"))


@given(raw=st.binary(max_size=200))
def test_arbitrary_bytes_raise_nothing_but_the_report(raw: bytes) -> None:
    survives(raw)


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.dates(),
    st.sampled_from(["oest", "tek", "F1", "*", "0", "", "2026-13-01"]),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["id", "plan", "period", "*", "da"]), inner, max_size=3),
    ),
    max_leaves=5,
)


@given(data=st.data())
def test_any_value_at_any_place_raises_nothing_but_the_report(data: st.DataObject) -> None:
    document = copy.deepcopy(yaml.safe_load(SMALL))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(list(places(document))))
        holder[key] = data.draw(values)
        document = copy.deepcopy(document)
    survives(yaml.safe_dump(document, allow_unicode=True).encode())


def places(value: object) -> Iterator[tuple[Any, object]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield value, key
        yield from places(item)


def survives(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.yaml"
        path.write_bytes(raw)
        try:
            check(path)
        except PortfolioFaults as wrong:
            assert wrong.faults
            assert all(fault.problem and fault.remedy for fault in wrong.faults)
            assert str(wrong).encode("utf-8")


def test_a_town_reminds_as_its_file_says_and_else_as_the_bot_does_by_itself(tmp_path: Path) -> None:
    policy = check(written(tmp_path, SMALL)).organisation.reminders
    assert policy.offsets_for("committee") == (50, 20)
    assert policy.offsets_for("preparation") == (21, 3)
    assert policy.offsets_for("council") == Policy().offsets_for("council")
    assert (policy.overdue_weeks, policy.lead_after, policy.coordinator_after) == (3, 4, 8)
    assert (policy.opens, policy.closes, policy.jitter) == (time(9), time(15), 30)
    assert (policy.weekly, policy.open_questions) == (False, True)
