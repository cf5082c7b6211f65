"""Reader of xlsx and xls: values by calamine, formulas and errors from the file's own marks."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import python_calamine as calamine

from motcua.sheets.biff_marks import biff_oddities
from motcua.sheets.errors import FilePasswordProtected, FileUnreadable
from motcua.sheets.sheet_marks import PartDamaged, sheet_oddities
from motcua.sheets.table import NumberedRow, Oddities


class WorkbookTable:
    """An opened workbook; see `Table`. One sheet at a time is held in memory."""

    def __init__(self, path: Path, name: str, *, is_xlsx: bool) -> None:
        """`name` is what messages call the file."""
        self._path = path
        self._name = name
        self._is_xlsx = is_xlsx
        try:
            self._book = calamine.CalamineWorkbook.from_path(str(path))
        except calamine.PasswordError as error:
            raise FilePasswordProtected(name) from error
        except (calamine.CalamineError, OSError) as error:
            raise damaged(name) from error
        self._loaded: tuple[str, calamine.CalamineSheet] | None = None

    @property
    def sheets(self) -> Sequence[str]:
        """Worksheets in order, hidden ones last: what is seen is what was meant."""
        sheets = [
            sheet
            for sheet in self._book.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        ]
        visible = calamine.SheetVisibleEnum.Visible
        return [s.name for s in sheets if s.visible == visible] + [
            s.name for s in sheets if s.visible != visible
        ]

    def rows(self, sheet: str) -> Iterator[NumberedRow]:
        """Rows from the first; an empty cell is ""."""
        yield from enumerate(self._sheet(sheet).iter_rows(), start=1)

    def oddities(self, sheet: str) -> Oddities:
        """Formulas (calamine gives their last value) and errors (calamine gives "")."""
        try:
            if self._is_xlsx:
                return sheet_oddities(self._path, sheet)
            return biff_oddities(self._path, sheet)
        except PartDamaged as error:
            raise damaged(self._name) from error

    def estimated_rows(self, sheet: str, done: int) -> int | None:
        """Known exactly."""
        del done
        return self._sheet(sheet).total_height

    def _sheet(self, name: str) -> calamine.CalamineSheet:
        if self._loaded is None or self._loaded[0] != name:
            try:
                self._loaded = (name, self._book.get_sheet_by_name(name))
            except (calamine.CalamineError, OSError) as error:
                raise damaged(self._name) from error
        return self._loaded[1]


def damaged(name: str) -> FileUnreadable:
    """The file begins like a workbook and does not go on like one."""
    return FileUnreadable(
        name, "sổ làm việc bị cắt cụt hoặc hỏng. Hãy tải hoặc xuất lại tệp rồi nhập."
    )
