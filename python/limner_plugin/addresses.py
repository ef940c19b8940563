"""
Which addresses the plugin may connect to, so that nobody can send it to the machines behind the server.

Without the administrator's word: https, and only what the whole internet can reach. ``innerAddresses`` of
``config.yaml`` allows more, one place each: ``127.0.0.1:8080``, ``192.168.1.0/24``, ``[::1]:8080``,
``painter.lan:7860``. What is judged is the numeric address that is connected to, never the name alone: a name
may point elsewhere a moment later.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from limner_plugin.errors import RefusalError

_NAT64 = IPv6Network("64:ff9b::/96")
_PORTS = {"https": 443, "http": 80}
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_HALF_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads, taken apart once, so that nobody after us reads it in another way."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """The place without its path."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    @classmethod
    def read(cls, url: str) -> "Place":
        """Take an address apart; raises RefusalError where it is none that could be meant."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            parts, port = urlsplit(""), None
        host = (parts.hostname or "").rstrip(".")
        plain = url.isascii() and url.isprintable() and not set(url) & set(' \\"<>^`{|}')
        if not plain or parts.scheme not in _PORTS or not host or parts.username is not None:
            raise RefusalError(
                "This is no address of a service: it must begin with https://.", code="validation"
            )
        query = f"?{parts.query}" if parts.query else ""
        return cls(parts.scheme, host, port or _PORTS[parts.scheme], f"{parts.path or '/'}{query}")


def base_of(url: str) -> str:
    """
    Return a service's address in the one form it has (RFC 3986, 6.2.2), which is the one that is asked.

    Two that are the same after this are the same place; a key that was given for one goes to no other. Raises
    RefusalError where it is no address, or has more than scheme, host, port and path.
    """
    place = Place.read(url)
    if set(url) & set("?#") or _HALF_ESCAPE.search(place.path):
        raise RefusalError("A service's address has no ?, no # and no half escape.", code="validation")
    parts: list[str] = []
    for part in _ESCAPE.sub(_escape, place.path).split("/")[1:]:
        if part == "..":
            del parts[-1:]
        elif part != ".":
            parts.append(part)
    origin = place.origin.removesuffix(f":{_PORTS[place.scheme]}")
    return f"{origin}/{'/'.join(parts)}".rstrip("/")


def is_below(base: str, url: str) -> bool:
    """Say whether an address lies under a base, whatever its path says to climb."""
    return base_of(url).startswith(f"{base_of(base)}/")


def _escape(match: re.Match[str]) -> str:
    sign = chr(int(match[1], 16))
    return sign if sign in _UNRESERVED else match[0].upper()


@dataclass(frozen=True, slots=True)
class _Allowed:
    """One entry of the administrator's: a network or a name, and a port where only one is meant."""

    network: IPv4Network | IPv6Network | None
    name: str
    port: int | None

    def covers(self, place: Place, address: IPv4Address | IPv6Address) -> bool:
        if self.port not in (None, place.port):
            return False
        if self.network is None:
            return self.name == place.host.lower()
        return address in self.network


class Guard:
    """Says which of the addresses of a place may be connected to."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self._allowed = tuple(_entry(text) for text in allowed)

    def choose(self, place: Place, addresses: Iterable[str]) -> str:
        """Return the first address that may be connected to; raises RefusalError where there is none."""
        found = [ip_address(each.partition("%")[0]) for each in addresses]
        if not found:
            raise RefusalError(
                f"{place.host} could not be found: check the address and the server's network.",
                code="network",
                retryable=True,
            )
        for address in found:
            inner = any(each.covers(place, address) for each in self._allowed)
            if inner or (place.scheme == "https" and _public(address)):
                return str(address)
        if place.scheme == "http" and all(_public(address) for address in found):
            raise RefusalError(f"{place.host} must be reached by https.", code="configuration")
        raise RefusalError(
            f"{place.host} is an address inside the server's own network. Its administrator can allow it in "
            "config.yaml under limner.innerAddresses.",
            code="configuration",
        )


def _entry(text: str) -> _Allowed:
    """Read an entry; one that says nothing allows nothing."""
    host, port = text.strip().lower(), ""
    if host.startswith("["):
        host, _, port = host[1:].partition("]")
        port = port.removeprefix(":")
    elif host.count(":") == 1:
        host, _, port = host.partition(":")
    number = int(port) if port.isdecimal() else None
    if port and number is None:
        return _Allowed(None, "", None)
    try:
        return _Allowed(ip_network(host, strict=False), "", number)
    except ValueError:
        return _Allowed(None, host, number)


def _public(address: IPv4Address | IPv6Address) -> bool:
    """Say whether the whole internet means the same machine by it, whatever the address is wrapped in."""
    if isinstance(address, IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inside = IPv4Address(int(address) & 0xFFFFFFFF)
        if inside is not None:
            return _public(inside)
        if address.teredo is not None or address.is_site_local:
            return False
    odd = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    return address.is_global and not odd and not address.is_link_local


def begun_at(origin: str) -> str:
    """Return where an attempt was begun as bases are compared; it was once written as it was typed."""
    try:
        return base_of(origin)
    except RefusalError:
        return ""
