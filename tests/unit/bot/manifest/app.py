"""The app package as Teams reads it: the manifest with its blanks filled, both languages, both icons."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from jsonschema import Draft4Validator

from bot.commands.package import MANIFEST, Package, write_package

APP_ID = "01234567-89ab-cdef-0123-456789abcdef"
PACKAGE = Package(app_id=APP_ID, domain="fremdrift.kommune.dk", publisher="Prøve Kommune")
SCHEMAS = Path(__file__).parent
LANGUAGES = ("da", "en")

Json = dict[str, Any]


def unpacked(out: Path, package: Package = PACKAGE) -> dict[str, bytes]:
    """The package written to the file, taken apart again."""
    write_package(package, out)
    with ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def raw(name: str) -> Json:
    """A file of the manifest as it stands in the repository."""
    read: Json = json.loads((MANIFEST / name).read_text(encoding="utf-8"))
    return read


def schema(name: str) -> Json:
    """Microsoft's schema of the manifest, or of the file of another language."""
    read: Json = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return read


def faults(document: Json, name: str = "MicrosoftTeams") -> set[str]:
    """Where a document breaks its schema, as paths."""
    errors = Draft4Validator(schema(name)).iter_errors(document)
    return {"/".join(map(str, error.absolute_path)) or error.message for error in errors}


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """What stands in a command menu in one language; `prompt` is None for a plain command."""

    language: str
    scope: str
    title: str
    description: str
    prompt: str | None

    @property
    def typed(self) -> tuple[str, ...]:
        """What may land in the message when it is picked: Teams has inserted title and prompt at different times."""
        return (self.title, *filter(None, (self.prompt,)))


def commands() -> Iterator[Command]:
    """Every command of every scope in both languages."""
    manifest, english = raw("manifest.json"), raw("en.json")
    for i, listed in enumerate(manifest["bots"][0]["commandLists"]):
        for j, one in enumerate(listed["commands"]):
            key = f"bots[0].commandLists[{i}].commands[{j}]"
            for scope in listed["scopes"]:
                prompt = one["prompt"] if one.get("type") == "prompt" else None
                yield Command(
                    language="da",
                    scope=scope,
                    title=one["title"],
                    description=one["description"],
                    prompt=prompt,
                )
                yield Command(
                    language="en",
                    scope=scope,
                    title=english.get(f"{key}.title", ""),
                    description=english.get(f"{key}.description", ""),
                    prompt=english.get(f"{key}.prompt", "") if prompt else None,
                )


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A PNG's size and its pixels, each a tuple of its channels."""

    width: int
    height: int
    channels: int
    pixels: list[tuple[int, ...]]


def picture(png: bytes) -> Picture:
    """A PNG of eight bits a channel, not interlaced, read pixel by pixel."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    chunks = dict[bytes, bytes]()
    place = 8
    while place < len(png):
        length = int.from_bytes(png[place : place + 4], "big")
        kind, content = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        chunks[kind] = chunks.get(kind, b"") + content
        place += 12 + length
    head = chunks[b"IHDR"]
    width, height = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    depth, colour, interlaced = head[8], head[9], head[12]
    assert (depth, interlaced) == (8, 0)
    channels = {2: 3, 6: 4}[colour]
    rows = _rows(zlib.decompress(chunks[b"IDAT"]), width * channels, height, channels)
    pixels = [
        tuple(row[start:end])
        for row in rows
        for start, end in pairwise(range(0, width * channels + 1, channels))
    ]
    return Picture(width=width, height=height, channels=channels, pixels=pixels)


def _rows(data: bytes, stride: int, height: int, channels: int) -> list[bytearray]:
    """The rows with their filters undone, as the PNG standard describes them."""
    rows: list[bytearray] = []
    above = bytearray(stride)
    for number in range(height):
        start = number * (stride + 1)
        kind, row = data[start], bytearray(data[start + 1 : start + 1 + stride])
        for i in range(stride):
            left = row[i - channels] if i >= channels else 0
            corner = above[i - channels] if i >= channels else 0
            row[i] = (row[i] + _guess(kind, left, above[i], corner)) & 0xFF
        rows.append(row)
        above = row
    return rows


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 4:
        near = left + up - corner
        return min((left, up, corner), key=lambda one: abs(near - one))
    return (0, left, up, (left + up) // 2)[kind]
