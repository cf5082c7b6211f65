"""What this room refuses."""

from collections.abc import Sequence
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


class RowUnknown(MotcuaError):
    """A row key the form does not have."""

    code: ClassVar[str] = "form.row_unknown"

    def __init__(self, form: str, row_key: str, known: Sequence[str]) -> None:
        """`known`: keys of the rows, in order."""
        super().__init__(form, row_key)
        self.form = form
        self.row_key = row_key
        self.known = known

    def __str__(self) -> str:
        return f"Biểu {self.form} không có dòng “{self.row_key}”; các dòng: {_list(self.known)}."


class ColumnUnknown(MotcuaError):
    """A column key the form does not have."""

    code: ClassVar[str] = "form.column_unknown"

    def __init__(self, form: str, column: str, known: Sequence[str]) -> None:
        """`known`: keys of the columns, in order."""
        super().__init__(form, column)
        self.form = form
        self.column = column
        self.known = known

    def __str__(self) -> str:
        return f"Biểu {self.form} không có cột “{self.column}”; các cột: {_list(self.known)}."


class ColumnHasNoRecords(MotcuaError):
    """A column that is typed: there are no records behind it."""

    code: ClassVar[str] = "form.column_without_records"

    def __init__(self, form: str, column: str, counted: Sequence[str]) -> None:
        """`counted`: keys of the columns that are counted from records."""
        super().__init__(form, column)
        self.form = form
        self.column = column
        self.counted = counted

    def __str__(self) -> str:
        others = (
            f"; các cột tính từ hồ sơ: {_list(self.counted)}."
            if self.counted
            else "; biểu này không có cột nào tính từ hồ sơ."
        )
        return f"Cột “{self.column}” của biểu {self.form} do công chức nhập tay{others}"


class CellNotEntered(MotcuaError):
    """A cell nobody may type: it is computed, or printed by the form."""

    code: ClassVar[str] = "form.cell_computed"

    def __init__(self, form: str, row_key: str, column: str) -> None:
        """Keys of the cell."""
        super().__init__(form, row_key, column)
        self.form = form
        self.row_key = row_key
        self.column = column

    def __str__(self) -> str:
        return (
            f"Ô dòng “{self.row_key}”, cột “{self.column}” của biểu {self.form} do phần mềm tính, "
            "không nhập tay được; số sai thì sửa ở hồ sơ."
        )


class CellFromBallots(MotcuaError):
    """A cell that the period's ballots fill."""

    code: ClassVar[str] = "form.cell_from_ballots"

    def __init__(self, place: str) -> None:
        """`place` names row and column."""
        super().__init__(place)
        self.place = place

    def __str__(self) -> str:
        return (
            f"{self.place}: kỳ này đã có phiếu trong sổ khảo sát nên số này tính từ phiếu, không "
            "nhập tay được; số sai thì sửa ở phiếu."
        )


class CellInvalid(MotcuaError):
    """A value that cannot stand in the cell."""

    code: ClassVar[str] = "form.cell_invalid"

    def __init__(self, place: str, value: str, expected: str) -> None:
        """`place` names row and column; `expected` in Vietnamese."""
        super().__init__(place, value)
        self.place = place
        self.value = value
        self.expected = expected

    def __str__(self) -> str:
        return f"{self.place}: “{self.value}” không nhận được; cần {self.expected}."


class CellJustWritten(MotcuaError):
    """Two officers wrote one cell in the same moment."""

    code: ClassVar[str] = "form.cell_just_written"

    def __init__(self, place: str) -> None:
        """`place` names row and column."""
        super().__init__(place)
        self.place = place

    def __str__(self) -> str:
        return f"{self.place} vừa được người khác ghi; hãy mở lại biểu, xem số mới rồi ghi tiếp."


class MeasureUnknown(MotcuaError):
    """A form or an indicator of the rulebook names a measure that no room declares."""

    code: ClassVar[str] = "form.measure_unknown"

    def __init__(self, measure: str, near: Sequence[str]) -> None:
        """`near`: keys that look like it."""
        super().__init__(measure)
        self.measure = measure
        self.near = near

    def __str__(self) -> str:
        meant = f"; gần giống: {_list(self.near)}" if self.near else ""
        return (
            f"Không có phép đếm “{self.measure}” mà bộ quy tắc nêu{meant}. "
            "Hãy sửa khóa measure trong tệp chỉ tiêu."
        )


class AgencyGoneInPeriod(MotcuaError):
    """The agency did not exist on any day of the period (or not yet)."""

    code: ClassVar[str] = "form.agency_gone"

    def __init__(
        self, name: str, agency_code: str, first: date, last: date | None, period: Period
    ) -> None:
        """`first`, `last`: the agency's days; `last` None: it still stands."""
        super().__init__(agency_code, period)
        self.name = name
        self.agency_code = agency_code
        self.first = first
        self.last = last
        self.period = period

    def __str__(self) -> str:
        stood = f"từ ngày {format_day(self.first)}"
        if self.last is not None:
            stood = f"đến hết ngày {format_day(self.last)}"
        return (
            f"{self.name} (mã {self.agency_code}) hoạt động {stood}; kỳ từ "
            f"{format_day(self.period.from_on)} đến {format_day(self.period.to_on)} không có ngày "
            "nào của đơn vị. Hãy chọn đơn vị kế thừa hoặc kỳ khác."
        )
