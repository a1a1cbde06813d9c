"""All configuration, read once from the environment and `.env`; every fault is reported together."""

from __future__ import annotations

import difflib
import ipaddress
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails

from bot.operation.faults import CannotStart
from state.organisation.calendar import COPENHAGEN
from state.store.databases import file_at, read_address

ENV_FILE = Path(".env")
Names = tuple[str, ...]


class Mode(Enum):
    """Where the bot runs: `sandbox` on one's own machine, `production` in Teams."""

    SANDBOX = "sandbox"
    PRODUCTION = "production"


class AppType(Enum):
    """How the bot's registration signs in."""

    SINGLE_TENANT = "SingleTenant"
    MANAGED_IDENTITY = "UserAssignedMSI"


class LogLevel(Enum):
    """How much is written to stderr."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


def is_loopback(host: str | None) -> bool:
    """Whether a host name or address is this machine itself."""
    if host is None:
        return False
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def as_address(host: str) -> str:
    """A listed host as an address; https where no scheme is given."""
    return host if "://" in host else f"https://{host}"


def _is_host(listed: str) -> bool:
    try:
        parts = urlsplit(as_address(listed))
        return bool(parts.hostname) and (parts.port or 1) > 0 and not parts.username
    except ValueError:
        return False


def _is_private(url: SplitResult) -> bool:
    """Whether nobody on the way can read what is said: https, or plain http that leaves the machine not at all."""
    return url.scheme == "https" or (url.scheme == "http" and is_loopback(url.hostname))


def aware_moment(moment: datetime) -> datetime:
    """The moment in UTC; one without a zone was meant in Copenhagen."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=COPENHAGEN)).astimezone(UTC)


class Settings(BaseModel):
    """What can be set from outside. Fields that depend on another one stand below it."""

    model_config = ConfigDict(frozen=True)

    mode: Mode = Field(Mode.SANDBOX, validation_alias="FREMDRIFT_MODE")
    app_type: AppType = Field(AppType.SINGLE_TENANT, validation_alias="MicrosoftAppType")
    app_id: str = Field("", validation_alias="MicrosoftAppId", validate_default=True)
    app_password: SecretStr = Field(
        SecretStr(""), validation_alias="MicrosoftAppPassword", validate_default=True
    )
    app_tenant: str = Field("", validation_alias="MicrosoftAppTenantId", validate_default=True)
    host: str = Field("127.0.0.1", validation_alias="FREMDRIFT_HOST", validate_default=True)
    port: int = Field(3978, validation_alias="FREMDRIFT_PORT", ge=1, le=65535)
    database_url: str = Field(
        "sqlite+aiosqlite:///var/fremdrift.db", validation_alias="FREMDRIFT_DATABASE_URL"
    )
    portfolio: Path | None = Field(None, validation_alias="FREMDRIFT_PORTFOLIO")
    admins: Names = Field((), validation_alias="FREMDRIFT_ADMINS")
    allowed_tenants: Names = Field((), validation_alias="FREMDRIFT_ALLOWED_TENANTS")
    service_hosts: Names = Field(
        (), validation_alias="FREMDRIFT_ALLOWED_SERVICE_HOSTS", validate_default=True
    )
    openid_metadata_url: str = Field("", validation_alias="FREMDRIFT_OPENID_METADATA_URL")
    token_issuer: str = Field("", validation_alias="FREMDRIFT_TOKEN_ISSUER")
    login_url: str = Field("", validation_alias="FREMDRIFT_LOGIN_URL")
    identity_endpoint: str = Field("", validation_alias="IDENTITY_ENDPOINT")
    identity_header: SecretStr = Field(SecretStr(""), validation_alias="IDENTITY_HEADER")
    clock: datetime | None = Field(None, validation_alias="FREMDRIFT_CLOCK")
    send_rate: float = Field(25, validation_alias="FREMDRIFT_SEND_RATE", gt=0, le=50)
    in_flight: int = Field(40, validation_alias="FREMDRIFT_IN_FLIGHT", ge=1, le=100)
    metrics: bool | None = Field(None, validation_alias="FREMDRIFT_METRICS")
    log_level: LogLevel = Field(LogLevel.WARNING, validation_alias="FREMDRIFT_LOG_LEVEL")

    @property
    def sandbox(self) -> bool:
        """Whether this is the sandbox."""
        return self.mode is Mode.SANDBOX

    @property
    def shows_metrics(self) -> bool:
        """Whether figures are served: in the sandbox unless told not to, in production only if told to."""
        return self.sandbox if self.metrics is None else self.metrics

    @property
    def authenticates(self) -> bool:
        """Whether requests must carry a token; without an app id nobody can issue one."""
        return bool(self.app_id)

    @property
    def tenants(self) -> tuple[str, ...]:
        """The tenants whose people are answered; none given means the app's own."""
        return self.allowed_tenants or ((self.app_tenant,) if self.app_tenant else ())

    @property
    def in_the_clear(self) -> tuple[str, ...]:
        """The addresses that are spoken with in plain http although there is an app id; all on this machine."""
        given = (*self.service_hosts, self.openid_metadata_url, self.login_url)
        plain = tuple(one for one in given if one.lower().startswith("http://"))
        return plain if self.authenticates else ()

    @property
    def database_file(self) -> Path | None:
        """The SQLite file, or None for a database server or one in memory."""
        return file_at(read_address(self.database_url))

    @field_validator("admins", "allowed_tenants", "service_hosts", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("app_id")
    @classmethod
    def _app_id_in_production(cls, value: str, info: ValidationInfo) -> str:
        if not value and info.data.get("mode") is Mode.PRODUCTION:
            raise ValueError(
                "production needs the bot's app id; without it anybody could speak in anybody's name"
            )
        return value

    @field_validator("app_password")
    @classmethod
    def _password_with_app_id(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        single = info.data.get("app_type") is AppType.SINGLE_TENANT
        if single and info.data.get("app_id") and not value.get_secret_value():
            raise ValueError("a SingleTenant app id needs its password")
        return value

    @field_validator("app_tenant")
    @classmethod
    def _tenant_with_app_id(cls, value: str, info: ValidationInfo) -> str:
        if not value and (info.data.get("app_id") or info.data.get("mode") is Mode.PRODUCTION):
            raise ValueError("the tenant the app is registered in is missing")
        return value

    @field_validator("host")
    @classmethod
    def _sandbox_stays_home(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("mode") is Mode.SANDBOX and not is_loopback(value):
            raise ValueError(
                f"the sandbox asks for no token, so it only listens on 127.0.0.1, not on {value}"
            )
        return value

    @field_validator("database_url")
    @classmethod
    def _known_driver(cls, value: str) -> str:
        read_address(value)
        return value

    @field_validator("service_hosts")
    @classmethod
    def _https_hosts(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if not value and info.data.get("mode") is Mode.PRODUCTION:
            raise ValueError(
                "production needs the hosts Teams is answered at, for instance smba.trafficmanager.net"
            )
        if wrong := [host for host in value if not _is_host(host)]:
            raise ValueError(f"no host name, or one with a port: {', '.join(wrong)}")
        if plain := [host for host in value if not _is_private(urlsplit(as_address(host)))]:
            raise ValueError(
                f"only https is answered, and plain http on this machine, not {', '.join(plain)}"
            )
        return value

    @field_validator("openid_metadata_url", "token_issuer", "login_url")
    @classmethod
    def _https_authorities(cls, value: str, info: ValidationInfo) -> str:
        url = urlsplit(value)
        if value and (url.scheme not in ("http", "https") or not url.hostname):
            raise ValueError("it must be a web address")
        production = info.data.get("mode") is Mode.PRODUCTION
        # An issuer is a name; nothing is fetched from it.
        if production and value and (url.scheme != "https" and info.field_name == "token_issuer"):
            raise ValueError("production trusts https only")
        if production and value and not _is_private(url):
            raise ValueError("production trusts https only, and plain http on this machine")
        return value

    @field_validator("clock", mode="before")
    @classmethod
    def _moment(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            raise ValueError("it must be an ISO moment, for instance 2027-09-01T09:00") from None

    @field_validator("clock")
    @classmethod
    def _sandbox_clock(cls, value: datetime | None, info: ValidationInfo) -> datetime | None:
        if value is None:
            return None
        if info.data.get("mode") is Mode.PRODUCTION:
            raise ValueError("only the sandbox has a clock one can turn")
        return aware_moment(value)


def read_settings(env_file: Path | None = ENV_FILE) -> Settings:
    """The settings from the environment and the file; raises CannotStart with a line for every fault."""
    given = _given(env_file)
    faults = list(_unknown_names(given))
    values = {name: given[name.upper()] for name in _names() if given.get(name.upper())}
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        raise CannotStart(*faults, *map(_line, error.errors())) from None
    if faults:
        raise CannotStart(*faults)
    return settings


def _line(fault: ErrorDetails) -> str:
    name = str(fault["loc"][0])
    if name in Settings.model_fields:  # a default at fault is reported under the field's own name
        name = str(Settings.model_fields[name].validation_alias)
    if fault["type"] == "enum":
        return f"{name}: it must be {fault['ctx']['expected'].replace(chr(39), '')}"
    return f"{name}: {fault['msg'].removeprefix('Value error, ')}"


def _names() -> list[str]:
    return [str(field.validation_alias) for field in Settings.model_fields.values()]


def _given(env_file: Path | None) -> dict[str, str]:
    """What is set, by name in capitals: in the file and, before it, in the environment; empty is not set."""
    in_file = dotenv_values(env_file, encoding="utf-8") if env_file and env_file.is_file() else {}
    given = {name.upper(): value or "" for name, value in in_file.items()}
    for name, value in os.environ.items():
        if value or name.upper() not in given:
            given[name.upper()] = value
    return given


def _unknown_names(given: Iterable[str]) -> Iterator[str]:
    """A misspelt setting would otherwise be ignored, and the default would hold unseen."""
    upper = {name.upper(): name for name in _names()}
    for name in sorted(given):
        if name.startswith("FREMDRIFT_") and name not in upper:
            close = difflib.get_close_matches(name, upper, n=1)
            hint = f"; did you mean {upper[close[0]]}?" if close else ""
            yield f"{name}: there is no such setting{hint}"
