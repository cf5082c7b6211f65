"""What this room refuses."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.kernel.errors import MotcuaError


@dataclass(eq=False)
class CatalogueInvalid(MotcuaError):
    """A row of the rulebook's catalogue that cannot be read.

    `column` and `value` as the list has them.
    """

    code: ClassVar[str] = "procedure.catalogue_invalid"
    procedure_code: str
    column: str
    value: str

    def __str__(self) -> str:
        return (
            f"Danh mục thủ tục, mã {self.procedure_code}, cột {self.column}: "
            f"“{self.value}” không đọc được."
        )


class PublicationWithdrawn(MotcuaError):
    """A decision that was taken back already."""

    code: ClassVar[str] = "procedure.publication_withdrawn"

    def __init__(self, number: str) -> None:
        """`number` of the decision."""
        super().__init__(number)
        self.number = number

    def __str__(self) -> str:
        return f"Quyết định {self.number} đã được thu hồi lần nhập trước đó; mở lại trang để xem."


class WithdrawalReasonMissing(MotcuaError):
    """Taking a decision back needs a reason."""

    code: ClassVar[str] = "procedure.withdrawal_reason"

    def __str__(self) -> str:
        return "Chưa ghi lý do thu hồi lần nhập; viết rõ sai ở đâu rồi bấm lại."
