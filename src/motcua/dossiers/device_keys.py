"""What a browser is given for the time without a line: a key, a mark, look-up codes of its own.

All three follow from the installation's key and from what the browser says of itself, so nothing
is stored and a copy of the database opens no device: the same person signing in on the same
device is given the same key again, anybody else another one.
"""

import hashlib
import hmac

from motcua.dossiers import vault
from motcua.kernel.provisional import (
    LETTERS,
    LOOKUP_LENGTH,
    MARK_LENGTH,
    device_mark,
    spelled,
)

MARKS = len(LETTERS) ** MARK_LENGTH


def device_key(device: str, user_id: int) -> bytes:
    """32 bytes for AES-256-GCM. device: the random name that the browser made for itself."""
    return bytes.fromhex(vault.keyed_digest("device", f"{user_id} {device}"))


def mark_of(device: str) -> str:
    """Four letters and digits that stand in the provisional numbers of this device."""
    return spelled(int(vault.keyed_digest("device mark", device), 16) % MARKS, MARK_LENGTH)


def lookup_secret(mark: str) -> str:
    """What the device makes look-up codes of its slips with (hex); of no other device's."""
    return vault.keyed_digest("provisional", mark)


def provisional_lookup_code(number: str) -> str:
    """The second factor on a provisional slip, as the device makes it; "" for another number."""
    mark = device_mark(number)
    if mark is None:
        return ""
    digest = hmac.new(bytes.fromhex(lookup_secret(mark)), number.encode(), hashlib.sha256)
    return spelled(int(digest.hexdigest(), 16), LOOKUP_LENGTH)
