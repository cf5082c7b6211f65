"""Figures named in sentences: looked up in the annex forms, so that both are one figure.

A measure that is a column of the annex is read from its cells; a measure that the form does not
print comes from `counts`, counted over the same records with the same accounting.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from motcua.kernel.measures import Ratio
from motcua.kernel.numbers import format_decimal, format_int, percent, two_digits
from motcua.kernel.outlines import Figure, FigureFormat, FormFigure
from motcua.kernel.vocabulary import NumberFormats
from motcua.reports.data import TOTAL, CellValue, FormSheet, SheetRow
from motcua.reports.narrative_data import TextPart

THIS_ROW = "row"  # row key of a FormFigure inside a repeated clause


@dataclass(frozen=True)
class Figures:
    """Where the sentences of one report find their figures.

    main: the sheet over the fact table (Biểu 06a); sheets: all annexes by form key.
    counts: row key -> measure key -> count, for measures that `main` has no column of.
    """

    main: FormSheet | None
    sheets: Mapping[str, FormSheet]
    counts: Mapping[str, Mapping[str, int]]
    ratios: Mapping[str, Ratio]
    formats: NumberFormats

    def rows(self, by: str) -> tuple[SheetRow, ...]:
        """The rows that a repeated clause goes through: "field", or the key of an annex."""
        sheet = self.main if self.main and by == self.main.form.rows_by else self.sheets.get(by)
        return sheet.rows if sheet else ()

    def part(self, figure: Figure | FormFigure, row: SheetRow | None) -> TextPart:
        """The figure as text with its key. row: of the repeated clause, None outside of one."""
        value = self.value(figure, row)
        return TextPart(
            printed(value, figure.format, self.formats),
            _name(figure, row),
            None if value is None else str(value),
        )

    def value(self, figure: Figure | FormFigure, row: SheetRow | None) -> CellValue:
        """The figure; None: no figure. A share comes as a percentage, rounded."""
        if isinstance(figure, FormFigure):
            return self._form_value(figure, row)
        ratio = self.ratios.get(figure.measure)
        if ratio is None:
            return self._count(figure.measure, row)
        part, whole = self._count(ratio.part.key, row), self._count(ratio.whole.key, row)
        if part is None or whole is None:
            return None
        return percent(part, whole, self.formats.share_places)

    def _form_value(self, figure: FormFigure, row: SheetRow | None) -> CellValue:
        sheet = self.sheets.get(figure.form)
        key = row.key if row and figure.row == THIS_ROW else figure.row
        cell = sheet.cell(key, figure.column) if sheet else None
        return cell.value if cell else None

    def _count(self, measure: str, row: SheetRow | None) -> int | None:
        column = self._column(measure)
        if column is not None and self.main is not None:
            cell = self.main.cell(row.key if row else TOTAL, column)
            return cell.value if cell and isinstance(cell.value, int) else None
        if row is not None:
            return self.counts.get(row.key, {}).get(measure, 0)
        return sum(counts.get(measure, 0) for counts in self.counts.values())

    def _column(self, measure: str) -> str | None:
        if self.main is None:
            return None
        columns = (*self.main.form.columns, *self.main.apart)
        return next((column.key for column in columns if column.measure == measure), None)


def printed(value: CellValue, how: FigureFormat, formats: NumberFormats) -> str:
    """A figure as the sentence prints it; "-" when there is none."""
    if value is None:
        return formats.no_figure
    if isinstance(value, str):
        return value
    if how is FigureFormat.PERCENT:
        return f"{_short(Decimal(value))}%"
    if how is FigureFormat.TWO_DIGITS and value == int(value):
        return two_digits(int(value))
    if isinstance(value, int):
        return format_int(value)
    return _short(value)


def _short(value: Decimal) -> str:
    """Without zeros at the end: 17,4 and 2."""
    normal = value.normalize()
    exponent = normal.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return format_decimal(value, places)


def _name(figure: Figure | FormFigure, row: SheetRow | None) -> str:
    if isinstance(figure, Figure):
        return f"{figure.measure}@{row.key}" if row else figure.measure
    key = row.key if row and figure.row == THIS_ROW else figure.row
    return f"{figure.form}/{key}/{figure.column}"
