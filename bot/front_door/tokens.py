"""Who sent a request: the token of the Bot Connector, checked once and remembered until it ends."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from typing import Any

import jwt
from msgspec import Struct

from bot.front_door.body import Refusal
from bot.front_door.keys import KeysUnavailable, SigningKeys
from bot.operation import log
from bot.operation.bounded import Bounded

TEAMS = "msteams"
SKEW_SECONDS = 300
REMEMBERED = 1_000
TRUSTED_SECONDS = 3_600.0
LONGEST_TOKEN = 16_384
NEEDED = ["exp", "iss", "aud", "serviceurl"]


class Verified(Struct, frozen=True):
    """A token whose signature was found right: its claims, and how far it reaches."""

    claims: Mapping[str, Any]
    service_url: str
    until: float


class Tokens:
    """Checks tokens.

    A signature is checked at first sight and then once an hour, so that a key that is withdrawn ends its tokens;
    the times and the service address are checked at every request. Only a digest is kept.
    """

    def __init__(self, keys: SigningKeys, *, app_id: str, issuer: str) -> None:
        self._keys = keys
        self._app_id = app_id
        self._issuer = issuer
        self._verified: Bounded[Verified] = Bounded(REMEMBERED)

    def __len__(self) -> int:
        return len(self._verified)

    async def claims(self, header: str, service_url: str) -> Mapping[str, Any]:
        """What the token in an Authorization header says; raises Refusal with 401, or 503 without keys."""
        scheme, _, token = header.partition(" ")
        if scheme != "Bearer" or not token.isascii() or not 0 < len(token) <= LONGEST_TOKEN:
            raise refused("no bearer token")
        digest = hashlib.sha256(token.encode()).digest()
        known = self._verified.get(digest)
        if known is None or known.until <= time.time():
            self._verified.forget(digest)
            known = await self._checked(token)
            self._verified.put(digest, known)
        if known.service_url != service_url:
            raise refused("another service address")
        return known.claims

    async def _checked(self, token: str) -> Verified:
        try:
            key_id = jwt.get_unverified_header(token).get("kid")
        except jwt.PyJWTError:
            raise refused("no token") from None
        if not isinstance(key_id, str):
            raise refused("no key is named")
        try:
            key = await self._keys.get(key_id)
        except KeysUnavailable:
            wait = {"Retry-After": "5"}
            raise Refusal(503, "ServiceUnavailable", "the token cannot be checked now", wait) from None
        if key is None:
            raise refused("an unknown key")
        if TEAMS not in key.endorsements:
            raise refused("a key that does not speak for Teams")
        try:
            claims = jwt.decode(
                token,
                key.public_key,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=self._issuer,
                leeway=SKEW_SECONDS,
                options={"require": NEEDED},
            )
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise refused(type(error).__name__) from None
        until = min(float(claims["exp"]) + SKEW_SECONDS, time.time() + TRUSTED_SECONDS)
        return Verified(claims, str(claims["serviceurl"]), until)


def refused(why: str) -> Refusal:
    """The refusal of a token; the log says why, the answer does not."""
    log.get().info("token refused", why=why)
    return Refusal(401, "Unauthorized", "the token is not valid", {"WWW-Authenticate": "Bearer"})
