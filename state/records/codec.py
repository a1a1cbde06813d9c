"""A record as JSON text and back, exactly: Decimals, days, moments, enums, tuples and nested values."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from msgspec import Struct, convert
from msgspec.json import Decoder, Encoder
from msgspec.structs import replace

from state.records.store import Record

R = TypeVar("R", bound=Record)

_encode = Encoder().encode
_decode_plain = Decoder(dict[str, object]).decode
_decoders: dict[type, Decoder[Any]] = {}


def to_text(record: Record) -> str:
    """The record as JSON; raises ValueError where a field holds what its type does not allow."""
    text = _encoded(record)
    again = from_text(type(record), text)  # msgspec checks what it reads and not what it writes
    if again != record or _encode(again) != text:
        _same(record, again, type(record).__name__)
    return text.decode()


def from_text(kind: type[R], text: str | bytes) -> R:
    """The record that was written as this JSON; raises ValueError if it is not one of this kind."""
    try:
        decoder = _decoders[kind]
    except KeyError:
        # Built the first time it is needed: most commands need few.
        decoder = _decoders.setdefault(kind, Decoder(kind))
    return cast("R", decoder.decode(text))


def to_plain(record: Record) -> dict[str, object]:
    """The record as plain JSON values; raises ValueError where JSON has no form for it."""
    return _decode_plain(_encoded(record))


def from_plain(kind: type[R], values: dict[str, object]) -> R:
    """The record these plain values are of; raises ValueError if they are not one of this kind."""
    return convert(values, kind)


def with_version(record: R, version: int) -> R:
    """The same record under another version."""
    return cast("R", replace(cast("Struct", record), version=version))


def _encoded(record: Record) -> bytes:
    try:
        return _encode(record)
    except TypeError as fault:
        raise ValueError(f"{type(record).__name__}: {fault}") from None


def _same(held: object, read: object, where: str) -> None:
    """Raise ValueError where what is held is not what is read again; in plain JSON, a tuple may be an array."""
    if isinstance(held, Struct) and type(held) is type(read):
        for name in held.__struct_fields__:
            _same(getattr(held, name), getattr(read, name), f"{where}.{name}")
    elif isinstance(held, tuple) and isinstance(read, tuple):
        for number, pair in enumerate(zip(held, read, strict=True)):
            _same(*pair, f"{where}[{number}]")
    elif isinstance(held, dict):
        if _encode(held) != _encode(read):
            raise ValueError(f"{where} does not come back as it was written: {held!r}")
    elif not isinstance(held, type(read)) or _encode(held) != _encode(read):
        raise ValueError(f"{where} is to hold a {type(read).__name__}, and holds {held!r}")
