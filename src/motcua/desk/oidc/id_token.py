"""What a provider says of a person, believed only where all of it holds.

Source: OpenID Connect Core 1.0, 3.1.3.7. The signature is checked also where the token came over
TLS straight from the provider, which the standard would leave out.
"""

from collections.abc import Mapping
from typing import Any

import jwt

from motcua.desk.oidc.errors import TokenRefused

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
CLOCKS_APART = 60  # seconds
LONGEST_SUBJECT = 255
_WORDS: tuple[tuple[type[jwt.PyJWTError], str], ...] = (
    (jwt.ExpiredSignatureError, "phiếu đã hết hạn"),
    (jwt.ImmatureSignatureError, "phiếu chưa đến giờ hiệu lực; xem lại đồng hồ máy chủ"),
    (jwt.InvalidAudienceError, "phiếu cấp cho phần mềm khác"),
    (jwt.InvalidIssuerError, "phiếu của nơi phát hành khác"),
    (jwt.MissingRequiredClaimError, "phiếu thiếu thông tin"),
    (jwt.InvalidSignatureError, "chữ ký của phiếu không đúng"),
)


def claims_of(
    token: str, keys: Mapping[str, Any], *, issuer: str, client_id: str, nonce: str
) -> Mapping[str, Any]:
    """The claims of a token that is for us, of now, of the provider and for this very sign-in.

    Raises TokenRefused.
    """
    try:
        claims = jwt.decode(
            token,
            _key(token, keys),
            algorithms=list(ALGORITHMS),
            audience=client_id,
            issuer=issuer,
            leeway=CLOCKS_APART,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except jwt.PyJWTError as refused:
        why = next((words for kind, words in _WORDS if isinstance(refused, kind)), None)
        raise TokenRefused(why or "phiếu không đọc được") from None
    party = claims.get("azp")
    if party != client_id and (party is not None or not _is_alone(claims["aud"])):
        raise TokenRefused("phiếu cấp cho phần mềm khác")
    if claims.get("nonce") != nonce:
        raise TokenRefused("phiếu của lần đăng nhập khác")
    return claims


def subject_of(claims: Mapping[str, Any], claim: str) -> str:
    """The value of the claim by which people are known. Raises TokenRefused."""
    value = claims.get(claim)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TokenRefused(f"phiếu thiếu thông tin “{claim}”")
    text = str(value).strip()
    if not 0 < len(text) <= LONGEST_SUBJECT:
        raise TokenRefused(f"thông tin “{claim}” của phiếu trống hoặc quá dài")
    return text


def _key(token: str, keys: Mapping[str, Any]) -> jwt.PyJWK:
    """The provider's key that the token names; where it names none, its only one."""
    named = jwt.get_unverified_header(token).get("kid")
    known = [one for one in jwt.PyJWKSet.from_dict(dict(keys)).keys if _signs(one)]
    fitting = [one for one in known if named is None or one.key_id == named]
    if len(fitting) != 1:
        raise TokenRefused("phiếu ký bằng khóa không có trong danh sách khóa công khai")
    return fitting[0]


def _signs(key: jwt.PyJWK) -> bool:
    return key.public_key_use in (None, "sig") and key.algorithm_name in ALGORITHMS


def _is_alone(audience: object) -> bool:
    return isinstance(audience, str) or (isinstance(audience, list) and len(audience) == 1)
