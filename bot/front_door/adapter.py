"""The front door: who may speak, what is refused, how an invoke is answered, and what a slow turn becomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias
from uuid import uuid4

from aiohttp import web
from botbuilder.core import Bot, InvokeResponse, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter
from botbuilder.schema import Activity, ActivityTypes
from botframework.connector.auth import AuthenticateRequestResult, BotFrameworkAuthentication

from bot.connector.connector import Connector
from bot.front_door.activities import OutgoingActivity, WrongType, activity_from, plain
from bot.front_door.body import Refusal, bad, body_in
from bot.front_door.dialogs_port import Sentences
from bot.front_door.invokes import EXTENSION, as_message, said_in
from bot.front_door.keys import SigningKeys
from bot.front_door.read_activity import language_of
from bot.front_door.running import Running, TakesLonger
from bot.front_door.sdk_client import Doorkeeper
from bot.front_door.service_hosts import ServiceHosts
from bot.front_door.tokens import TEAMS, Tokens, refused
from bot.operation import log
from bot.settings import Settings

METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"
ISSUER = "https://api.botframework.com"
# Teams sends a turn again after 15 seconds, and gives up on a search after 5.
ANSWER_SECONDS = 10.0
SEARCH_SECONDS = 4.0
STOP_SECONDS = 20.0

Outcome: TypeAlias = InvokeResponse | None


def teams_adapter(settings: Settings, connector: Connector, texts: Sentences) -> TeamsAdapter:
    """The front door for these settings; what it says goes out through the connector."""
    keys = SigningKeys(settings.openid_metadata_url or METADATA)
    issuer = settings.token_issuer or ISSUER
    tokens = Tokens(keys, app_id=settings.app_id, issuer=issuer) if settings.authenticates else None
    for address in settings.in_the_clear:
        log.get().warning("spoken with in plain http, which is for tests on one machine", address=address)
    return TeamsAdapter(Doorkeeper(connector, tokens), settings, connector, texts, keys)


class TeamsAdapter(CloudAdapter):
    """CloudAdapter with Teams' status codes: what was handled is 200, and only a bad request is an error."""

    def __init__(
        self,
        authentication: BotFrameworkAuthentication,
        settings: Settings,
        connector: Connector,
        texts: Sentences,
        keys: SigningKeys,
    ) -> None:
        super().__init__(authentication)
        self.on_turn_error = self._failed
        self._settings = settings
        self._served = frozenset(settings.tenants)
        self._hosts = ServiceHosts(settings)
        self._connector = connector
        self._texts = texts
        self._keys = keys
        self._running: Running[Outcome] = Running()

    async def process(
        self, request: web.Request, bot: Bot, ws_response: web.WebSocketResponse | None = None
    ) -> web.Response:
        """Answer one request; whatever it holds, the answer is never an HTTP 500."""
        try:
            activity = _read(await body_in(request))
            who = await self.bot_framework_authentication.authenticate_request(
                activity, request.headers.get("Authorization", "")
            )
            self._check_sender(activity)
        except Refusal as refusal:
            return refusal.response()
        return await self._answered(who, activity, bot)

    async def can_check_tokens(self) -> bool:
        """Whether the keys that tokens are signed with are there; in the sandbox nobody has a token."""
        return not self._settings.authenticates or await self._keys.are_known()

    async def close(self) -> None:
        """Finish the turns whose answers have gone out already, for a while, and let go of the keys."""
        await self._running.drained(STOP_SECONDS)
        await self._keys.close()

    def _check_sender(self, activity: Activity) -> None:
        """Refuse service addresses, channels and tenants that are not ours; raises Refusal."""
        if self._settings.authenticates:
            if not activity.channel_id:
                raise refused("no channel is named")
            if activity.channel_id != TEAMS:
                raise Refusal(403, "Forbidden", "the bot speaks with Teams only")
            named = _tenants(activity)
            if not named or not set(named) <= self._served:
                raise Refusal(403, "Forbidden", "the bot does not serve this tenant")
        if not self._hosts.include(activity.service_url):
            raise Refusal(403, "Forbidden", "the bot does not answer at this serviceUrl")

    async def _answered(self, who: AuthenticateRequestResult, activity: Activity, bot: Bot) -> web.Response:
        """Take the turn; one that takes long is answered now and goes on."""
        said_where = activity.conversation.id if activity.conversation else ""
        key = (said_where or "", str(activity.type), activity.id or uuid4().hex)
        is_search = (activity.name or "").startswith(EXTENSION)
        try:
            outcome = await self._running.outcome(
                key,
                lambda: self.process_activity(who, activity, bot.on_turn),
                within=SEARCH_SECONDS if is_search else ANSWER_SECONDS,
                afterwards=lambda late: self._say_late(activity, late),
            )
        except TakesLonger:
            return _answer(self._patience(activity))
        return _answer(outcome)

    def _patience(self, activity: Activity) -> Outcome:
        if activity.type != ActivityTypes.invoke:
            return None
        sentence = self._texts(_language(activity), "turn-takes-longer")
        return InvokeResponse(status=200, body=said_in(activity.name or "", sentence))

    async def _say_late(self, activity: Activity, outcome: Outcome) -> None:
        """Send as a message what an invoke's answer would have shown."""
        told = as_message(outcome.body) if outcome else None
        if told is None:
            return
        message = {
            **told,
            "channelId": activity.channel_id,
            "from": plain(activity.recipient),
            "recipient": plain(activity.from_property),
            "conversation": plain(activity.conversation),
        }
        try:
            await self._connector.send(activity.service_url, activity.conversation.id, message)
        except Exception as error:
            log.get().error("a late answer could not be sent", **log.trace(error))

    async def _failed(self, context: TurnContext, error: Exception) -> None:
        """Answer what the handler let through: the person reads an id that the log has too."""
        # Teams sends again what is answered with an error, so the person would be asked twice.
        activity = context.activity
        fault = uuid4().hex[:8]
        log.get().error("turn failed outside the handler", id=fault, type=activity.type, **log.trace(error))
        sentence = self._texts(_language(activity), "error-unexpected", id=fault)
        try:
            if activity.type == ActivityTypes.invoke:
                await context.send_activity(
                    invoke_response(said_in(activity.name or "", sentence, fault=500))
                )
            elif activity.type == ActivityTypes.message:
                await context.send_activity(OutgoingActivity(type=ActivityTypes.message, text=sentence))
        except Exception as again:
            log.get().error("the fault could not be told", id=fault, **log.trace(again))


def invoke_response(body: Mapping[str, object], status: int = 200) -> Activity:
    """The activity that carries an invoke's answer out of a turn."""
    return OutgoingActivity(
        type=ActivityTypes.invoke_response, value=InvokeResponse(status=status, body=body)
    )


def tenant_of(context: TurnContext) -> str:
    """The tenant of the person who spoke, or "" where Teams did not say."""
    return next(iter(_tenants(context.activity)), "")


def _tenants(activity: Activity) -> list[str]:
    """The sender's tenant, and the conversation's; usually they are the same."""
    data = activity.channel_data if isinstance(activity.channel_data, dict) else {}
    tenant = data.get("tenant")
    sender = tenant.get("id") if isinstance(tenant, dict) else None
    place = activity.conversation.tenant_id if activity.conversation else None
    return [str(one) for one in (sender, place) if one]


def _language(activity: Activity) -> str:
    return language_of(None, activity.locale, activity.text or "")


def _read(body: Mapping[str, Any]) -> Activity:
    try:
        return activity_from(body)
    except WrongType as error:
        raise bad(str(error)) from None


def _answer(outcome: Outcome) -> web.Response:
    if outcome is None:
        return web.Response(body=b"{}", content_type="application/json")
    if outcome.status == 501:
        fault = {"code": "NotSupported", "message": "the bot does not know this invoke"}
        return web.json_response({"error": fault}, status=501)
    return web.json_response(plain(outcome.body), status=int(outcome.status))
