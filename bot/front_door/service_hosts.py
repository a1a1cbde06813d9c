"""Where the bot may speak: the listed hosts over https; in the sandbox, without a list, this machine only."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from bot.settings import Settings, as_address, is_loopback
from state.organisation.reach import Reference

HTTPS = 443
ADDRESSES = 64


class ServiceHosts:
    """Tells service addresses that are ours to call from those that somebody made up."""

    def __init__(self, settings: Settings) -> None:
        self._listed = tuple(urlsplit(as_address(one)) for one in settings.service_hosts)
        self._at_home = not settings.authenticates
        self._unlisted = settings.sandbox and not self._listed
        self._known = lru_cache(ADDRESSES)(self._includes)

    def include(self, service_url: str) -> bool:
        """Whether the bot sends what it says, and its token, to this address."""
        return self._known(service_url)

    def _includes(self, service_url: str) -> bool:
        try:
            parts = urlsplit(service_url)
            port = parts.port
        except ValueError:
            return False
        host = parts.hostname or ""
        local = is_loopback(host)
        if not host or parts.username or parts.scheme not in ("https", "http"):
            return False
        if not local and (self._at_home or parts.scheme == "http"):
            return False
        return (local and self._unlisted) or any(_covers(one, host, port) for one in self._listed)


class Served:
    """Tells whom the bot may write to unasked: those of its tenants, at its hosts, as both are set now.

    What was kept of somebody may be older than the settings.
    """

    def __init__(self, settings: Settings) -> None:
        self._hosts = ServiceHosts(settings)
        self._tenants = frozenset(settings.tenants) if settings.authenticates else None

    def __call__(self, reference: Reference) -> bool:
        """Whether this person is written to there."""
        of_ours = self._tenants is None or reference.tenant in self._tenants
        return of_ours and self._hosts.include(reference.service_url)


def _covers(listed: SplitResult, host: str, port: int | None) -> bool:
    if listed.hostname != host:
        return False
    return listed.port == port or (listed.port is None and (port in (None, HTTPS) or is_loopback(host)))
