"""Settings are read once, and every fault is told at the same time."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.operation.faults import CannotStart
from bot.settings import AppType, Mode, Settings, is_loopback, read_settings

PRODUCTION = {
    "FREMDRIFT_MODE": "production",
    "FREMDRIFT_HOST": "0.0.0.0",  # noqa: S104 - production listens to its proxy
    "MicrosoftAppId": "app",
    "MicrosoftAppPassword": "secret",
    "MicrosoftAppTenantId": "tenant",
    "FREMDRIFT_ALLOWED_SERVICE_HOSTS": "smba.trafficmanager.net",
}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.upper().startswith(("FREMDRIFT_", "MICROSOFTAPP")):
            monkeypatch.delenv(name)


def settings_of(monkeypatch: pytest.MonkeyPatch, given: dict[str, str]) -> Settings:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return read_settings(env_file=None)


def faults_of(monkeypatch: pytest.MonkeyPatch, given: dict[str, str]) -> list[str]:
    with pytest.raises(CannotStart) as fault:
        settings_of(monkeypatch, given)
    return sorted(fault.value.lines)


def test_nothing_set_is_the_sandbox_on_this_machine() -> None:
    settings = read_settings(env_file=None)
    assert (settings.mode, settings.host, settings.port) == (Mode.SANDBOX, "127.0.0.1", 3978)
    assert settings.database_file == Path("var/fremdrift.db")
    assert not settings.authenticates


def test_production_with_what_it_needs_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_of(monkeypatch, PRODUCTION)
    assert (settings.mode, settings.app_type) == (Mode.PRODUCTION, AppType.SINGLE_TENANT)
    assert settings.tenants == ("tenant",)
    assert "secret" not in repr(settings)


def test_a_managed_identity_needs_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {**PRODUCTION, "MicrosoftAppType": "UserAssignedMSI", "MicrosoftAppPassword": ""}
    assert settings_of(monkeypatch, given).app_type is AppType.MANAGED_IDENTITY


def test_every_fault_is_told_together(monkeypatch: pytest.MonkeyPatch) -> None:
    faults = faults_of(
        monkeypatch,
        {
            "FREMDRIFT_MODE": "production",
            "FREMDRIFT_PORT": "many",
            "FREMDRIFT_DATABASE_URL": "mysql://x",
            "FREMDRIFT_CLOCK": "2027-09-01",
            "FREMDRIFT_SEND_RATE": "900",
            "FREMDRIFT_LOG_LEVEL": "loud",
            "FREMDRIFT_TOKEN_ISSUER": "http://example.com",
            "FREMDRIFT_PROT": "80",
        },
    )
    assert [line.split(":")[0] for line in faults] == [
        "FREMDRIFT_ALLOWED_SERVICE_HOSTS",
        "FREMDRIFT_CLOCK",
        "FREMDRIFT_DATABASE_URL",
        "FREMDRIFT_LOG_LEVEL",
        "FREMDRIFT_PORT",
        "FREMDRIFT_PROT",
        "FREMDRIFT_SEND_RATE",
        "FREMDRIFT_TOKEN_ISSUER",
        "MicrosoftAppId",
        "MicrosoftAppTenantId",
    ]
    assert all("\n" not in line for line in faults)


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"FREMDRIFT_MODE": "live"}, "FREMDRIFT_MODE: it must be sandbox or production"),
        ({"FREMDRIFT_HOST": "0.0.0.0"}, "FREMDRIFT_HOST: the sandbox asks for no token"),  # noqa: S104
        ({"MicrosoftAppId": "app", "MicrosoftAppTenantId": "t"}, "MicrosoftAppPassword: "),
        (
            {**PRODUCTION, "FREMDRIFT_ALLOWED_SERVICE_HOSTS": "http://x.dk"},
            "FREMDRIFT_ALLOWED_SERVICE_HOSTS: only",
        ),
        ({"FREMDRIFT_CLOCK": "i morgen"}, "FREMDRIFT_CLOCK: it must be an ISO moment"),
        ({"FREMDRIFT_PORT": "0"}, "FREMDRIFT_PORT: "),
        ({"FREMDRIFT_PROT": "80"}, "FREMDRIFT_PROT: there is no such setting; did you mean FREMDRIFT_PORT?"),
    ],
)
def test_a_fault_is_one_line_that_names_the_setting(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], fault: str
) -> None:
    (line,) = faults_of(monkeypatch, given)
    assert line.startswith(fault)


def test_lists_are_separated_by_commas_or_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings_of(monkeypatch, {"FREMDRIFT_ADMINS": "a, b c"}).admins == ("a", "b", "c")


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2027-09-01T09:00", datetime(2027, 9, 1, 7, tzinfo=UTC)),
        ("2027-01-01T09:00", datetime(2027, 1, 1, 8, tzinfo=UTC)),
        ("2027-09-01T09:00+00:00", datetime(2027, 9, 1, 9, tzinfo=UTC)),
    ],
)
def test_a_clock_without_a_zone_is_meant_in_copenhagen(
    monkeypatch: pytest.MonkeyPatch, said: str, moment: datetime
) -> None:
    assert settings_of(monkeypatch, {"FREMDRIFT_CLOCK": said}).clock == moment


def test_a_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("FREMDRIFT_PORT=4000\nFREMDRIFT_LOG_LEVEL=info\n", encoding="utf-8")
    monkeypatch.setenv("FREMDRIFT_PORT", "5000")
    settings = read_settings(env_file=file)
    assert (settings.port, settings.log_level.value) == (5000, "INFO")


def test_the_shipped_example_names_every_setting_and_no_other() -> None:
    example = Path(".env.example").read_text(encoding="utf-8")
    named = {line.lstrip("# ").split("=")[0] for line in example.splitlines() if "=" in line}
    assert named == {str(field.validation_alias) for field in Settings.model_fields.values()}


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104
        ("localhost.example.com", False),
        ("10.0.0.1", False),
        ("", False),
        (None, False),
    ],
)
def test_loopback_is_this_machine_only(host: str | None, local: bool) -> None:
    assert is_loopback(host) is local
