"""The key that signs sessions: made once for an installation, kept beside its data."""

import os
import secrets
from pathlib import Path


def secret_key(home: Path) -> str:
    """MOTCUA_SECRET_KEY, or the key kept in `home` (made at the first start, mode 600)."""
    given = os.environ.get("MOTCUA_SECRET_KEY")
    if given:
        return given
    path = home / "secret.key"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii")
