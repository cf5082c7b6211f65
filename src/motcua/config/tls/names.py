"""By what names and addresses browsers reach this machine."""

import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
LOOPBACK = ("localhost", "127.0.0.1", "::1")
ANYWHERE = ("0.0.0.0", "::", "*")  # noqa: S104  (recognised, not listened on)
FAR = ("192.0.2.1", 9)  # of a network that exists in documents only; nothing is sent there


@dataclass(frozen=True, slots=True)
class Names:
    """hosts: in small letters. addresses: of the machine. Both in a fixed order, none twice."""

    hosts: tuple[str, ...]
    addresses: tuple[Address, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All of them as they are typed."""
        return (*self.hosts, *map(str, self.addresses))


def names_of(given: Iterable[str]) -> Names:
    """Names and addresses told apart."""
    hosts: dict[str, None] = {}
    addresses: dict[Address, None] = {}
    for text in given:
        clean = text.strip().strip("[]").lower()
        try:
            addresses[ipaddress.ip_address(clean)] = None
        except ValueError:
            if clean and clean not in ANYWHERE:
                hosts[clean.lstrip(".")] = None
    return Names(tuple(hosts), tuple(addresses))


def own_names(host: str, more: Iterable[str] = ()) -> Names:
    """Of this machine, for a server that listens at `host`; `more`: what its owner named."""
    listens = host not in LOOPBACK
    own = [socket.gethostname(), *_addresses()] if listens else []
    at = [] if host in ANYWHERE else [host]
    return names_of([*more, *at, *own, *LOOPBACK])


def _addresses() -> list[str]:
    """The addresses of the interfaces that lead out, as far as the system tells."""
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(FAR)  # chooses the interface; a datagram socket sends nothing by it
            found.append(probe.getsockname()[0])
        except OSError:
            pass  # no way out: then nobody else reaches us there either
    try:
        told = socket.getaddrinfo(socket.gethostname(), None, type=socket.SOCK_STREAM)
    except socket.gaierror:
        return found
    return [*found, *(str(one[4][0]).partition("%")[0] for one in told)]
