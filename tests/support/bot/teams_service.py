"""Teams' side of proactive messages over real HTTP: takes, refuses by script or by chance, and counts strictly.

The limits are those Microsoft documents: so many messages a conversation and a tenant. What it answered 200 to was
delivered, whatever the bot makes of it.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

CONVERSATION_LIMITS = ((7, 1.0), (8, 2.0), (60, 30.0), (1800, 3600.0))


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one request is answered with; `breaks` closes the connection without a word, `hangs` never answers."""

    status: int = 200
    code: str = ""
    subcode: str = ""
    retry_after: float | None = None
    breaks: bool = False
    hangs: bool = False
    gives_id: bool = True


OK = Answer()


@dataclass
class Service:
    """What arrived, in order. `script` holds the next answers by "send:a:åse", "create:29:åse" or "update:m1".

    `moments` are those messages were taken at, in seconds, by tenant; `answers` the statuses given, in order, by the
    same keys as `script`, 0 where the connection was broken.
    """

    url: str = ""
    taken: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    updated: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    moments: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[int] = field(default_factory=Counter)
    answers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    script: dict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    chance: Callable[[], Answer] = lambda: OK
    latency: float = 0.0
    per_second: int | None = None
    most_at_once: int = 0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _delivery: asyncio.Event = field(default_factory=asyncio.Event)
    _at_once: int = 0
    _recent: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def will(self, key: str, *answers: Answer) -> None:
        """Answer the next requests of this kind so, and the ones after with 200."""
        self.script[key].extend(answers)

    @property
    def to(self) -> list[str]:
        """The conversations messages were delivered to, in order."""
        return [conversation for conversation, _ in self.taken]

    async def delivered(self, conversation: str) -> None:
        """Wait until something was delivered to this conversation."""
        while conversation not in self.to:
            self._delivery.clear()
            await self._delivery.wait()

    async def _send(self, request: web.Request) -> web.Response:
        conversation = request.match_info["conversation"]
        activity = await request.json()

        def take() -> None:
            self.taken.append((conversation, activity))
            self.moments[request.match_info["tenant"]].append(asyncio.get_running_loop().time())

        return await self._answered(request, f"send:{conversation}", take, conversation)

    async def _update(self, request: web.Request) -> web.Response:
        message = request.match_info["message"]
        activity = await request.json()
        return await self._answered(
            request, f"update:{message}", lambda: self.updated.append((message, activity))
        )

    async def _create(self, request: web.Request) -> web.Response:
        user = (await request.json())["members"][0]["id"]
        name = user.removeprefix("29:")
        return await self._answered(
            request, f"create:{user}", lambda: self.created.append(user), made=f"a:{name}-new"
        )

    async def _answered(
        self, request: web.Request, key: str, take: Callable[[], None], conversation: str = "", made: str = ""
    ) -> web.Response:
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        self.arrived.set()
        try:
            await asyncio.sleep(self.latency)
            answer = self._limited(request.match_info["tenant"], conversation) or self._next(key)
            status = 0 if answer.breaks else answer.status
            self.statuses[status] += 1
            self.answers[key].append(status)
            if answer.hangs:
                await asyncio.sleep(3600)
            if answer.breaks:
                assert request.transport is not None
                request.transport.abort()
            if answer.status >= 400:
                return _refusal(answer)
            if not answer.breaks:
                take()
                self._delivery.set()
            number = len(self.taken) + len(self.created) + len(self.updated)
            return web.json_response({"id": made or f"m{number}"} if answer.gives_id else {})
        finally:
            self._at_once -= 1

    def _next(self, key: str) -> Answer:
        waiting = self.script.get(key)
        return waiting.popleft() if waiting else self.chance()

    def _limited(self, tenant: str, conversation: str) -> Answer | None:
        if self.per_second is None:
            return None
        now = asyncio.get_running_loop().time()
        limits = [(f"tenant {tenant}", ((self.per_second, 1.0),))]
        if conversation:
            limits.append((f"{tenant} {conversation}", CONVERSATION_LIMITS))
        for key, windows in limits:
            recent = self._recent[key]
            recent.append(now)
            while recent and now - recent[0] > 3600:
                recent.popleft()
            for most, seconds in windows:
                if sum(now - moment < seconds for moment in recent) > most:
                    return Answer(status=429, code="Throttled", retry_after=1)
        return None


def _refusal(answer: Answer) -> web.Response:
    error: dict[str, Any] = {"code": answer.code, "message": "refused"}
    if answer.subcode:
        error["innerHttpError"] = {"subCode": answer.subcode}
    headers = {} if answer.retry_after is None else {"Retry-After": str(answer.retry_after)}
    return web.json_response({"error": error}, status=answer.status, headers=headers)


@asynccontextmanager
async def a_service(port: int = 0) -> AsyncIterator[Service]:
    """A service that listens on this machine; a tenant's service address is its url and the tenant's id."""
    service = Service()
    app = web.Application()
    conversations = "/{tenant}/v3/conversations"
    app.router.add_post(conversations, service._create)
    app.router.add_post(conversations + "/{conversation}/activities", service._send)
    app.router.add_put(conversations + "/{conversation}/activities/{message}", service._update)
    async with TestServer(app, port=port) as server:
        service.url = str(server.make_url("")).rstrip("/")
        yield service
