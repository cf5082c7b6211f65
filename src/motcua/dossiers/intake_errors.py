"""What intake refuses: all wrong fields at once, a key sent twice with two contents."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.dossiers.intake_data import Fault
from motcua.kernel.errors import MotcuaError


class IntakeRefused(MotcuaError):
    """Fields that cannot be taken; nothing was written. faults: in the order of the page."""

    code = "intake.refused"

    def __init__(self, faults: Sequence[Fault]) -> None:
        """At least one fault."""
        super().__init__(*faults)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return "Chưa tiếp nhận được: " + " ".join(fault.message for fault in self.faults)


@dataclass(eq=False)
class IntakeKeyReused(MotcuaError):
    """The key of one intake came again with another content; nothing was written."""

    code = "intake.key_reused"
    dossier_code: str

    def __str__(self) -> str:
        return (
            f"Tờ tiếp nhận này đã gửi và thành hồ sơ {self.dossier_code} với nội dung khác. Mở hồ "
            "sơ đó để đính chính, hoặc bấm “Tiếp nhận hồ sơ khác” để bắt đầu tờ mới."
        )


@dataclass(eq=False)
class IntakeNotRecorded(MotcuaError):
    """A dossier that did not come in by the counter's page: its receipt was printed elsewhere."""

    code = "intake.not_recorded"
    dossier_code: str

    def __str__(self) -> str:
        return (
            f"Hồ sơ {self.dossier_code} nhập từ phần mềm khác nên không có tờ tiếp nhận ở đây; "
            "xem giấy tiếp nhận ở nơi đã tiếp nhận hồ sơ."
        )


@dataclass(eq=False)
class SlipNotDue(MotcuaError):
    """Nothing happened to the dossier that this slip tells.

    `label` of the slip, in Vietnamese.
    """

    code = "slip.not_due"
    label: str
    dossier_code: str

    def __str__(self) -> str:
        return (
            f"Hồ sơ {self.dossier_code} chưa có việc để in “{self.label}”; làm việc ấy trên trang "
            "hồ sơ trước, rồi in."
        )


class VaultClosed(MotcuaError):
    """A stored number cannot be read: the key of this home is not the one it was sealed with."""

    code = "vault.closed"

    def __str__(self) -> str:
        return (
            "Không mở được số giấy tờ đã mã hóa: tệp khóa personal.key trong thư mục dữ liệu không "
            "phải khóa đã dùng khi ghi. Chép lại tệp khóa từ bản sao lưu rồi thử lại."
        )
