"""Where scans lie: MOTCUA_HOME/scans/<2>/<digest>, sealed, outside everything that is served.

A file is named by the SHA-256 of the PDF in it and sealed with the installation's key, all of
them: what a sheet shows, a card or a plan of a plot, no name of a file tells for sure.
"""

import hashlib
import os
import re
import secrets
from pathlib import Path

from django.conf import settings

from motcua.dossiers import vault
from motcua.dossiers.scans.errors import ScanUnknown

SHAPE = re.compile(r"[0-9a-f]{64}")


def keep(content: bytes) -> str:
    """Write the PDF down, whole or not at all; its digest. The same content is one file."""
    digest = hashlib.sha256(content).hexdigest()
    path = _path(digest)
    if path.exists():
        return digest
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{digest}.{secrets.token_hex(8)}")
    with draft.open("xb") as file:
        draft.chmod(0o600)
        file.write(vault.seal_content(content, digest))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    return digest


def read(digest: str) -> bytes:
    """The PDF. ScanUnknown when there is none; VaultClosed when the file is not what was kept."""
    path = _path(digest)
    if not path.is_file():
        raise ScanUnknown(digest)
    return vault.unseal_content(path.read_bytes(), digest)


def destroy(digest: str) -> None:
    """Take the file away; none there is none to take away. Whoever calls knows nobody needs it."""
    _path(digest).unlink(missing_ok=True)


def gate() -> Path:
    """What is locked while files come and go."""
    return Path(settings.HOME) / ".scans.lock"


def _path(digest: str) -> Path:
    if not SHAPE.fullmatch(digest):
        raise ScanUnknown(digest)
    return Path(settings.HOME) / "scans" / digest[:2] / digest
