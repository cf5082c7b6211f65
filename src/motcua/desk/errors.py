"""Refusals of the desk itself."""

from dataclasses import dataclass

from motcua.kernel.errors import MotcuaError


@dataclass(eq=False)
class NoAppointment(MotcuaError):
    """The account signs in but holds no role at any agency on this day (HTTP 403).

    `username` as typed at sign-in.
    """

    code = "desk.no_appointment"
    username: str

    def __str__(self) -> str:
        return (
            f"Tài khoản “{self.username}” chưa được phân công ở cơ quan nào nên chưa xem được "
            "trang này. Hãy báo người quản trị phân công vai trò cho tài khoản."
        )


@dataclass(eq=False)
class UploadTooLarge(MotcuaError):
    """A file over the limit of the upload page (HTTP 413).

    `limit_mb` is the limit in megabytes.
    """

    code = "desk.upload_too_large"
    limit_mb: int

    def __str__(self) -> str:
        return (
            f"Tệp lớn hơn {self.limit_mb} MB, giới hạn của trang nhập hồ sơ. Hãy tách tệp theo "
            "tháng, hoặc nhờ người quản trị nhập bằng lệnh “motcua import dossiers”."
        )


class UploadMissing(MotcuaError):
    """An uploaded file that was dropped, confirmed long ago, or is somebody else's (HTTP 404)."""

    code = "desk.upload_missing"

    def __str__(self) -> str:
        return (
            "Không còn tệp này trong chỗ tạm: tệp đã nhập xong, đã bỏ, hoặc quá 24 giờ. "
            "Hãy chọn lại tệp."
        )


@dataclass(eq=False)
class AmountUnreadable(MotcuaError):
    """An amount of money that is not one."""

    code = "service.amount_unreadable"
    text: str

    def __str__(self) -> str:
        return f"Số tiền “{self.text[:20]}” không đọc được; viết bằng số, đơn vị đồng, như 8.000."


class SecondFactorNeeded(MotcuaError):
    """The role must have a code of the phone at sign-in, and the account has none yet."""

    code = "desk.second_factor_needed"

    def __str__(self) -> str:
        return (
            "Vai trò của bạn bắt buộc có mã xác nhận hoặc khóa khi đăng nhập; hãy mở “Bảo vệ tài "
            "khoản” và lập một trong hai trước khi làm việc."
        )


class AgencyNotNamed(MotcuaError):
    """A field for an agency holds words that name none, or several."""

    code = "desk.agency_not_named"

    def __init__(self, text: str) -> None:
        """`text` as typed."""
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return (
            f"“{self.text[:60]}” chưa rõ là cơ quan nào; chọn trong danh sách hiện ra khi gõ tên, "
            "hoặc ghi mã đơn vị hành chính, ví dụ 14812."
        )
