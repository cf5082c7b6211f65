"""Sign-in keys (passkeys, WebAuthn): words, refusals, and where the browser lets them work.

allauth keeps the ceremony and stores a key's public half; here is what the desk adds: no answer of
a browser may end in a fault, an account that is locked stays so, and the one key that a role must
have is not dropped.
"""

import ipaddress
from collections.abc import Callable

from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest

REFUSED = (
    "Khóa này không mở được tài khoản: khóa của người khác, đã bị bỏ, hoặc đã chờ quá lâu. Hãy thử "
    "lại, hoặc đăng nhập bằng mật khẩu."
)
NOT_ADDED = "Chưa thêm được khóa: trình duyệt trả lời không đúng hoặc đã chờ quá lâu. Hãy thử lại."
NAMELESS = "Hãy đặt tên cho khóa để sau này biết là máy nào."
LONGEST_NAME = 60
LOCAL = "localhost"
INSECURE = (
    "Khóa đăng nhập chỉ dùng được khi trang mở bằng địa chỉ https://. Hãy báo người quản trị chạy "
    "máy chủ với tùy chọn --tls, hoặc dùng mã xác nhận trên điện thoại."
)
BY_NUMBER = (
    "Khóa đăng nhập gắn với tên máy chủ, không gắn với số IP. Hãy mở trang bằng tên máy chủ (ví dụ "
    "https://ten-may-chu:8000) rồi thêm khóa, hoặc dùng mã xác nhận trên điện thoại."
)
# What a browser may send in place of the answer that is wanted.
_MALFORMED = (AttributeError, KeyError, TypeError, ValueError)


def why_not_here(request: HttpRequest) -> str:
    """Why no browser offers keys at the address of the request, in words; "": it does."""
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    if host == LOCAL:
        return ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return "" if request.is_secure() or settings.MOTCUA_TLS else INSECURE
    return BY_NUMBER


def _answer() -> forms.JSONField:
    """What the browser sends; nothing, or no JSON, is a key that is refused."""
    refused = {"required": REFUSED, "invalid": REFUSED}
    return forms.JSONField(widget=forms.HiddenInput, error_messages=refused)


class AddForm(AddWebAuthnForm):
    """A new key with a name. Unless its owner says no, it opens the account without a password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Most keys of today can."""
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = LONGEST_NAME
        self.fields["passwordless"].initial = True

    def clean_name(self) -> str:
        """Shortened, not refused: the browser has made the key already."""
        return super().clean_name().strip()[:LONGEST_NAME]

    def clean(self) -> dict:
        """One sentence for whatever is wrong with the browser's answer."""
        try:
            return super().clean()
        except (ValidationError, *_MALFORMED):
            raise ValidationError(NOT_ADDED, code="key_not_added") from None


class NameForm(EditWebAuthnForm):
    """Another name for a key."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """In our words."""
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            max_length=LONGEST_NAME,
            error_messages={
                "required": NAMELESS,
                "max_length": f"Tên khóa dài nhất {LONGEST_NAME} ký tự; hãy viết gọn lại.",
            },
        )


class SecondStepForm(AuthenticateWebAuthnForm):
    """A key after the password."""

    credential = _answer()

    def clean_credential(self) -> object:
        """Of the person whose password was right."""
        return _told(super().clean_credential)


class AgainForm(ReauthenticateWebAuthnForm):
    """A key before something that protects the account is changed."""

    credential = _answer()

    def clean_credential(self) -> object:
        """Of the person who is signed in."""
        return _told(super().clean_credential)


class SignInForm(LoginWebAuthnForm):
    """A key in place of the password."""

    credential = _answer()

    def clean_credential(self) -> object:
        """Of anybody whose account is not locked."""
        found = _told(super().clean_credential)
        if not found.user.is_active:
            raise ValidationError(REFUSED, code="key_refused")
        return found


def _told(clean: Callable[[], object]) -> object:
    """What `clean` finds; our words for a key that is refused, allauth's for too many tries."""
    try:
        return clean()
    except ValidationError as refused:
        if refused.code == "too_many_login_attempts":
            raise
        raise ValidationError(REFUSED, code="key_refused") from None
    except _MALFORMED:
        raise ValidationError(REFUSED, code="key_refused") from None
