"""Activities between JSON and the SDK's values: read by a table made once for each class, written with nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, TypeVar

from botbuilder import schema
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount
from msrest.serialization import Model

M = TypeVar("M", bound=Model)
Json: TypeAlias = Any  # whatever JSON may hold
Read = Callable[[Json], Json]

# The SDK names the tenant as nobody sends it.
MISSPELT = {"tenantID": "tenantId"}
AS_THEY_ARE = frozenset({str, int, bool, float, dict, type(None)})
SIMPLE: Mapping[str, type] = {"str": str, "bool": bool, "int": int}


class WrongType(ValueError):
    """A field of the activity holds something else than its type; the message names the field."""


class OutgoingActivity(Activity):
    """An activity on its way out; the SDK copies what it sends, and a card need not be copied with it."""

    def __init__(self, **named: object) -> None:
        # As the SDK would, which names sixty fields one by one.
        self.__dict__.update(_form(Activity)[0], additional_properties={}, **named)

    def __deepcopy__(self, memo: dict[int, Any]) -> OutgoingActivity:
        return _twin(self)


class _Sender(ChannelAccount):
    """Who speaks; the SDK copies it for each message that is sent."""

    def __copy__(self) -> _Sender:
        return _twin(self)


class _Place(ConversationAccount):
    """Where it is said; copied as often."""

    def __copy__(self) -> _Place:
        return _twin(self)


def _twin(value: M) -> M:
    twin: M = object.__new__(type(value))
    twin.__dict__.update(value.__dict__)
    return twin


def activity_from(body: Mapping[str, Any]) -> Activity:
    """The activity a JSON object describes; unknown fields are kept beside. Raises WrongType."""
    return _read(Activity, body)


def plain(value: object) -> Json:
    """The JSON value of an activity or a part of one; fields the SDK does not know are kept, empty ones left out."""
    if type(value) in AS_THEY_ARE:
        return value
    if isinstance(value, Model):
        return _written(value)
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return dict(value)
    return value.isoformat() if isinstance(value, datetime | date) else value


def _written(model: Model) -> dict[str, Any]:
    own = model.__dict__
    written = dict(own.get("additional_properties") or ())
    keys = _keys(type(model))  # type: ignore[arg-type]  # a class is hashable
    for name, value in own.items():
        if value is not None and name in keys:  # of an activity's sixty fields most are empty
            written[keys[name]] = value if type(value) in AS_THEY_ARE else plain(value)
    return written


def _read(kind: type[M], body: object) -> M:
    if not isinstance(body, dict):
        raise WrongType(f"{kind.__name__} must be an object")
    blank, table = _form(kind)  # type: ignore[arg-type]  # a class is hashable
    model: M = object.__new__(kind)
    own = model.__dict__
    own.update(blank)
    own["additional_properties"] = extra = {}
    for key, value in body.items():
        field = table.get(key)
        if field is None:
            extra[key] = value
        elif value is not None:
            name, read = field
            try:
                own[name] = value if read is None else read(value)
            except (TypeError, ValueError) as error:
                raise (
                    error if isinstance(error, WrongType) else WrongType(f"{key} has the wrong type")
                ) from None
    return model


@cache
def _form(kind: type[Model]) -> tuple[dict[str, Any], dict[str, tuple[str, Read | None]]]:
    """A fresh value's attributes, and for each JSON key the attribute with its reader."""
    table = {
        MISSPELT.get(field["key"], field["key"]): (name, _reader(field["type"]))
        for name, field in kind._attribute_map.items()
    }
    return dict(kind().__dict__), table


@cache
def _keys(kind: type[Model]) -> dict[str, str]:
    return {
        name: MISSPELT.get(field["key"], field["key"])
        for name, field in kind._attribute_map.items()
        if name != "additional_properties"
    }


def _reader(written: str) -> Read | None:
    """What turns a JSON value into the SDK's for a type as the SDK writes it, or None if it stays as it is."""
    if written[0] in "[{":
        return _all_of(list if written[0] == "[" else dict, _reader(written[1:-1]))
    if written in SIMPLE:
        return _only(SIMPLE[written])
    if written == "iso-8601":
        return _moment
    kind = COPIED.get(written) or getattr(schema, written, None)
    return (lambda value: _read(kind, value)) if isinstance(kind, type) and issubclass(kind, Model) else None


COPIED: Mapping[str, type[Model]] = {"ChannelAccount": _Sender, "ConversationAccount": _Place}


def _only(kind: type) -> Read:
    def read(value: Json) -> Json:
        if type(value) is not kind:
            raise TypeError
        return value

    return read


def _moment(value: Json) -> datetime:
    return datetime.fromisoformat(value)


def _all_of(kind: type[list[Any]] | type[dict[str, Any]], read: Read | None) -> Read:
    def each(value: Json) -> Json:
        if not isinstance(value, kind):
            raise TypeError
        if read is None:
            return value
        if isinstance(value, dict):
            return {key: read(one) for key, one in value.items()}
        return [read(one) for one in value]

    return each
