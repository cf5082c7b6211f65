"""A way to the provider and back, kept in the browser's session: used once, and not too late."""

import base64
import hashlib
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest

from motcua.desk.oidc.errors import SignInBrokenOff

KEY = "oidc_ways"
LASTS = timedelta(minutes=10)
MOST = 5  # windows that sign in at once


@dataclass(frozen=True, slots=True)
class Way:
    """nonce, verifier: of this sign-in alone. onward: where the person wanted to go."""

    nonce: str
    verifier: str
    onward: str
    begun_at: str

    @property
    def challenge(self) -> str:
        """S256 of the verifier (RFC 7636)."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def begin(request: HttpRequest, onward: str, now: datetime) -> tuple[str, Way]:
    """A new way and its state."""
    state = secrets.token_urlsafe(24)
    way = Way(secrets.token_urlsafe(24), secrets.token_urlsafe(48), onward, now.isoformat())
    ways = list(_stored(request).items())[-(MOST - 1) :]
    request.session[KEY] = dict(ways) | {state: asdict(way)}
    return state, way


def end(request: HttpRequest, state: str, now: datetime) -> Way:
    """The way that was begun with this state; it is gone afterwards. Raises SignInBrokenOff."""
    ways = _stored(request)
    said = ways.pop(state, None)
    request.session[KEY] = ways
    if said is None or now - datetime.fromisoformat(said["begun_at"]) > LASTS:
        raise SignInBrokenOff
    return Way(**said)


def _stored(request: HttpRequest) -> dict[str, dict[str, str]]:
    return dict(request.session.get(KEY, {}))
