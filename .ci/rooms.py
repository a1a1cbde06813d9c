"""The rooms of the house in figures: entries a folder, circles between files and folders, floors.

Exits with 1 where a folder is over-full or anything imports in a circle. `python .ci/rooms.py [FOLDER …]`
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

MOST_ENTRIES = 14
PACKAGES = ("state", "dialogs", "bot")
Graph = dict[str, set[str]]


def main(packages: Iterable[str]) -> int:
    """Print the figures of each package; the number of faults."""
    faults: list[str] = []
    files = {name: path for package in packages for name, path in _modules(Path(package))}
    arrows = {name: _imported(path, files) for name, path in files.items()}
    for package in packages:
        own = {
            name: {to for to in arrows[name] if _is_in(to, package)}
            for name in arrows
            if _is_in(name, package)
        }
        entries = {folder: _entries(folder) for folder in _folders(Path(package))}
        fullest = max(entries, key=entries.__getitem__)
        rooms = _between_folders(own, 2)
        floors = _floors(rooms)
        lines = sum(len(files[name].read_text("utf-8").splitlines()) for name in own)
        print(
            f"{package}: {lines} lines in {len(own)} files; {len(entries)} folders, the fullest {fullest} "
            f"with {entries[fullest]} entries; {len(rooms)} rooms on {len(floors)} floors: {_storeys(floors)}"
        )
        faults += [f"{folder} has {n} entries" for folder, n in entries.items() if n > MOST_ENTRIES]
        faults += [f"files in a circle: {_said(one)}" for one in _circles(own)]
        for depth in range(2, 5):
            faults += [f"folders in a circle: {_said(one)}" for one in _circles(_between_folders(own, depth))]
    for fault in faults:
        print(f"FAULT: {fault}")
    return len(faults)


def _modules(package: Path) -> Iterable[tuple[str, Path]]:
    for path in sorted(package.rglob("*.py")):
        parts = path.with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def _folders(package: Path) -> list[Path]:
    return [package, *sorted(one for one in package.rglob("*") if one.is_dir() and one.name != "__pycache__")]


def _entries(folder: Path) -> int:
    return sum(one.name != "__pycache__" for one in folder.iterdir())


def _imported(path: Path, files: Mapping[str, Path]) -> set[str]:
    """The modules of the project a file names in its imports, each as the file that is meant."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name in files}
        elif isinstance(node, ast.ImportFrom) and node.module:
            named = {f"{node.module}.{alias.name}" for alias in node.names}
            inside = named & set(files)
            found |= inside | ({node.module} if len(inside) < len(named) else set()) & set(files)
    return found


def _is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def _between_folders(arrows: Mapping[str, set[str]], depth: int) -> Graph:
    """Arrows between what lies `depth` names deep: folders, and files that lie above that."""

    def room(module: str) -> str:
        return ".".join(module.split(".")[:depth])

    rooms: Graph = {room(module): set() for module in arrows}
    for module, targets in arrows.items():
        rooms[room(module)] |= {room(to) for to in targets} - {room(module)}
    return rooms


def _circles(arrows: Mapping[str, set[str]]) -> list[list[str]]:
    """The strongly connected parts of more than one (Tarjan), each sorted; a package above its own modules is none."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(one: str) -> None:
        index[one] = low[one] = len(index)
        stack.append(one)
        for to in arrows.get(one, ()):
            if to not in index:
                visit(to)
                low[one] = min(low[one], low[to])
            elif to in stack:
                low[one] = min(low[one], index[to])
        if low[one] == index[one]:
            at = stack.index(one)
            part = stack[at:]
            del stack[at:]
            if len(part) > 1:
                found.append(sorted(part))

    for one in arrows:
        if one not in index:
            visit(one)
    return found


def _floors(arrows: Mapping[str, set[str]]) -> list[list[str]]:
    """Rooms by how long the longest way down from them is; those in a circle are left out."""
    left, floors = dict(arrows), []
    while left:
        ground = sorted(one for one, to in left.items() if not to & set(left))
        if not ground:
            break
        floors.append(ground)
        left = {one: to for one, to in left.items() if one not in ground}
    return floors


def _storeys(floors: list[list[str]]) -> str:
    return " > ".join(
        "{" + ", ".join(one.rpartition(".")[2] for one in floor) + "}" for floor in reversed(floors)
    )


def _said(circle: list[str]) -> str:
    return ", ".join(circle)


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:] or PACKAGES) else 0)
