"""What this room refuses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.kernel.dates import format_day
from motcua.kernel.errors import MotcuaError
from motcua.kernel.periods import Period

SHOWN = 12


def _list(known: Sequence[str]) -> str:
    """Known keys for a message; a long list is cut and says so."""
    more = f"… (tất cả {len(known)})" if len(known) > SHOWN else ""
    return ", ".join(known[:SHOWN]) + more


class PeriodMissing(MotcuaError):
    """Neither a period code nor both days."""

    code: ClassVar[str] = "period.missing"

    def __str__(self) -> str:
        return (
            "Thiếu kỳ báo cáo; cần mã kỳ (ví dụ 2024-Q1) hoặc cả ngày đầu và ngày cuối "
            "(ví dụ từ 2024-01-01 đến 2024-03-14)."
        )


@dataclass(eq=False)
class RowUnknown(MotcuaError):
    """A row key the form does not have.

    `known`: keys of the rows, in order.
    """

    code: ClassVar[str] = "form.row_unknown"
    form: str
    row_key: str
    known: Sequence[str]

    def __str__(self) -> str:
        return f"Biểu {self.form} không có dòng “{self.row_key}”; các dòng: {_list(self.known)}."


@dataclass(eq=False)
class ColumnUnknown(MotcuaError):
    """A column key the form does not have.

    `known`: keys of the columns, in order.
    """

    code: ClassVar[str] = "form.column_unknown"
    form: str
    column: str
    known: Sequence[str]

    def __str__(self) -> str:
        return f"Biểu {self.form} không có cột “{self.column}”; các cột: {_list(self.known)}."


@dataclass(eq=False)
class ColumnHasNoRecords(MotcuaError):
    """A column that is typed: there are no records behind it.

    `counted`: keys of the columns that are counted from records.
    """

    code: ClassVar[str] = "form.column_without_records"
    form: str
    column: str
    counted: Sequence[str]

    def __str__(self) -> str:
        others = (
            f"; các cột tính từ hồ sơ: {_list(self.counted)}."
            if self.counted
            else "; biểu này không có cột nào tính từ hồ sơ."
        )
        return f"Cột “{self.column}” của biểu {self.form} do công chức nhập tay{others}"


@dataclass(eq=False)
class CellNotEntered(MotcuaError):
    """A cell nobody may type: it is computed, or printed by the form."""

    code: ClassVar[str] = "form.cell_computed"
    form: str
    row_key: str
    column: str

    def __str__(self) -> str:
        return (
            f"Ô dòng “{self.row_key}”, cột “{self.column}” của biểu {self.form} do phần mềm tính, "
            "không nhập tay được; số sai thì sửa ở hồ sơ."
        )


@dataclass(eq=False)
class CellFromBallots(MotcuaError):
    """A cell that the period's ballots fill.

    `place` names row and column.
    """

    code: ClassVar[str] = "form.cell_from_ballots"
    place: str

    def __str__(self) -> str:
        return (
            f"{self.place}: kỳ này đã có phiếu trong sổ khảo sát nên số này tính từ phiếu, không "
            "nhập tay được; số sai thì sửa ở phiếu."
        )


@dataclass(eq=False)
class CellInvalid(MotcuaError):
    """A value that cannot stand in the cell.

    `place` names row and column; `expected` in Vietnamese.
    """

    code: ClassVar[str] = "form.cell_invalid"
    place: str
    value: str
    expected: str

    def __str__(self) -> str:
        return f"{self.place}: “{self.value}” không nhận được; cần {self.expected}."


@dataclass(eq=False)
class CellJustWritten(MotcuaError):
    """Two officers wrote one cell in the same moment.

    `place` names row and column.
    """

    code: ClassVar[str] = "form.cell_just_written"
    place: str

    def __str__(self) -> str:
        return f"{self.place} vừa được người khác ghi; hãy mở lại biểu, xem số mới rồi ghi tiếp."


@dataclass(eq=False)
class MeasureUnknown(MotcuaError):
    """A form or an indicator of the rulebook names a measure that no room declares.

    `near`: keys that look like it.
    """

    code: ClassVar[str] = "form.measure_unknown"
    measure: str
    near: Sequence[str]

    def __str__(self) -> str:
        meant = f"; gần giống: {_list(self.near)}" if self.near else ""
        return (
            f"Không có phép đếm “{self.measure}” mà bộ quy tắc nêu{meant}. "
            "Hãy sửa khóa measure trong tệp chỉ tiêu."
        )


@dataclass(eq=False)
class AgencyGoneInPeriod(MotcuaError):
    """The agency did not exist on any day of the period (or not yet).

    `first`, `last`: the agency's days; `last` None: it still stands.
    """

    code: ClassVar[str] = "form.agency_gone"
    name: str
    agency_code: str
    first: date
    last: date | None
    period: Period

    def __str__(self) -> str:
        stood = f"từ ngày {format_day(self.first)}"
        if self.last is not None:
            stood = f"đến hết ngày {format_day(self.last)}"
        return (
            f"{self.name} (mã {self.agency_code}) hoạt động {stood}; kỳ từ "
            f"{format_day(self.period.from_on)} đến {format_day(self.period.to_on)} không có ngày "
            "nào của đơn vị. Hãy chọn đơn vị kế thừa hoặc kỳ khác."
        )
