"""Reading a request's body: a JSON object with an activity's fields in their right types, or a refusal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from aiohttp import web

BODY_LIMIT = 256 * 1024
DEPTH_LIMIT = 64
ID_LIMIT = 1_000
SPOKEN = ("message", "invoke")

Body = dict[str, Any]
TEXTS = ("id", "text", "locale", "serviceUrl", "channelId", "name", "replyToId", "deliveryMode", "action")
LISTS = ("entities", "attachments", "membersAdded", "membersRemoved")
PARTS: Mapping[str, tuple[str, ...]] = {
    "conversation": ("id", "conversationType", "tenantId", "name"),
    "from": ("id", "name", "aadObjectId"),
    "recipient": ("id", "name"),
    "channelData": (),
}


class Refusal(Exception):
    """The request is answered with this HTTP status and a JSON body that says why."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code

    def response(self) -> web.Response:
        """The HTTP answer."""
        fault = {"code": self.code, "message": str(self)}
        return web.json_response({"error": fault}, status=self.status)


def bad(message: str) -> Refusal:
    """A refusal for a request that is wrong in itself."""
    return Refusal(400, "BadRequest", message)


async def activity_in(request: web.Request) -> Body:
    """The activity a request carries; raises Refusal for everything else."""
    if request.content_type != "application/json":
        raise Refusal(415, "UnsupportedMediaType", "the body must be application/json")
    try:
        raw = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise Refusal(413, "TooLarge", f"the body is larger than {BODY_LIMIT} bytes") from None
    body = _object_in(raw)
    for fault in _faults(body):
        raise bad(fault)
    return body


def _object_in(raw: bytes) -> Body:
    try:
        body = json.loads(raw.decode("utf-8"), parse_constant=_no_number)
        if b"\\ud" in raw.lower():
            json.dumps(body, ensure_ascii=False).encode(
                "utf-8"
            )  # half a surrogate pair can be stored nowhere
    except UnicodeError:
        raise bad("the body is not UTF-8") from None
    except (ValueError, RecursionError):
        raise bad("the body is not JSON") from None
    if not isinstance(body, dict):
        raise bad("the body must be a JSON object")
    if _is_deeper(body, DEPTH_LIMIT):
        raise bad("the body is nested too deeply")
    return body


def _no_number(name: str) -> None:
    raise ValueError(name)


def _is_deeper(value: object, limit: int) -> bool:
    level: list[object] = [value]
    for _ in range(limit):
        level = [inner for outer in level for inner in _children(outer)]
        if not level:
            return False
    return True


def _children(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _faults(body: Body) -> Iterator[str]:
    if not isinstance(body.get("type"), str) or not body["type"]:
        yield "type is missing"
    yield from _text_faults("", body, TEXTS)
    for name, texts in PARTS.items():
        part = body.get(name)
        if part is not None and not isinstance(part, dict):
            yield f"{name} must be an object"
        elif part is not None:
            yield from _text_faults(f"{name}.", part, texts)
    for name in LISTS:
        listed = body.get(name)
        if listed is not None and not (
            isinstance(listed, list) and all(isinstance(one, dict) for one in listed)
        ):
            yield f"{name} must be a list of objects"
    for name in ("conversation", "from") if body["type"] in SPOKEN else ():
        if not (body.get(name) or {}).get("id"):
            yield f"{name} is missing"


def _text_faults(where: str, part: Body, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        value = part.get(name)
        if value is not None and not isinstance(value, str):
            yield f"{where}{name} must be a string"
        elif value and name.lower().endswith("id") and (len(value) > ID_LIMIT or "\0" in value):
            yield f"{where}{name} is no id"
