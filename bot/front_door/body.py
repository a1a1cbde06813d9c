"""Reading a request's body: a JSON object of bearable size and depth with what an answer needs, or a refusal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aiohttp import web
from pydantic_core import from_json

BODY_LIMIT = 256 * 1024
DEPTH_LIMIT = 64
ID_LIMIT = 1_000
SPOKEN = ("message", "invoke")
OBJECTS = ("conversation", "from", "recipient", "channelData")
IDS = (
    ("", ("id", "replyToId")),
    ("conversation", ("id", "tenantId")),
    ("from", ("id", "aadObjectId")),
    ("recipient", ("id",)),
)

Body = dict[str, Any]


class Refusal(Exception):
    """The request is answered with this HTTP status and a JSON body that says why."""

    def __init__(
        self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.headers = status, code, headers

    def response(self) -> web.Response:
        """The HTTP answer."""
        fault = {"code": self.code, "message": str(self)}
        return web.json_response({"error": fault}, status=self.status, headers=self.headers)


def bad(message: str) -> Refusal:
    """A refusal for a request that is wrong in itself."""
    return Refusal(400, "BadRequest", message)


async def body_in(request: web.Request) -> Body:
    """The JSON object a request carries, with ids that may be kept; raises Refusal for everything else."""
    if request.content_type != "application/json":
        raise Refusal(415, "UnsupportedMediaType", "the body must be application/json")
    try:
        raw = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise Refusal(413, "TooLarge", f"the body is larger than {BODY_LIMIT} bytes") from None
    except (web.RequestPayloadError, ConnectionError):
        raise bad("the body broke off, or is not encoded as its headers say") from None
    body = _object_in(raw)
    for fault in _faults(body):
        raise bad(fault)
    return body


def _object_in(raw: bytes) -> Body:
    try:
        body = from_json(raw, allow_inf_nan=False)
    except ValueError:
        raise bad("the body is not JSON in UTF-8") from None
    if not isinstance(body, dict):
        raise bad("the body must be a JSON object")
    if raw.count(b"{") + raw.count(b"[") > DEPTH_LIMIT and _is_deeper(body, DEPTH_LIMIT):
        raise bad("the body is nested too deeply")
    return body


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
    kind = body.get("type")
    if not isinstance(kind, str) or not kind:
        yield "type is missing"
    for name in OBJECTS:
        if not isinstance(body.get(name), dict | None):
            yield f"{name} must be an object"
    for part, names in IDS:
        holder = (body.get(part) or {}) if part else body
        for name in names:
            value = holder.get(name)
            if isinstance(value, str) and (len(value) > ID_LIMIT or "\0" in value):
                yield f"{part or 'activity'}.{name} is no id"
    for name in ("conversation", "from") if kind in SPOKEN else ():
        if not (body.get(name) or {}).get("id"):
            yield f"{name} is missing"
    if not body.get("serviceUrl"):
        yield "serviceUrl is missing"
