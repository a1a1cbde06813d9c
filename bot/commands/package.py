"""The Teams app package: the manifest with its blanks filled, the other language and both icons in one zip."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from msgspec import Struct

from bot.operation.faults import CannotStart

MANIFEST = Path(__file__).parents[2] / "manifest"
# What Teams reads, and nothing else: a package with other files in it is refused.
FILES = ("manifest.json", "en.json", "color.png", "outline.png")
BLANK = "<mark>"
PUBLISHER_LIMIT = 32

GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
VERSION = re.compile(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}")
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
TOP_LABEL = re.compile(r"[a-z][a-z0-9-]*[a-z0-9]")
TUNNELS = (
    "ngrok.io",
    "ngrok.app",
    "ngrok.dev",
    "ngrok-free.app",
    "ngrok-free.dev",
    "devtunnels.ms",
    "loca.lt",
    "localtunnel.me",
    "localhost.run",
    "lhr.life",
    "serveo.net",
    "trycloudflare.com",
    "ts.net",
)
SHARED = ("azurewebsites.net",)
# Names that by their standards never lead anywhere on the internet.
NOWHERE = ("localhost", "local", "internal", "invalid", "test", "example", "lan")
EARLIEST = (1980, 1, 1, 0, 0, 0)
READABLE_FILE = 0o100644 << 16
UNIX = 3


class Package(Struct, frozen=True, kw_only=True):
    """What a municipality's own package needs to be told; `version` is the manifest's own if there is none."""

    app_id: str
    domain: str
    publisher: str = "Fremdrift"
    version: str | None = None


def write_package(package: Package, out: Path) -> None:
    """Write the zip, the same bytes for the same package; raises CannotStart with every fault."""
    domain = ascii_domain(package.domain)
    faults = tuple(_faults(package, domain))
    if faults:
        raise CannotStart(*faults)
    blanks = {"app-id": package.app_id.lower(), "domain": domain, "publisher": package.publisher}
    try:
        contents = {name: (MANIFEST / name).read_bytes() for name in FILES}
        contents["manifest.json"] = _filled(contents["manifest.json"], blanks, package.version)
        _zip(contents, out)
    except OSError as error:
        raise CannotStart(f"{error.filename or out}: {error.strerror or error}") from error


def unfilled_pages() -> tuple[Path, ...]:
    """The pages behind the package's links in which the municipality has not filled every marked blank."""
    pages = sorted((MANIFEST / "pages").glob("*.html"))
    return tuple(page for page in pages if BLANK in page.read_text(encoding="utf-8"))


def ascii_domain(domain: str) -> str:
    """The domain in lower case, as its letters stand in the DNS; unchanged where that cannot be said."""
    try:
        return domain.strip().lower().encode("idna").decode("ascii")
    except UnicodeError:
        return domain.strip().lower()


def _faults(package: Package, domain: str) -> Iterator[str]:
    if not GUID.fullmatch(package.app_id):
        yield (
            f"--app-id {package.app_id}: it must be the bot's app id from Azure, "
            "for instance 01234567-89ab-cdef-0123-456789abcdef"
        )
    fault = _domain_fault(domain)
    if fault:
        yield f"--domain {package.domain}: {fault}"
    if not package.publisher.strip() or len(package.publisher) > PUBLISHER_LIMIT:
        yield f"--publisher: it must have 1 to {PUBLISHER_LIMIT} characters"
    if package.version is not None and not VERSION.fullmatch(package.version):
        yield f"--version {package.version}: it must be three numbers, for instance 1.2.0"


def _domain_fault(domain: str) -> str:
    """Why Teams, or anybody's browser, would not take the domain; "" if nothing speaks against it."""
    labels = domain.split(".")
    if "://" in domain or "/" in domain:
        return "give the name alone, without https:// and path"
    if "*" in domain:
        return "a wildcard would vouch for hosts that are not yours; give one name"
    if ":" in domain:
        return "give the name without a port; Teams speaks on 443"
    if _within(domain, TUNNELS):
        return "it is a tunnel, which others can take over; give a name of your own"
    if _within(domain, SHARED):
        return (
            "azurewebsites.net belongs to everybody who hosts there; give a name of your own that leads to it"
        )
    if _within(domain, NOWHERE):
        return "the name leads nowhere on the internet, where Teams has to find it"
    if len(labels) < 2 or not all(map(LABEL.fullmatch, labels)) or not TOP_LABEL.fullmatch(labels[-1]):
        return "it must be a full host name, for instance fremdrift.kommune.dk"
    return ""


def _within(domain: str, zones: tuple[str, ...]) -> bool:
    return any(domain == zone or domain.endswith(f".{zone}") for zone in zones)


def _filled(manifest: bytes, blanks: Mapping[str, str], version: str | None) -> bytes:
    """The manifest with `{app-id}`, `{domain}` and `{publisher}` filled in every text."""

    def fill(value: object) -> object:
        if isinstance(value, str):
            for name, text in blanks.items():
                value = value.replace(f"{{{name}}}", text)
            return value
        if isinstance(value, list):
            return [fill(one) for one in value]
        if isinstance(value, dict):
            return {name: fill(one) for name, one in value.items()}
        return value

    read = json.loads(manifest)
    if version is not None:
        read["version"] = version
    return (json.dumps(fill(read), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _zip(contents: Mapping[str, bytes], out: Path) -> None:
    """The files without folders, times and compression, which differ between machines."""
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, content in contents.items():
            entry = ZipInfo(name, EARLIEST)
            entry.create_system = UNIX
            entry.external_attr = READABLE_FILE
            archive.writestr(entry, content)
