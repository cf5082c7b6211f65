"""Everything that `motcua serve --tls` needs, in one call."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from motcua.config.tls.authority import Authority, authority
from motcua.config.tls.names import Names, own_names
from motcua.config.tls.server_certificate import ServerFiles, server_files


@dataclass(frozen=True, slots=True)
class LocalTls:
    """The authority, the server's files, and the names that both are good for."""

    authority: Authority
    files: ServerFiles
    names: Names


def local_tls(home: Path, host: str, more: Iterable[str], now: datetime) -> LocalTls:
    """Make or renew what is missing or about to end. more: names that the owner gave."""
    names = own_names(host, more)
    ca = authority(home, names, now)
    return LocalTls(ca, server_files(home, ca, names, now), names)
