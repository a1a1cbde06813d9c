"""An administrator's own package: what is filled in, what is refused and why, and the pages it links to."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zipfile import ZipFile

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from msgspec.structs import replace

from bot.__main__ import main
from bot.commands.package import MANIFEST, Package, ascii_domain, write_package
from bot.commands.pages import NAMES, PAGES, add_pages
from bot.operation.faults import CannotStart
from tests.support.bot.house import Echo, teams_with

APP_ID = "01234567-89AB-cdef-0123-456789abcdef"
GIVEN = Package(app_id=APP_ID, domain="fremdrift.kommune.dk")


def manifest_of(out: Path) -> str:
    with ZipFile(out) as archive:
        return archive.read("manifest.json").decode("utf-8")


def refusal(package: Package, out: Path) -> str:
    """The one sentence a package is refused with; nothing is written then."""
    with pytest.raises(CannotStart) as caught:
        write_package(package, out)
    assert not out.exists()
    (line,) = caught.value.lines
    return line


def test_the_blanks_are_filled_everywhere(tmp_path: Path) -> None:
    write_package(replace(GIVEN, publisher="Prøve Kommune", version="2.3.4"), tmp_path / "app.zip")
    text = manifest_of(tmp_path / "app.zip")
    manifest = json.loads(text)
    assert re.findall(r"\{[a-z-]+\}", text) == []
    assert {manifest["id"], manifest["bots"][0]["botId"], manifest["composeExtensions"][0]["botId"]} == {
        APP_ID.lower()
    }
    assert manifest["developer"] == {
        "name": "Prøve Kommune",
        "websiteUrl": "https://fremdrift.kommune.dk/about",
        "privacyUrl": "https://fremdrift.kommune.dk/privacy",
        "termsOfUseUrl": "https://fremdrift.kommune.dk/terms",
    }
    assert manifest["validDomains"] == ["fremdrift.kommune.dk"]
    assert manifest["version"] == "2.3.4"


def test_an_update_keeps_the_bots_id_and_address(tmp_path: Path) -> None:
    """People would lose their chat with a bot of another id; only the version tells two uploads apart."""
    for name, version in (("old.zip", "1.0.0"), ("new.zip", "1.1.0")):
        write_package(replace(GIVEN, version=version), tmp_path / name)
    old, new = (json.loads(manifest_of(tmp_path / name)) for name in ("old.zip", "new.zip"))
    assert {name for name in old if old[name] != new[name]} == {"version"}


def test_the_same_package_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        write_package(GIVEN, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "app_id", ["", "fremdrift", "01234567-89ab-cdef-0123-456789abcde", "{" + APP_ID + "}"]
)
def test_what_is_no_app_id_is_refused(tmp_path: Path, app_id: str) -> None:
    assert "the bot's app id from Azure" in refusal(replace(GIVEN, app_id=app_id), tmp_path / "app.zip")


@pytest.mark.parametrize(
    ("domain", "reason"),
    [
        ("https://fremdrift.kommune.dk", "without https://"),
        ("fremdrift.kommune.dk/about", "without https:// and path"),
        ("*.kommune.dk", "wildcard"),
        ("fremdrift.kommune.dk:443", "without a port"),
        ("abc123.ngrok-free.app", "tunnel"),
        ("abc-3978.euw.devtunnels.ms", "tunnel"),
        ("Fremdrift.AzureWebsites.net", "azurewebsites.net belongs to everybody"),
        ("localhost", "leads nowhere"),
        ("bot.intern.local", "leads nowhere"),
        ("fremdrift", "full host name"),
        ("10.0.0.7", "full host name"),
        ("fremdrift kommune.dk", "full host name"),
        ("fremdrift..dk", "full host name"),
        ("", "full host name"),
    ],
)
def test_a_domain_teams_would_not_take_is_refused_with_the_reason(
    tmp_path: Path, domain: str, reason: str
) -> None:
    assert reason in refusal(replace(GIVEN, domain=domain), tmp_path / "app.zip")


def test_a_name_that_only_ends_alike_is_somebodys_own(tmp_path: Path) -> None:
    write_package(replace(GIVEN, domain="fremdrift-azurewebsites.net"), tmp_path / "app.zip")
    assert json.loads(manifest_of(tmp_path / "app.zip"))["validDomains"] == ["fremdrift-azurewebsites.net"]


def test_danish_letters_in_a_domain_are_written_as_the_dns_has_them() -> None:
    assert ascii_domain("Fremdrift.Køge.dk") == "fremdrift.xn--kge-0na.dk"


@pytest.mark.parametrize("version", ["1", "1.2", "v1.2.3", "1.02.3", "1.2.3-beta"])
def test_a_version_is_three_numbers(tmp_path: Path, version: str) -> None:
    assert "three numbers" in refusal(replace(GIVEN, version=version), tmp_path / "app.zip")


@pytest.mark.parametrize("publisher", ["", " ", "x" * 33])
def test_a_publishers_name_fits(tmp_path: Path, publisher: str) -> None:
    assert "1 to 32 characters" in refusal(replace(GIVEN, publisher=publisher), tmp_path / "app.zip")


def test_every_fault_is_told_together(tmp_path: Path) -> None:
    with pytest.raises(CannotStart) as caught:
        write_package(Package(app_id="x", domain="*", publisher="", version="x"), tmp_path / "app.zip")
    assert len(caught.value.lines) == 4


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    assert "No such file" in refusal(GIVEN, tmp_path / "nowhere" / "app.zip")


def test_the_command_writes_the_package_and_tells_what_is_left_to_fill(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "app.zip"
    asked = ["package", "--app-id", APP_ID, "--domain", "fremdrift.kommune.dk", "--version", "1.1.0"]
    assert main([*asked, "--publisher", "Prøve Kommune", "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert json.loads(manifest_of(out))["developer"]["name"] == "Prøve Kommune"
    assert str(out) in said
    assert [name for name in NAMES if f"{name}.html still has blanks" not in said] == []


def test_the_command_refuses_in_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["package", "--app-id", "no", "--domain", "https://x.dk", "--out", str(tmp_path / "app.zip")]
    assert main(asked) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


@pytest.mark.parametrize("name", NAMES)
async def test_a_page_the_package_links_to_is_open_to_everybody(name: str) -> None:
    async with teams_with(Echo()) as teams, teams.http.get(f"{teams.bot}/{name}") as response:
        text = await response.text()
        assert (response.status, response.content_type, response.charset) == (200, "text/html", "utf-8")
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert '<section id="da" lang="da">' in text
    assert '<section id="en" lang="en">' in text


def test_every_link_of_the_package_is_a_page() -> None:
    links = re.findall(r"https://\{domain\}/(\w+)", (MANIFEST / "manifest.json").read_text(encoding="utf-8"))
    assert sorted(links) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_as_much_in_both_languages_and_fetches_nothing(name: str) -> None:
    text = (PAGES / f"{name}.html").read_text(encoding="utf-8")
    danish, english = text.split('<section id="en"')
    shape = [re.findall(r"<(h1|h2|p|td|th|mark)>", part.split("<section")[-1]) for part in (danish, english)]
    assert shape[0] == shape[1]
    assert re.findall(r"<(script|img|link|iframe|form)\b|@import|url\(", text) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "da",
            (
                "gemmes om dig",
                "Hvor længe",
                "Sikkerhed",
                "sletning",
                "Databeskyttelsesrådgiver",
                "Datatilsynet",
            ),
        ),
        ("en", ("kept about you", "How long", "Security", "erasure", "Data protection officer", "complain")),
    ],
)
def test_the_privacy_page_says_what_is_asked_of_it(language: str, said: tuple[str, ...]) -> None:
    """What is stored and for how long, how it is kept safe, what people can ask for, and of whom."""
    text = (PAGES / "privacy.html").read_text(encoding="utf-8")
    (section,) = re.findall(rf'<section id="{language}".*?</section>', text, re.DOTALL)
    assert [word for word in said if word not in section] == []


async def test_the_municipalitys_own_text_is_what_is_served(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / f"{name}.html").write_text(f"<p>Køge: {name}</p>", encoding="utf-8")
    app = web.Application()
    add_pages(app, tmp_path)
    async with (
        TestServer(app) as server,
        aiohttp.ClientSession() as http,
        http.get(server.make_url("/terms")) as got,
    ):
        assert await got.text() == "<p>Køge: terms</p>"


def test_a_page_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match=re.escape("about.html: the page cannot be read")):
        add_pages(web.Application(), tmp_path)
