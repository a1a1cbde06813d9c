"""The public keys that incoming tokens are signed with: fetched beside the turns, and again for a new key."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Collection
from contextlib import suppress
from typing import Any

import aiohttp
from jwt.algorithms import RSAAlgorithm
from jwt.exceptions import InvalidKeyError
from msgspec import Struct

from bot.operation import log

FRESH_FOR = 24 * 3600.0
SOONEST_AGAIN = 60.0
AFTER_A_FAILURE = 5.0
TIMEOUT = aiohttp.ClientTimeout(total=10)
LARGEST = 1 << 20


class KeysUnavailable(Exception):
    """The keys could not be fetched; the request may be sent again later."""


class SigningKey(Struct, frozen=True):
    """A key and the channels it may speak for."""

    public_key: Any
    endorsements: Collection[str]


class SigningKeys:
    """The keys an OpenID metadata document leads to.

    A key that is known never waits for a fetch. An unknown key id fetches them anew, but at most once a minute:
    anybody can invent key ids.
    """

    def __init__(self, metadata_url: str) -> None:
        self._url = metadata_url
        self._keys: dict[str, SigningKey] = {}
        self._fetched = self._tried = float("-inf")
        self._fetching: asyncio.Task[None] | None = None

    async def get(self, key_id: str) -> SigningKey | None:
        """The key with this id, or None where nobody publishes it; raises KeysUnavailable."""
        stale = time.monotonic() - self._fetched > FRESH_FOR
        known = self._keys.get(key_id)
        if (stale or known is None) and time.monotonic() - self._tried > SOONEST_AGAIN:
            self._tried = time.monotonic()
            self._fetching = asyncio.create_task(self._fetch())
        if known is None and self._fetching is not None:
            # Shielded: others wait for the same keys when the one who asked first has gone.
            await asyncio.shield(self._fetching)
            known = self._keys.get(key_id)
        if not self._keys:
            raise KeysUnavailable
        return known

    async def are_known(self) -> bool:
        """Whether there are keys to check a token by; asks for them where there are none."""
        # Only there: whoever watches asks often, and must not use up the one fetch a minute a new key has.
        if not self._keys:
            with suppress(KeysUnavailable):
                await self.get("")
        return bool(self._keys)

    async def close(self) -> None:
        """Give up a fetch that is under way."""
        if self._fetching is not None:
            self._fetching.cancel()
            await asyncio.gather(self._fetching, return_exceptions=True)

    async def _fetch(self) -> None:
        try:
            async with aiohttp.ClientSession(timeout=TIMEOUT, raise_for_status=True) as session:
                keys_url = (await _document(session, self._url))["jwks_uri"]
                listed = (await _document(session, keys_url))["keys"]
            keys = {key["kid"]: _signing_key(key) for key in listed if key.get("kty") == "RSA"}
            if not keys:
                raise ValueError
            self._keys, self._fetched = keys, time.monotonic()
        except (
            aiohttp.ClientError,
            TimeoutError,
            OSError,
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
        ) as error:
            log.get().error("the keys for incoming tokens could not be fetched", **log.trace(error))
            if not self._keys:  # yesterday's keys are better than none, and can wait longer for today's
                self._tried = time.monotonic() - SOONEST_AGAIN + AFTER_A_FAILURE


async def _document(session: aiohttp.ClientSession, url: str) -> dict[str, Any]:
    async with session.get(url) as answer:
        raw = await answer.content.read(LARGEST + 1)
        while not answer.content.at_eof() and len(raw) <= LARGEST:
            raw += await answer.content.read(LARGEST)
    if len(raw) > LARGEST:
        raise ValueError
    told: dict[str, Any] = json.loads(raw)
    return told


def _signing_key(key: dict[str, Any]) -> SigningKey:
    try:
        return SigningKey(RSAAlgorithm.from_jwk(json.dumps(key)), frozenset(key.get("endorsements") or ()))
    except InvalidKeyError as error:
        raise ValueError from error
