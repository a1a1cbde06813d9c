"""Teams' side for a load: connector, keys, token issuer and Entra in one process; and a bare peer to compare with.

`python -m tests.bench.stand_in teams 9700` or `python -m tests.bench.stand_in bare 9800`
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import aiohttp
import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

ISSUER = "https://api.botframework.com"
CARD_TYPE = "application/vnd.microsoft.card.adaptive"
CARD = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [
        {"type": "TextBlock", "text": "Status på Nørrebro", "size": "Large", "weight": "Bolder", "wrap": True},
        {"type": "FactSet", "facts": [{"title": f"Frist {n}", "value": f"{n}. januar 2027"} for n in range(1, 6)]},
    ],
    "actions": [{"type": "Action.Submit", "title": "Hvorfor?", "data": {"ask": "hvorfor"}}],
}  # fmt: skip


def teams(port: int) -> web.Application:
    """The connector, the keys and Entra, with a count of what was asked for."""
    address = f"http://127.0.0.1:{port}"
    counts: Counter[str] = Counter()
    peers: set[object] = set()
    key = generate_private_key(public_exponent=65537, key_size=2048)
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))

    async def activity(request: web.Request) -> web.Response:
        await request.read()
        counts["sent"] += 1
        peers.add(request.transport and request.transport.get_extra_info("peername"))
        return web.json_response({"id": f"m{counts['sent']}"}, status=201)

    async def metadata(_: web.Request) -> web.Response:
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{address}/v1/keys"})

    async def keys(_: web.Request) -> web.Response:
        return web.json_response({"keys": [{**public, "kid": "k1", "endorsements": ["msteams"]}]})

    async def entra(_: web.Request) -> web.Response:
        counts["tokens"] += 1
        return web.json_response({"token_type": "Bearer", "expires_in": 3599, "access_token": "ours"})

    async def mint(request: web.Request) -> web.Response:
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "aud": request.query["aud"],
            "serviceurl": address,
            "nbf": now - 60,
            "exp": now + 24 * 3600,
        }
        return web.Response(text=jwt.encode(claims, key, "RS256", headers={"kid": "k1"}))

    async def stats(_: web.Request) -> web.Response:
        return web.json_response(
            {"sent": counts["sent"], "tokens": counts["tokens"], "connections": len(peers)}
        )

    app = web.Application(client_max_size=4 << 20)
    app.router.add_post("/v3/conversations/{conversation}/activities", activity)
    app.router.add_post("/v3/conversations/{conversation}/activities/{message}", activity)
    app.router.add_put("/v3/conversations/{conversation}/activities/{message}", activity)
    app.router.add_get("/v1/.well-known/openidconfiguration", metadata)
    app.router.add_get("/v1/keys", keys)
    app.router.add_post("/aad/{tenant}/oauth2/v2.0/token", entra)
    app.router.add_get("/mint", mint)
    app.router.add_get("/stats", stats)
    return app


def bare() -> web.Application:
    """The least a bot can do: JSON in, one card out over a pooled connection, no token looked at, nothing known."""

    async def messages(request: web.Request) -> web.Response:
        said: dict[str, Any] = await request.json()
        reply = {
            "type": "message",
            "from": said["recipient"],
            "recipient": said["from"],
            "conversation": said["conversation"],
            "replyToId": said["id"],
            "attachments": [{"contentType": CARD_TYPE, "content": CARD}],
        }
        where = quote(said["conversation"]["id"], safe="")
        url = f"{said['serviceUrl']}/v3/conversations/{where}/activities/{said['id']}"
        async with request.app[SESSION].post(url, json=reply) as answer:
            answer.raise_for_status()
            await answer.read()
        return web.Response(status=200)

    async def outward(app: web.Application) -> AsyncIterator[None]:
        app[SESSION] = aiohttp.ClientSession()
        yield
        await app[SESSION].close()

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    app.cleanup_ctx.append(outward)
    return app


SESSION: web.AppKey[aiohttp.ClientSession] = web.AppKey("session", aiohttp.ClientSession)


if __name__ == "__main__":
    kind, at = sys.argv[1], int(sys.argv[2])
    web.run_app(
        teams(at) if kind == "teams" else bare(), host="127.0.0.1", port=at, access_log=None, print=None
    )
