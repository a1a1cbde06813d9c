"""The public keys that incoming tokens are signed with: fetched without blocking, and again for a new key."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any

import aiohttp
from jwt.algorithms import RSAAlgorithm
from jwt.exceptions import InvalidKeyError

FRESH_FOR = 24 * 3600.0
SOONEST_AGAIN = 60.0
AFTER_A_FAILURE = 5.0
TIMEOUT = aiohttp.ClientTimeout(total=10)


class KeysUnavailable(Exception):
    """The keys could not be fetched; the request may be sent again later."""


class UnknownKey(PermissionError):
    """The token names a key that its issuer does not publish."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key and the channels it may speak for, under the names the SDK reads."""

    public_key: Any
    endorsements: list[str]


class SigningKeys:
    """The keys an OpenID metadata document leads to.

    An unknown key id fetches them anew, but at most once a minute: anybody can invent key ids.
    """

    def __init__(self, metadata_url: str) -> None:
        self._url = metadata_url
        self._keys: dict[str, SigningKey] = {}
        self._fetched = self._tried = float("-inf")
        self._lock = asyncio.Lock()

    async def get(self, key_id: str | None) -> SigningKey:
        """The key with this id; raises UnknownKey or KeysUnavailable."""
        async with self._lock:
            now = time.monotonic()
            stale = now - self._fetched > FRESH_FOR
            if (stale or key_id not in self._keys) and now - self._tried > SOONEST_AGAIN:
                await self._fetch(now)
            if not self._keys:
                raise KeysUnavailable(self._url)
        if key_id not in self._keys:
            raise UnknownKey("the token's key is not published")
        return self._keys[key_id]

    async def _fetch(self, now: float) -> None:
        self._tried = now
        try:
            async with aiohttp.ClientSession(timeout=TIMEOUT, raise_for_status=True) as session:
                async with session.get(self._url) as answer:
                    keys_url = (await answer.json(content_type=None))["jwks_uri"]
                async with session.get(keys_url) as answer:
                    listed = (await answer.json(content_type=None))["keys"]
            self._keys = {key["kid"]: _signing_key(key) for key in listed if key.get("kty") == "RSA"}
            self._fetched = now
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError, InvalidKeyError):
            if self._keys:
                return  # yesterday's keys are better than none
            self._tried = now - SOONEST_AGAIN + AFTER_A_FAILURE
            raise KeysUnavailable(self._url) from None


def _signing_key(key: dict[str, Any]) -> SigningKey:
    return SigningKey(RSAAlgorithm.from_jwk(json.dumps(key)), key.get("endorsements", []))
