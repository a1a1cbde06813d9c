"""The SDK's client for Teams' connector, speaking plain JSON over the one pool instead of a client for each turn."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from botbuilder.schema import Activity, ConversationParameters, ConversationResourceResponse, ResourceResponse
from botframework.connector.aio import ConnectorClient
from botframework.connector.aio.operations_async import ConversationsOperations
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
    MicrosoftAppCredentials,
)
from msrest.universal_http.requests import ClientRetryPolicy

from bot.connector.connector import Connector, ConnectorRefused, ConnectorUnreachable
from bot.front_door.activities import plain
from bot.front_door.tokens import Tokens

AUDIENCE = "https://api.botframework.com"
ADDRESSES = 32
AGAIN = frozenset({412, 429, 502, 503, 504})
WAITS = (0.5, 1.5)
LONGEST_WAIT = 5.0

T = TypeVar("T")


class PooledConversations(ConversationsOperations):
    """The operations a turn uses; what Teams wants sent again is sent again, twice at most and soon."""

    def __init__(self, client: ConnectorClient, connector: Connector, service_url: str) -> None:
        super().__init__(client._client, client.config, client._serialize, client._deserialize)
        self._connector = connector
        self._url = service_url

    async def send_to_conversation(
        self, conversation_id: str, activity: Activity, **_: object
    ) -> ResourceResponse:
        """Post an activity; raises ConnectorRefused and ConnectorUnreachable, as the three below do."""
        body = plain(activity)
        return _sent(await _again(lambda: self._connector.send(self._url, conversation_id, body)))

    async def reply_to_activity(
        self, conversation_id: str, activity_id: str, activity: Activity, **_: object
    ) -> ResourceResponse:
        """Post an activity as an answer."""
        body = plain(activity)
        return _sent(
            await _again(lambda: self._connector.reply(self._url, conversation_id, activity_id, body))
        )

    async def update_activity(
        self, conversation_id: str, activity_id: str, activity: Activity, **_: object
    ) -> ResourceResponse:
        """Put an activity in place of another."""
        body = plain(activity)
        return _sent(
            await _again(lambda: self._connector.update(self._url, conversation_id, activity_id, body))
        )

    async def delete_activity(self, conversation_id: str, activity_id: str, **_: object) -> None:
        """Take an activity away."""
        await _again(lambda: self._connector.delete(self._url, conversation_id, activity_id))

    async def create_conversation(
        self, parameters: ConversationParameters, **_: object
    ) -> ConversationResourceResponse:
        """Open a conversation; once, since a second one could not be taken back."""
        found = await self._connector.create(self._url, plain(parameters))
        return ConversationResourceResponse(id=found, service_url=self._url)


class PooledClients(ConnectorFactory):
    """A client for each service address, kept."""

    def __init__(self, connector: Connector) -> None:
        # A list of 500 numbers is searched 999 times for every client made.
        ClientRetryPolicy.safe_codes = frozenset(ClientRetryPolicy.safe_codes)
        self._connector = connector
        self._client = lru_cache(ADDRESSES)(self._made)

    async def create(self, service_url: str, audience: str) -> ConnectorClient:
        """The client for this address."""
        return self._client(service_url)

    def _made(self, service_url: str) -> ConnectorClient:
        # Whatever is not replaced below would go out without a token, and so be refused.
        client = ConnectorClient(MicrosoftAppCredentials.empty(), base_url=service_url)
        client.conversations = PooledConversations(client, self._connector, service_url)
        return client


class Doorkeeper(BotFrameworkAuthentication):
    """Tells the SDK who speaks and how to answer them; without `tokens` everybody is let in."""

    def __init__(self, connector: Connector, tokens: Tokens | None) -> None:
        self._clients = PooledClients(connector)
        self._tokens = tokens

    async def authenticate_request(self, activity: Activity, auth_header: str) -> AuthenticateRequestResult:
        """The verified sender; raises Refusal."""
        claims: Mapping[str, Any] = {}
        if self._tokens is not None:
            claims = await self._tokens.claims(auth_header, activity.service_url or "")
        result = AuthenticateRequestResult()
        result.audience = AUDIENCE
        result.claims_identity = ClaimsIdentity(claims, self._tokens is not None)
        result.connector_factory = self._clients
        return result

    async def authenticate_streaming_request(
        self, auth_header: str, channel_id_header: str
    ) -> AuthenticateRequestResult:
        """Teams does not stream to bots."""
        raise PermissionError("streaming is not offered")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:
        """The kept clients."""
        return self._clients

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        """Nobody signs in through the bot, so there is none."""

    def get_originating_audience(self) -> str:
        """Whom the bot's own tokens are for."""
        return AUDIENCE


async def _again(call: Callable[[], Awaitable[T]]) -> T:
    """The call's result; what may pass by itself is tried again while somebody still waits for the answer."""
    for wait in WAITS:
        try:
            return await call()
        except ConnectorRefused as refused:
            if refused.status not in AGAIN or (refused.retry_after or 0) > LONGEST_WAIT:
                raise
            pause = refused.retry_after if refused.retry_after is not None else wait
        except ConnectorUnreachable as error:
            if error.__cause__ is None or isinstance(error.__cause__, TimeoutError):
                raise  # there is no token, or it took so long that it may well have arrived
            pause = wait
        await asyncio.sleep(pause + random.uniform(0, wait / 4))  # noqa: S311 - to spread, not to hide
    return await call()


def _sent(message: str) -> ResourceResponse:
    return ResourceResponse(id=message)
