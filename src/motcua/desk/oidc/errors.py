"""Refusals of signing in by an identity provider. Nothing secret stands in them."""

from typing import ClassVar

from motcua.kernel.errors import MotcuaError, NotFound

OTHER_WAY = "Hãy thử lại, hoặc đăng nhập bằng tên và mật khẩu."


class SharedSignInOff(NotFound):
    """No identity provider is set up."""

    code: ClassVar[str] = "oidc.off"

    def __init__(self) -> None:
        """The page that would be there."""
        super().__init__("trang", "đăng nhập chung")


class ProviderUnreachable(MotcuaError):
    """The provider does not answer, or not as the standard says."""

    code: ClassVar[str] = "oidc.provider_unreachable"

    def __init__(self, what: str) -> None:
        """`what` it was asked for, in Vietnamese; with the reason, for whoever set it up."""
        super().__init__(what)
        self.what = what

    def __str__(self) -> str:
        return f"Hệ thống đăng nhập chung chưa trả lời được: {self.what}. {OTHER_WAY}"


class SignInBrokenOff(MotcuaError):
    """The way back from the provider does not fit a way there: replayed, too late, cancelled."""

    code: ClassVar[str] = "oidc.broken_off"

    def __str__(self) -> str:
        return (
            "Lần đăng nhập này đã quá lâu, đã dùng rồi, hoặc bị hủy ở hệ thống đăng nhập chung. "
            f"{OTHER_WAY}"
        )


class TokenRefused(MotcuaError):
    """What the provider says of the person is not for us, not of now, or not from the provider."""

    code: ClassVar[str] = "oidc.token_refused"

    def __init__(self, why: str) -> None:
        """`why` completes "… nói", in Vietnamese."""
        super().__init__(why)
        self.why = why

    def __str__(self) -> str:
        return (
            f"Chưa tin được trả lời của hệ thống đăng nhập chung: {self.why}. Hãy báo người quản "
            "trị, hoặc đăng nhập bằng tên và mật khẩu."
        )


class PersonUnknown(MotcuaError):
    """The provider knows the person, no agency here does."""

    code: ClassVar[str] = "oidc.person_unknown"

    def __init__(self, subject: str) -> None:
        """`subject`: what the provider calls the person; told to that person alone."""
        super().__init__(subject)
        self.subject = subject

    def __str__(self) -> str:
        return (
            f"Tài khoản “{self.subject}” của hệ thống đăng nhập chung chưa gắn với cán bộ nào ở "
            "đây. Hãy gửi mã trong ngoặc kép cho người quản trị của đơn vị để ghi vào trang “Đơn "
            "vị”; phần mềm không tự tạo tài khoản."
        )


class AccountLocked(MotcuaError):
    """The account that belongs to the person may not sign in."""

    code: ClassVar[str] = "oidc.account_locked"

    def __str__(self) -> str:
        return "Tài khoản này đã bị khóa. Hãy báo người quản trị của đơn vị."
