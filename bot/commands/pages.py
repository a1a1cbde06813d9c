"""The pages the app package links to: what Fremdrift is, how it treats data, and the terms; open to everybody."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from bot.operation.faults import CannotStart

PAGES = Path(__file__).parents[2] / "manifest" / "pages"
NAMES = ("about", "privacy", "terms")
# The pages hold text and their own style; nothing is fetched, run, framed or told to others.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "public, max-age=300",
}


def add_pages(app: web.Application, folder: Path = PAGES) -> None:
    """Serve GET /about, /privacy and /terms as the files stand now; raises CannotStart if one cannot be read."""
    for name in NAMES:
        file = folder / f"{name}.html"
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeError) as error:
            raise CannotStart(
                f"{file}: the page cannot be read; put the shipped one back or mend it"
            ) from error
        app.router.add_get(f"/{name}", _page(text))


def _page(text: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def page(_: web.Request) -> web.StreamResponse:
        return web.Response(text=text, content_type="text/html", headers=HEADERS)

    return page
