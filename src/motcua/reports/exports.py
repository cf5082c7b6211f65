"""A form as data, for machines: csv and json."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal

from motcua.kernel.cases import State
from motcua.reports.data import TOTAL, Cell, CellValue, FormSheet, RecordRow

FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")
RECORD_COLUMNS = ("code", "field", "accepted", "due", "finished", "state")


def form_csv(sheet: FormSheet) -> str:
    """`key,label` and the column numbers, a line a row, the last with key `total`.

    Numbers are plain (decimal point, no thousands mark); a cell without a figure is empty.
    """
    columns = [column.key for column in sheet.form.columns]
    lines: list[list[str]] = [["key", "label", *columns]]
    for row in sheet.rows:
        lines.append([row.key, safe_text(row.label), *_values(row.cells, columns)])
    if sheet.total:
        label = safe_text(sheet.form.total_label)
        lines.append([TOTAL, label, *_values(sheet.total, columns)])
    return _written(lines)


def records_csv(rows: Iterable[RecordRow]) -> str:
    """The records behind a cell: code, field (key), days in ISO form, state (key).

    Of an entry of a register: the key of the register, and its state in words. A figure that sums
    has a column more, `amount`.
    """
    found = list(rows)
    is_sum = any(row.amount is not None for row in found)
    lines = [[*RECORD_COLUMNS, "amount"] if is_sum else list(RECORD_COLUMNS)]
    for row in found:
        days = (row.accepted_on, row.due_on, row.finished_on)
        texts = [day.isoformat() if day else "" for day in days]
        state = row.state_label if row.state is None else State(row.state).value
        line = [safe_text(row.code), row.field_key, *texts, state]
        lines.append([*line, str(row.amount)] if is_sum else line)
    return _written(lines)


def form_json(sheet: FormSheet) -> str:
    """The form as one object: cells by column number, then the findings of its checks."""
    period = sheet.period
    columns = [column.key for column in sheet.form.columns]
    content = {
        "form": sheet.form.key,
        "agency": {"code": sheet.agency.code, "name": sheet.agency.name},
        "period": {
            "code": period.code,
            "from": period.from_on.isoformat(),
            "to": period.to_on.isoformat(),
        },
        "as_of": sheet.as_of.isoformat(),
        "rulebook": sheet.rulebook_version,
        "columns": [{"key": c.key, "label": c.label} for c in sheet.form.columns],
        "rows": [
            {"key": row.key, "label": row.label, "cells": _plain_cells(row.cells, columns)}
            for row in sheet.rows
        ],
        "total": _plain_cells(sheet.total, columns),
        "checks": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "message": finding.message,
                "cells": [list(cell) for cell in finding.cells],
            }
            for finding in sheet.findings
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def safe_text(text: str) -> str:
    """The text with an apostrophe before a mark that a spreadsheet would run as a formula."""
    return f"'{text}" if text.startswith(FORMULA_MARKS) else text


def _values(cells: Mapping[str, Cell], columns: list[str]) -> list[str]:
    return [_csv_value(cells[key].value if key in cells else None) for key in columns]


def _csv_value(value: CellValue) -> str:
    if value is None:
        return ""
    return safe_text(value) if isinstance(value, str) else str(value)


def _plain_cells(cells: Mapping[str, Cell], columns: list[str]) -> dict[str, int | str | None]:
    return {key: _json_value(cells[key].value) for key in columns if key in cells}


def _json_value(value: CellValue) -> int | str | None:
    # A decimal as text keeps its places; JSON's numbers are floats to most readers.
    return str(value) if isinstance(value, Decimal) else value


def _written(lines: list[list[str]]) -> str:
    sheet = io.StringIO()
    csv.writer(sheet, lineterminator="\n").writerows(lines)
    return sheet.getvalue()
