"""What this room refuses."""

from dataclasses import dataclass
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


@dataclass(eq=False)
class AgencyCodeInvalid(MotcuaError):
    """`CODE@DATE` whose date is not one."""

    code: ClassVar[str] = "agency.code_invalid"
    text: str

    def __str__(self) -> str:
        return (
            f"Mã đơn vị “{self.text}” không đọc được; "
            "cần mã hoặc mã@ngày, ngày dạng năm-tháng-ngày, ví dụ 14823@2023-09-12."
        )


@dataclass(eq=False)
class AgencyUnknown(MotcuaError):
    """No unit had this code on this day.

    `others`: units that had the code on other days, oldest first.
    """

    code: ClassVar[str] = "agency.unknown"
    agency_code: str
    on: date | None
    others: tuple[AgencyView, ...] = ()

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


@dataclass(eq=False)
class DecisionInvalid(MotcuaError):
    """A decision whose value cannot mean anything for its key.

    `expected` in Vietnamese.
    """

    code: ClassVar[str] = "agency.decision_invalid"
    key: str
    found: object
    expected: str

    def __str__(self) -> str:
        return f"Quyết định “{self.key}”: “{self.found}” không dùng được; cần {self.expected}."


@dataclass(eq=False)
class UsernameTaken(MotcuaError):
    """The user name is somebody's already."""

    code: ClassVar[str] = "staff.username_taken"
    username: str

    def __str__(self) -> str:
        return f"Tên đăng nhập “{self.username}” đã có người dùng; hãy chọn tên khác."


@dataclass(eq=False)
class AccountRefused(MotcuaError):
    """An account that cannot be made as asked: a weak password, an unknown role.

    `reasons` in Vietnamese, full sentences.
    """

    code: ClassVar[str] = "staff.account_refused"
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return "Không tạo được tài khoản: " + " ".join(self.reasons)


@dataclass(eq=False)
class RoleUnknown(MotcuaError):
    """A role that rulebook/roles.yaml does not have.

    `known`: keys of the table.
    """

    code: ClassVar[str] = "staff.role_unknown"
    role: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return f"Không có vai trò “{self.role}”; các vai trò: {', '.join(self.known)}."


@dataclass(eq=False)
class ChangeRefused(MotcuaError):
    """A change of who may do what that cannot be written down.

    `field`: the argument that is wrong. `why` in Vietnamese, without its full stop.
    """

    what: ClassVar[str] = ""  # what was not written, in Vietnamese
    field: str
    why: str

    def __str__(self) -> str:
        return f"Chưa ghi được{self.what}: {self.why}. Hãy sửa rồi ghi lại."


class DelegationRefused(ChangeRefused):
    """A delegation that cannot be written down. `field`: the argument that is wrong."""

    code: ClassVar[str] = "agency.delegation_refused"
    what: ClassVar[str] = " ủy quyền"


class DelegationUnknown(NotFound):
    """No such delegation, or one of an agency the actor may not know."""

    code: ClassVar[str] = "agency.delegation_unknown"

    def __init__(self, delegation_id: int) -> None:
        """Its id."""
        super().__init__("ủy quyền số", str(delegation_id))


class StaffRefused(ChangeRefused):
    """A change of a person's role that cannot be written down. `field`: what is wrong."""

    code: ClassVar[str] = "staff.refused"


class StaffUnknown(NotFound):
    """No such person or role at an agency that the actor may know."""

    code: ClassVar[str] = "staff.unknown"

    def __init__(self, number: int) -> None:
        """Its id."""
        super().__init__("cán bộ số", str(number))
