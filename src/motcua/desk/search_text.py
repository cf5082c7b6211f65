"""Search words of the list, kept in the session: a name is no part of an address."""

from secrets import token_urlsafe

from django.http import HttpRequest

KEPT = 20


def remember(request: HttpRequest, text: str) -> str:
    """Keep `text` and give the short key that stands for it in addresses of this session."""
    kept = request.session.get("searches", {})
    key = next((key for key, known in kept.items() if known == text), None) or token_urlsafe(6)
    kept.pop(key, None)
    request.session["searches"] = dict(list(kept.items())[-KEPT + 1 :]) | {key: text}
    return key


def recall(request: HttpRequest, key: str) -> str:
    """The words behind `key`; "" for a key of another session or of long ago."""
    return request.session.get("searches", {}).get(key, "")
