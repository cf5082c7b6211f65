"""The files that the demonstration took in, read without any of our code."""

import csv
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineWorkbook

Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    """The rows of a csv, or of a workbook whose heading is the row that begins with STT."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    cells = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    start = next(n for n, row in enumerate(cells) if row[0] == "STT")
    head = [str(cell) for cell in cells[start]]
    body = [row for row in cells[start + 1 :] if str(row[1]) and str(row[0]) != "Tổng cộng"]
    return [dict(zip(head, map(str, row), strict=False)) for row in body]


def day(row: Row, heading: str) -> date | None:
    """dd/mm/yyyy with or without an hour; None: the cell is empty, or there is no such column."""
    text = row.get(heading, "")[:10]
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None  # noqa: DTZ007
