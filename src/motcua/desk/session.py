"""Signing in, in Vietnamese: allauth keeps its flow and its rate limits, the words are ours."""

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.forms import LoginForm
from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

from motcua.config import clock

REFUSED = (
    "Tên đăng nhập hoặc mật khẩu không đúng. Hãy xem lại phím Caps Lock và bộ gõ tiếng Việt rồi "
    "nhập lại."
)


class SignInForm(LoginForm):
    """Name and password; the session ends with the browser."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Put our words on allauth's fields."""
        super().__init__(*args, **kwargs)
        self.fields["login"].error_messages["required"] = "Hãy nhập tên đăng nhập."
        self.fields["password"].error_messages["required"] = "Hãy nhập mật khẩu."


class DeskAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator, never by signing up."""

    error_messages: ClassVar[dict[str, str]] = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Tài khoản này đã bị khóa. Hãy báo người quản trị.",
        "username_password_mismatch": REFUSED,
        "invalid_login": REFUSED,
        "too_many_login_attempts": (
            "Nhập sai quá nhiều lần nên tài khoản tạm dừng đăng nhập. Hãy thử lại sau 5 phút."
        ),
        "rate_limited": "Quá nhiều yêu cầu trong một phút. Hãy chờ một lát rồi thử lại.",
    }

    def is_reauthentication_required(self, *, app: str) -> bool:
        """What protects an account is changed by whoever signed in a moment ago, or does again."""
        records = get_authentication_records(self.request, self.request.user)
        newest = max((record["at"] for record in records), default=0.0)
        return clock.now().timestamp() - newest > REAUTHENTICATION_TIMEOUT

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
