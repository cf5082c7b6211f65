"""What this room refuses."""

from datetime import date
from typing import ClassVar

from motcua.agencies.data import DATA_START, AgencyView
from motcua.kernel.dates import format_day
from motcua.kernel.errors import MotcuaError, NotFound


def _span(view: AgencyView) -> str:
    """«Phường Phú Sơn (đến 30/06/2025)», for a message."""
    start = "" if view.valid_from == DATA_START else f"từ {format_day(view.valid_from)} "
    end = "đến nay" if view.valid_to is None else f"đến {format_day(view.valid_to)}"
    return f"{view.name} ({start}{end})"


class AgencyCodeInvalid(MotcuaError):
    """`CODE@DATE` whose date is not one."""

    code: ClassVar[str] = "agency.code_invalid"

    def __init__(self, text: str) -> None:
        """`text` as typed."""
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return (
            f"Mã đơn vị “{self.text}” không đọc được; "
            "cần mã hoặc mã@ngày, ngày dạng năm-tháng-ngày, ví dụ 14823@2023-09-12."
        )


class AgencyUnknown(MotcuaError):
    """No unit had this code on this day."""

    code: ClassVar[str] = "agency.unknown"

    def __init__(
        self, agency_code: str, on: date | None, others: tuple[AgencyView, ...] = ()
    ) -> None:
        """`others`: units that had the code on other days, oldest first."""
        super().__init__(agency_code, on)
        self.agency_code = agency_code
        self.on = on
        self.others = others

    def __str__(self) -> str:
        day = f" vào ngày {format_day(self.on)}" if self.on else ""
        found = f"Không có đơn vị nào mang mã “{self.agency_code}”{day}."
        if not self.others:
            return f"{found} Mã tỉnh có 2 chữ số, mã huyện 3, mã xã 5; hãy kiểm tra lại."
        spans = "; ".join(_span(view) for view in self.others)
        example = self.others[-1].nearest_day(self.on or DATA_START).isoformat()
        return (
            f"{found} Mã này là của: {spans}. "
            f"Nếu muốn nói đơn vị ấy, hãy ghi {self.agency_code}@{example}."
        )


class AgencyAmbiguous(AgencyUnknown):
    """Several units had this code over time and no day says which."""

    code: ClassVar[str] = "agency.ambiguous"

    def __str__(self) -> str:
        choices = "; ".join(
            f"{_span(view)}: {self.agency_code}@{(view.valid_to or view.valid_from).isoformat()}"
            for view in self.others
        )
        return f"Mã “{self.agency_code}” là của nhiều đơn vị qua thời gian, hãy chọn: {choices}."


class DecisionInvalid(MotcuaError):
    """A decision whose value cannot mean anything for its key."""

    code: ClassVar[str] = "agency.decision_invalid"

    def __init__(self, key: str, found: object, expected: str) -> None:
        """`expected` in Vietnamese."""
        super().__init__(key, found)
        self.key = key
        self.found = found
        self.expected = expected

    def __str__(self) -> str:
        return f"Quyết định “{self.key}”: “{self.found}” không dùng được; cần {self.expected}."


class UsernameTaken(MotcuaError):
    """The user name is somebody's already."""

    code: ClassVar[str] = "staff.username_taken"

    def __init__(self, username: str) -> None:
        """`username` as asked for."""
        super().__init__(username)
        self.username = username

    def __str__(self) -> str:
        return f"Tên đăng nhập “{self.username}” đã có người dùng; hãy chọn tên khác."


class AccountRefused(MotcuaError):
    """An account that cannot be made as asked: a weak password, an unknown role."""

    code: ClassVar[str] = "staff.account_refused"

    def __init__(self, reasons: tuple[str, ...]) -> None:
        """`reasons` in Vietnamese, full sentences."""
        super().__init__(reasons)
        self.reasons = reasons

    def __str__(self) -> str:
        return "Không tạo được tài khoản: " + " ".join(self.reasons)


class RoleUnknown(MotcuaError):
    """A role that rulebook/roles.yaml does not have."""

    code: ClassVar[str] = "staff.role_unknown"

    def __init__(self, role: str, known: tuple[str, ...]) -> None:
        """`known`: keys of the table."""
        super().__init__(role)
        self.role = role
        self.known = known

    def __str__(self) -> str:
        return f"Không có vai trò “{self.role}”; các vai trò: {', '.join(self.known)}."


class DelegationRefused(MotcuaError):
    """A delegation that cannot be written down. `field`: the argument that is wrong."""

    code: ClassVar[str] = "agency.delegation_refused"

    def __init__(self, field: str, why: str) -> None:
        """`why` in Vietnamese, without its full stop."""
        super().__init__(field, why)
        self.field = field
        self.why = why

    def __str__(self) -> str:
        return f"Chưa ghi được ủy quyền: {self.why}. Hãy sửa rồi ghi lại."


class DelegationUnknown(NotFound):
    """No such delegation, or one of an agency the actor may not know."""

    code: ClassVar[str] = "agency.delegation_unknown"

    def __init__(self, delegation_id: int) -> None:
        """Its id."""
        super().__init__("ủy quyền số", str(delegation_id))


class StaffRefused(MotcuaError):
    """A change of a person's role that cannot be written down. `field`: what is wrong."""

    code: ClassVar[str] = "staff.refused"

    def __init__(self, field: str, why: str) -> None:
        """`why` in Vietnamese, without its full stop."""
        super().__init__(field, why)
        self.field = field
        self.why = why

    def __str__(self) -> str:
        return f"Chưa ghi được: {self.why}. Hãy sửa rồi ghi lại."


class StaffUnknown(NotFound):
    """No such person or role at an agency that the actor may know."""

    code: ClassVar[str] = "staff.unknown"

    def __init__(self, number: int) -> None:
        """Its id."""
        super().__init__("cán bộ số", str(number))
