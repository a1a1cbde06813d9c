"""The front door: who may speak, what is refused, and how an invoke is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import jwt
from aiohttp import web
from botbuilder.core import Bot, InvokeResponse, TurnContext, serializer_helper
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
from botbuilder.schema import Activity
from botframework.connector.auth import (
    AuthenticateRequestResult,
    AuthenticationConstants,
    JwtTokenExtractor,
)
from msrest.exceptions import DeserializationError
from msrest.universal_http.requests import ClientRetryPolicy

from bot import log
from bot.incoming import Body, Refusal, activity_in, bad
from bot.keys import KeysUnavailable, SigningKeys
from bot.settings import Settings, is_loopback

TEAMS = "msteams"


def teams_adapter(settings: Settings) -> TeamsAdapter:
    """The front door for these settings."""
    # A list of 500 numbers is searched 999 times for every client, which was 70 % of a turn's time.
    ClientRetryPolicy.safe_codes = frozenset(ClientRetryPolicy.safe_codes)
    metadata = settings.openid_metadata_url or AuthenticationConstants.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL
    # The SDK's own keys block the event loop while they are fetched and miss a new key for a day.
    JwtTokenExtractor.metadataCache[metadata] = SigningKeys(metadata)
    return TeamsAdapter(ConfigurationBotFrameworkAuthentication(_Configuration(settings)), settings)


class _Configuration:
    """The settings under the names the SDK looks for; one that is absent keeps the SDK's default."""

    def __init__(self, settings: Settings) -> None:
        if not settings.authenticates:
            return
        self.APP_ID = settings.app_id
        self.APP_PASSWORD = settings.app_password.get_secret_value()
        self.APP_TYPE = settings.app_type.value
        self.APP_TENANTID = settings.app_tenant
        if settings.openid_metadata_url or settings.token_issuer or settings.login_url:
            # Naming one authority makes the SDK forget its defaults for the others.
            known = AuthenticationConstants
            self.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL = (
                settings.openid_metadata_url or known.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL
            )
            self.TO_BOT_FROM_CHANNEL_TOKEN_ISSUER = (
                settings.token_issuer or known.TO_BOT_FROM_CHANNEL_TOKEN_ISSUER
            )
            self.TO_CHANNEL_FROM_BOT_LOGIN_URL = (
                settings.login_url or known.TO_CHANNEL_FROM_BOT_LOGIN_URL_PREFIX + settings.app_tenant
            )
            self.TO_CHANNEL_FROM_BOT_OAUTH_SCOPE = known.TO_CHANNEL_FROM_BOT_OAUTH_SCOPE
            self.OAUTH_URL = known.OAUTH_URL
            self.TO_BOT_FROM_EMULATOR_OPENID_METADATA_URL = known.TO_BOT_FROM_EMULATOR_OPENID_METADATA_URL


class TeamsAdapter(CloudAdapter):
    """CloudAdapter with Teams' status codes: what was handled is 200, and only a bad request is an error."""

    def __init__(self, authentication: ConfigurationBotFrameworkAuthentication, settings: Settings) -> None:
        super().__init__(authentication)
        self._settings = settings

    async def process(
        self, request: web.Request, bot: Bot, ws_response: web.WebSocketResponse | None = None
    ) -> web.Response:
        """Answer one request; whatever the request holds, the answer is never an HTTP 500."""
        try:
            body = await activity_in(request)
            self._check_sender(body)
            activity = _activity(body)
            who = await self._authenticated(activity, request.headers.get("Authorization", ""))
        except Refusal as refusal:
            return refusal.response()
        try:
            outcome = await self.process_activity(who, activity, bot.on_turn)
        except Exception as error:
            # Teams sends again what is answered with an error, so the person would be asked twice.
            log.get().error("turn failed outside the handler", type=activity.type, **log.trace(error))
            return web.json_response({}, status=200)
        return _answer(outcome)

    def _check_sender(self, body: Body) -> None:
        """Refuse service addresses, channels and tenants that are not ours; raises Refusal."""
        settings = self._settings
        url = body.get("serviceUrl") or ""
        if not url:
            raise bad("serviceUrl is missing")
        if not _may_be_answered(url, settings):
            raise Refusal(403, "Forbidden", "the bot does not answer at this serviceUrl")
        if not settings.authenticates:
            return
        if body.get("channelId") != TEAMS:
            raise Refusal(401, "Unauthorized", "the bot speaks with Teams only")
        if settings.tenants and _tenant_of(body) not in settings.tenants:
            raise Refusal(403, "Forbidden", "the bot does not serve this tenant")

    async def _authenticated(self, activity: Activity, header: str) -> AuthenticateRequestResult:
        """What the SDK knows of the verified sender; raises Refusal."""
        if not self._settings.authenticates:
            header = ""
        else:
            _check_form(header)
        try:
            return await self.bot_framework_authentication.authenticate_request(activity, header)
        except KeysUnavailable:
            log.get().error("the keys for incoming tokens could not be fetched")
            raise Refusal(503, "ServiceUnavailable", "the token cannot be checked now") from None
        except asyncio.CancelledError:
            raise
        except Exception as error:
            # The SDK raises a different class for each fault of a token.
            log.get().info("token refused", **log.trace(error))
            raise Refusal(401, "Unauthorized", "the token is not valid") from None


def invoke_response(body: Mapping[str, object], status: int = 200) -> Activity:
    """The activity that carries an invoke's answer out of a turn."""
    return Activity(type="invokeResponse", value=InvokeResponse(status=status, body=dict(body)))


def tenant_of(context: TurnContext) -> str:
    """The tenant of the person who spoke, or "" where Teams did not say."""
    activity = context.activity
    data = activity.channel_data if isinstance(activity.channel_data, dict) else {}
    return _tenant_of({"channelData": data, "conversation": {"tenantId": activity.conversation.tenant_id}})


def _tenant_of(body: Mapping[str, Any]) -> str:
    data = body.get("channelData") or {}
    tenant = data.get("tenant")
    named = tenant.get("id") if isinstance(tenant, dict) else None
    return str(named or (body.get("conversation") or {}).get("tenantId") or "")


def _may_be_answered(url: str, settings: Settings) -> bool:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if not host or parts.username or parts.scheme not in ("https", "http"):
        return False
    if parts.scheme == "http" and not (settings.sandbox and is_loopback(host)):
        return False
    if not settings.authenticates and not is_loopback(host):
        return False
    if not settings.service_hosts:
        return settings.sandbox
    allowed = [urlsplit(one if "://" in one else f"https://{one}") for one in settings.service_hosts]
    return any(one.hostname == host and one.port in (None, port) for one in allowed)


def _check_form(header: str) -> None:
    """Refuse what no token can look like, before the SDK stumbles over it."""
    scheme, _, token = header.partition(" ")
    try:
        claims = jwt.decode(token, options={"verify_signature": False}) if scheme == "Bearer" else {}
    except jwt.PyJWTError:
        claims = {}
    if "exp" not in claims:
        raise Refusal(401, "Unauthorized", "a token is needed")


def _activity(body: Body) -> Activity:
    try:
        activity = Activity().deserialize(body)
    except (DeserializationError, AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise bad("a field of the activity has the wrong type") from None
    return activity


def _answer(outcome: InvokeResponse | None) -> web.Response:
    if outcome is None:
        return web.json_response({}, status=200)
    if outcome.status == 501:
        fault = {"code": "NotSupported", "message": "the bot does not know this invoke"}
        return web.json_response({"error": fault}, status=501)
    body = outcome.body
    # The SDK serializes a body that is one already, and stumbles over it.
    plain = body if isinstance(body, dict | list | str | type(None)) else serializer_helper(body)
    return web.json_response(plain, status=int(outcome.status))
