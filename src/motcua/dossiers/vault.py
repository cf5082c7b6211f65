"""Numbers of people: encrypted where they are stored, recognised by a keyed digest.

The key is made once for an installation and kept in MOTCUA_HOME beside the data, mode 600; a
backup of the database alone shows no number. Without the key stored numbers cannot be read
again, so it belongs into the backup of the home.
"""

import base64
import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from motcua.dossiers.intake_errors import VaultClosed
from motcua.kernel.provisional import LOOKUP_LENGTH, spelled

KEY_FILE = "personal.key"
KEY_BYTES, NONCE_BYTES = 32, 12
PREFIX = "v1:"


def seal(text: str) -> str:
    """The text encrypted (AES-256-GCM), printable; "" stays ""."""
    if not text:
        return ""
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(_key("seal")).encrypt(nonce, text.encode(), None)
    return PREFIX + base64.b64encode(nonce + sealed).decode("ascii")


def unseal(sealed: str) -> str:
    """The inverse of `seal`. VaultClosed when it was sealed with another key, or changed."""
    if not sealed:
        return ""
    try:
        raw = base64.b64decode(sealed.removeprefix(PREFIX), validate=True)
        return AESGCM(_key("seal")).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], None).decode()
    except (InvalidTag, ValueError):
        raise VaultClosed from None


def seal_content(content: bytes, name: str) -> bytes:
    """A file encrypted (AES-256-GCM), bound to its name: under another name it does not open."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(_key("content")).encrypt(nonce, content, name.encode())


def unseal_content(sealed: bytes, name: str) -> bytes:
    """The inverse of `seal_content`. VaultClosed: another key, another name, or changed."""
    try:
        key = AESGCM(_key("content"))
        return key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], name.encode())
    except (InvalidTag, ValueError):
        raise VaultClosed from None


def keyed_digest(purpose: str, text: str) -> str:
    """HMAC-SHA256 (hex) of the text; nobody without the key can try numbers against it."""
    return hmac.new(_key(purpose), text.encode(), hashlib.sha256).hexdigest()


def lookup_code(dossier_code: str) -> str:
    """The second factor printed on the receipt: six letters and digits, always the same."""
    return spelled(int(keyed_digest("lookup", dossier_code), 16), LOOKUP_LENGTH)


def is_lookup_code(dossier_code: str, given: str) -> bool:
    """Whether `given` is what the receipt says; case and spaces ignored, in constant time."""
    return is_same(given, lookup_code(dossier_code))


def is_same(given: str, code: str) -> bool:
    """Whether a typed code is `code`; case and spaces ignored, in constant time."""
    clean = "".join(given.split()).upper()
    return hmac.compare_digest(clean.encode(), code.encode())


def masked(number: str) -> str:
    """The last four characters, all before them hidden; "" stays ""."""
    return "•" * max(len(number) - 4, 0) + number[-4:] if number else ""


def _key(purpose: str) -> bytes:
    """A key of its own for each purpose, from the one kept."""
    return hmac.new(_kept(settings.HOME), purpose.encode(), hashlib.sha256).digest()


@cache
def _kept(home: Path) -> bytes:
    path = home / KEY_FILE
    if not path.exists():
        _make(path)
    return base64.b64decode(path.read_text(encoding="ascii"))


def _make(path: Path) -> None:
    """Write the key whole or not at all; of two that start at once the first one's stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{KEY_FILE}.{secrets.token_hex(8)}")
    draft.touch(mode=0o600)
    draft.write_text(base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii"), "ascii")
    with suppress(FileExistsError):  # made in the meantime; that one holds
        os.link(draft, path)
    draft.unlink()
