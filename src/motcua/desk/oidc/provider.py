"""The identity provider as settings name it, and what is asked of it over HTTP.

Only over TLS, but for a provider on this very machine; redirects are not followed, answers are
bounded, and waiting ends.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from django.conf import settings

from motcua.desk.oidc.errors import ProviderUnreachable

WELL_KNOWN = "/.well-known/openid-configuration"
PATIENCE = 10  # seconds
LONGEST = 1024 * 1024
HERE = ("localhost", "127.0.0.1", "::1")
SCOPES = "openid profile"


@dataclass(frozen=True, slots=True)
class Provider:
    """What the provider says of itself."""

    issuer: str
    authorization: str
    token: str
    keys: str
    secret_in_head: bool


class _NoRedirect(HTTPRedirectHandler):
    """A secret is sent where settings say, and nowhere else."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        """None: the answer stands as it is."""


def is_on() -> bool:
    """Whether people may sign in by a provider."""
    return bool(settings.MOTCUA_OIDC_ISSUER and settings.MOTCUA_OIDC_CLIENT_ID)


def provider() -> Provider:
    """The provider that the settings name. Raises ProviderUnreachable."""
    said = _answer(_request(issuer_name() + WELL_KNOWN), "thông tin kết nối")
    if str(said.get("issuer", "")).rstrip("/") != issuer_name():
        raise ProviderUnreachable("tên máy phát hành khác với cấu hình MOTCUA_OIDC_ISSUER")
    ways = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    try:
        return Provider(
            issuer=said["issuer"],
            authorization=_safe(said["authorization_endpoint"]),
            token=_safe(said["token_endpoint"]),
            keys=_safe(said["jwks_uri"]),
            secret_in_head="client_secret_basic" in ways,
        )
    except KeyError as missing:
        raise ProviderUnreachable(f"thông tin kết nối thiếu {missing.args[0]}") from None


def issuer_name() -> str:
    """What the provider is called in records: as settings say it, without the document's path."""
    return settings.MOTCUA_OIDC_ISSUER.removesuffix(WELL_KNOWN).rstrip("/")


def sign_in_address(of: Provider, back: str, state: str, nonce: str, challenge: str) -> str:
    """Where the browser goes. back: where it returns; challenge: S256 of the verifier."""
    asked = {
        "response_type": "code",
        "client_id": settings.MOTCUA_OIDC_CLIENT_ID,
        "redirect_uri": back,
        "scope": SCOPES,
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    joint = "&" if urlsplit(of.authorization).query else "?"
    return f"{of.authorization}{joint}{urlencode(asked)}"


def id_token(of: Provider, code: str, back: str, verifier: str) -> str:
    """What the provider gives for the code, not looked into. Raises ProviderUnreachable."""
    client, secret = settings.MOTCUA_OIDC_CLIENT_ID, _secret()
    sent = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": verifier,
    }
    heads = {"Accept": "application/json"}
    if secret and of.secret_in_head:
        pair = f"{quote(client, safe='')}:{quote(secret, safe='')}".encode()
        heads["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
    else:
        sent |= {"client_id": client} | ({"client_secret": secret} if secret else {})
    request = _request(of.token, data=urlencode(sent).encode(), headers=heads)
    told = _answer(request, "đổi mã đăng nhập").get("id_token")
    if not isinstance(told, str):
        raise ProviderUnreachable("trả lời thiếu id_token")
    return told


def keys_of(of: Provider) -> Mapping[str, Any]:
    """The public keys by which it signs."""
    return _answer(_request(of.keys), "khóa công khai")


def _secret() -> str:
    """Of this application; "": the provider knows it without one. Read each time: it may change."""
    path = settings.MOTCUA_OIDC_SECRET_FILE
    if not path:
        return ""
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError:
        raise ProviderUnreachable("không đọc được tệp MOTCUA_OIDC_SECRET_FILE") from None


def _safe(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE):
        return address
    raise ProviderUnreachable(f"địa chỉ {parts.hostname} không phải https")


def _request(address: str, **more: Any) -> Request:
    return Request(_safe(address), **more)  # noqa: S310  (its scheme was just looked at)


def _answer(request: Request, what: str) -> dict[str, Any]:
    try:
        with _opener().open(request, timeout=PATIENCE) as answer:
            said = json.loads(answer.read(LONGEST))
    except HTTPError as refused:
        raise ProviderUnreachable(f"{what} (mã lỗi {refused.code})") from None
    except (URLError, OSError, ValueError):
        raise ProviderUnreachable(what) from None
    if not isinstance(said, dict):
        raise ProviderUnreachable(what)
    return said


def _opener() -> OpenerDirector:
    return build_opener(_NoRedirect)
