"""A portfolio's files as plain values, each with the line it stands on; YAML without its traps.

Only mappings, lists, texts, whole numbers, dates, true/false and null are taken: no anchors, no tags, and no
guesses ("no" is a text, 12:30 is not 750).
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, NoReturn

import yaml
from msgspec import Struct, field
from yaml.composer import Composer
from yaml.events import AliasEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from state.records.errors import PlanError

Value = None | bool | int | str | date | list["Value"] | dict[str, "Value"]
Place = tuple[str | int, ...]

INCLUDE = "include"
LARGEST_FILE = 2_000_000  # bytes
MOST_FILES = 20
DEEPEST = 20  # levels; the portfolio needs nine
INCLUDABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}\.ya?ml")
WHOLE_NUMBER = re.compile(r"-?[0-9][0-9_]{0,17}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SURROGATE = re.compile("[\ud800-\udfff]")
WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}


class Mark(Struct, frozen=True, kw_only=True):
    """Where a value stands; line and column count from 1."""

    file: str
    line: int
    column: int


class Tree(Struct, kw_only=True):
    """The values of all files together; `complete` is False if a file could not be read."""

    file: str
    data: dict[str, Value] = field(default_factory=dict)
    marks: dict[Place, Mark] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    complete: bool = True

    def fault(self, place: Place, problem: str, remedy: str) -> None:
        """Note a fault at a place, on the line of the place or of the nearest one that holds it."""
        nearest = place
        while nearest and nearest not in self.marks:
            nearest = nearest[:-1]
        mark = self.marks.get(nearest, Mark(file=self.file, line=0, column=0))
        self._note(mark, spoken(place), problem, remedy)

    def unreadable(self, file: str, problem: str, remedy: str, line: int = 0, column: int = 0) -> None:
        """Note that a file, or the rest of it, could not be read."""
        self.complete = False
        self._note(Mark(file=file, line=line, column=column), "", problem, remedy)

    def _note(self, mark: Mark, place: str, problem: str, remedy: str) -> None:
        self.faults.append(
            Fault(
                file=mark.file,
                line=mark.line,
                column=mark.column,
                place=place,
                problem=problem,
                remedy=remedy,
            )
        )


def read(path: Path) -> Tree:
    """Read a portfolio and the sibling files it includes; what is wrong with them is noted in the tree."""
    tree = Tree(file=str(path))
    _add_file(tree, path)
    for place, name in _included(tree):
        sibling = path.parent / name
        if INCLUDABLE.fullmatch(name) is None or sibling == path:
            remedy = "name a .yaml file in the same folder, without a path"
            tree.fault(place, f'"{name}" cannot be included', remedy)
            tree.complete = False
        else:
            _add_file(tree, sibling)
    return tree


def spoken(place: Place) -> str:
    """A place as people write it: plans[0].periods[1].start."""
    said = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return said.removeprefix(".")


def _included(tree: Tree) -> list[tuple[Place, str]]:
    names = tree.data.pop(INCLUDE, [])
    if not isinstance(names, list) or len(names) > MOST_FILES:
        tree.fault((INCLUDE,), f"is not a list of at most {MOST_FILES} files", "write it as [bodies.yaml]")
        tree.complete = False
        return []
    included: list[tuple[Place, str]] = []
    for number, name in enumerate(names):
        if not isinstance(name, str) or name in names[:number]:
            tree.fault((INCLUDE, number), "is not the name of another file", "name each file once")
            tree.complete = False
        else:
            included.append(((INCLUDE, number), name))
    return included


def _add_file(tree: Tree, path: Path) -> None:
    text = _text(tree, path)
    if text is None or _has_tabs(tree, str(path), text):
        return
    root = _composed(tree, str(path), text)
    if root is None:
        return
    if not isinstance(root, MappingNode):
        tree.unreadable(str(path), "is not a portfolio", "write it as key: value lines, such as plans:", 1, 1)
        return
    _add_mapping(tree, str(path), root, (), tree.data)


def _text(tree: Tree, path: Path) -> str | None:
    file = str(path)
    try:
        if not path.is_file():
            tree.unreadable(file, "there is no such file", "check the path")
            return None
        with path.open("rb") as opened:
            raw = opened.read(LARGEST_FILE + 1)
        if len(raw) > LARGEST_FILE:
            tree.unreadable(file, "is larger than 2 MB", "split it, or remove what is no portfolio")
            return None
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        tree.unreadable(file, "is not UTF-8", "save it as UTF-8, so that æ, ø and å survive", line)
        return None
    except (OSError, ValueError) as wrong:
        tree.unreadable(file, f"cannot be read ({type(wrong).__name__})", "check the path and its rights")
        return None
    if not text.strip():
        tree.unreadable(file, "is empty", "begin from the portfolio that is shipped")
        return None
    return text


def _has_tabs(tree: Tree, file: str, text: str) -> bool:
    found = False
    for number, line in enumerate(text.split("\n"), 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent and line.strip():
            column = indent.index("\t") + 1
            tree.unreadable(file, "is indented with a tab", "use spaces, two for a level", number, column)
            found = True
    return found


class _Bounded(Composer):
    """Composes nodes only, within bounds: no alias can blow the file up, no nesting can exhaust the stack."""

    _depth = 0
    check_event: Any  # of either parser; their stubs disagree
    peek_event: Any

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        if self.check_event(AliasEvent):
            self._refuse("an alias (*) is not taken here")
        if self._depth >= DEEPEST:
            self._refuse("this is nested too deep")
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1

    def _refuse(self, problem: str) -> NoReturn:
        mark = self.peek_event().start_mark
        raise yaml.composer.ComposerError(None, None, problem, mark)


class _Plain(_Bounded, yaml.BaseLoader):
    """YAML read in Python, which says best what is wrong with it."""


class _Quick(_Bounded, yaml.CBaseLoader):
    """YAML read in C, ten times as fast."""

    def __init__(self, stream: str) -> None:
        yaml.CBaseLoader.__init__(self, stream)
        Composer.__init__(self)


def _composed(tree: Tree, file: str, text: str) -> Node | None:
    with suppress(yaml.YAMLError, ValueError, OverflowError, RecursionError):
        return yaml.compose(text, Loader=_Quick) or _composed_plainly(tree, file, text)
    return _composed_plainly(tree, file, text)


def _composed_plainly(tree: Tree, file: str, text: str) -> Node | None:
    try:
        root = yaml.compose(text, Loader=_Plain)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        said = ", ".join(part for part in (wrong.context, wrong.problem) if part)
        tree.unreadable(file, f"is not YAML here: {said}", _syntax_remedy(said), line, column)
        return None
    except yaml.reader.ReaderError as wrong:
        line = text.count("\n", 0, wrong.position) + 1
        tree.unreadable(file, "holds a character YAML does not take", "delete it, or type it again", line)
        return None
    except (ValueError, OverflowError, RecursionError) as wrong:
        remedy = "look for an odd escape or directive, such as \\U or %YAML"
        tree.unreadable(file, f"is not YAML ({type(wrong).__name__})", remedy)
        return None
    if root is None:
        tree.unreadable(file, "is empty", "begin from the portfolio that is shipped")
    return root


def _syntax_remedy(said: str) -> str:
    if "alias" in said:
        return "write the value out"
    if "tab" in said or r"'\t'" in said:
        return "use spaces instead of tabs"
    if "mapping values are not allowed" in said:
        return "put the text in quotes if it holds a colon, and check the indentation"
    return "check the indentation, quotes and brackets at this line and the one before"


def _add_mapping(tree: Tree, file: str, node: MappingNode, place: Place, into: dict[str, Value]) -> None:
    if place not in tree.marks:
        tree.marks[place] = _mark(file, node)
    for key_node, value_node in node.value:
        key = _key(key_node)
        inner = (*place, key)
        if inner in tree.marks and key in into:
            first = tree.marks[inner]
            where = f"line {first.line}" if first.file == file else f"{first.file}:{first.line}"
            kept, tree.marks[inner] = first, _mark(file, key_node)
            tree.fault(inner, f"stands here twice, first on {where}", "keep one of them")
            tree.marks[inner] = kept
            continue
        tree.marks[inner] = _mark(file, key_node)
        if not isinstance(key_node, ScalarNode):
            tree.fault(inner, "is not a name", "write keys as plain words")
            continue
        into[key] = _value(tree, file, value_node, inner)


def _key(node: Node) -> str:
    return SURROGATE.sub("?", node.value) if isinstance(node, ScalarNode) else "?"


def _value(tree: Tree, file: str, node: Node, place: Place) -> Value:
    if not place or isinstance(place[-1], int):
        tree.marks[place] = _mark(file, node)
    if node.tag not in PLAIN_TAGS:
        tree.fault(place, f"has the tag {SURROGATE.sub('?', node.tag)}", "remove the tag")
        return None
    if isinstance(node, MappingNode):
        mapping: dict[str, Value] = {}
        _add_mapping(tree, file, node, place, mapping)
        return mapping
    if isinstance(node, SequenceNode):
        return [_value(tree, file, item, (*place, number)) for number, item in enumerate(node.value)]
    if not isinstance(node, ScalarNode) or SURROGATE.search(node.value):
        tree.fault(place, "holds half a character", "type it again")
        return None
    return _plain(node.value) if not node.style else str(node.value)


def _plain(written: str) -> Value:
    """What an unquoted scalar is; one that looks like a number or a date and is none stays a text."""
    if written.lower() in WORDS:
        return WORDS[written.lower()]
    if WHOLE_NUMBER.fullmatch(written):
        return int(written.rstrip("_").replace("_", ""))
    if DAY.fullmatch(written):
        try:
            return date.fromisoformat(written)
        except ValueError:
            return written
    return written


def _mark(file: str, node: Node) -> Mark:
    return Mark(file=file, line=node.start_mark.line + 1, column=node.start_mark.column + 1)


class Fault(Struct, frozen=True, kw_only=True):
    """One fault; `line` and `column` count from 1 and are 0 where the whole file is meant."""

    file: str
    line: int
    column: int = 0
    place: str = ""
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (where, self.place, self.problem) if part) + f"; {self.remedy}"


class PortfolioFaults(PlanError):
    """The portfolio cannot be used; mend what `faults` names, all of them at once, and check again."""

    text_id: ClassVar[str] = "error-portfolio"
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))
