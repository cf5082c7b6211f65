"""A filled form or report as plain data, and back: the text that a snapshot keeps.

Everything a reader of the year after next needs is in it: columns with their headings, rows with
their words, figures with who typed them and where from, checks that stood, and the paper itself.
Nothing is looked up in the rulebook again, which will have changed by then.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from motcua.agencies.data import AgencyView
from motcua.kernel.forms import FormColumn, FormDefinition, Severity
from motcua.kernel.periods import Period
from motcua.reports.data import Cell, CellStatus, CellValue, Finding, FormSheet
from motcua.reports.narrative_data import ReportView
from motcua.reports.snapshot_data import FrozenRow, FrozenSection, FrozenSheet
from motcua.rulebook import load

FORMAT = 1  # of this content; a later program reads it by its number


def form_name(form: FormDefinition) -> str:
    """What a form is called in lists: its code, an appendix's label, else its title."""
    if form.appendix:
        return load.appendix_label(form.key)
    return form.code or " ".join(form.title).capitalize()


def of_period(period: Period) -> dict[str, Any]:
    """code (None: free days), from, to."""
    return {
        "code": period.code,
        "from": period.from_on.isoformat(),
        "to": period.to_on.isoformat(),
    }


def period_of(content: Mapping[str, Any]) -> Period:
    """The period again."""
    from_on, to_on = (date.fromisoformat(str(content[key])) for key in ("from", "to"))
    return Period(from_on, to_on, content["code"])


def of_agency(agency: AgencyView) -> dict[str, Any]:
    """Who the figures are of: the code alone may be another unit's later."""
    return {
        "code": agency.code,
        "name": agency.name,
        "tier": agency.tier,
        "valid_from": agency.valid_from.isoformat(),
    }


def freeze(sheet: FormSheet) -> dict[str, Any]:
    """The sheet as mappings, lists, text and integers; decimals stand as text of their own."""
    form = sheet.form
    levels = form.levels.columns if form.levels else ()
    return {
        "form": form.key,
        "name": form_name(form),
        "source": {"act": form.source.act, "place": form.source.place},
        "overlay": sheet.overlay,
        "row_header": list(form.row_header),
        "columns": [_of_column(column) for column in (*form.columns, *sheet.apart)],
        "head_columns": [_of_column(column) for column in form.head_fields],
        "level_columns": [_of_column(column) for column in levels],
        "total_label": form.total_label,
        "rows": [
            {
                "key": row.key,
                "number": row.number,
                "label": row.label,
                "listed": row.listed,
                "cells": _of_cells(row.cells),
            }
            for row in sheet.rows
        ],
        "total": _of_cells(sheet.total),
        "head": _of_cells(sheet.head),
        "levels": _of_cells(sheet.levels),
        "grade": sheet.grade,
        "checks": [_of_finding(finding) for finding in sheet.findings],
    }


def thaw(content: Mapping[str, Any]) -> FrozenSheet:
    """The sheet as it was closed."""
    return FrozenSheet(
        form=content["form"],
        name=content["name"],
        columns=_columns(content["columns"]),
        head_columns=_columns(content["head_columns"]),
        level_columns=_columns(content["level_columns"]),
        row_header=(content["row_header"][0], content["row_header"][1]),
        total_label=content["total_label"],
        rows=tuple(
            FrozenRow(row["key"], row["number"], row["label"], _cells(row["cells"]), row["listed"])
            for row in content["rows"]
        ),
        total=_cells(content["total"]),
        head=_cells(content["head"]),
        levels=_cells(content["levels"]),
        grade=content["grade"],
        findings=tuple(_finding(one) for one in content["checks"]),
    )


def freeze_sections(report: ReportView) -> list[dict[str, str]]:
    """What each section says: its sentences of figures, then the officer's text."""
    return [
        {
            "key": section.key,
            "title": f"{section.number}. {section.title}",
            "text": "\n".join(
                text
                for text in (
                    *(sentence.text for sentence in section.sentences),
                    section.written,
                    section.phrase or "",
                )
                if text
            ),
        }
        for section in report.sections
    ]


def thaw_sections(content: Iterable[Mapping[str, str]]) -> tuple[FrozenSection, ...]:
    """The sections as they were closed."""
    return tuple(FrozenSection(one["key"], one["title"], one["text"]) for one in content)


def _of_column(column: FormColumn) -> dict[str, Any]:
    return {
        "key": column.key,
        "label": column.label,
        "path": list(column.path),
        "measure": column.measure,
        "kind": column.kind,
    }


def _columns(content: Sequence[Mapping[str, Any]]) -> tuple[FormColumn, ...]:
    return tuple(
        FormColumn(one["key"], one["label"], tuple(one["path"]), one["measure"], one["kind"])
        for one in content
    )


def _of_cells(cells: Mapping[str, Cell]) -> dict[str, Any]:
    return {key: _of_cell(cell) for key, cell in cells.items()}


def _of_cell(cell: Cell) -> dict[str, Any]:
    made: dict[str, Any] = {"value": _of_value(cell.value), "status": cell.status.value}
    typed = {"source": cell.source, "by": cell.by, "at": cell.at and cell.at.isoformat()}
    return made | {key: text for key, text in typed.items() if text}


def _of_value(value: CellValue) -> Any:
    # A share of 1.80 is not the text "1.80", and JSON's own numbers are floats to most readers.
    return {"decimal": str(value)} if isinstance(value, Decimal) else value


def _cells(content: Mapping[str, Any]) -> dict[str, Cell]:
    return {key: _cell(one) for key, one in content.items()}


def _cell(content: Mapping[str, Any]) -> Cell:
    value = content["value"]
    at = content.get("at")
    return Cell(
        Decimal(value["decimal"]) if isinstance(value, Mapping) else value,
        CellStatus(content["status"]),
        content.get("source", ""),
        content.get("by", ""),
        datetime.fromisoformat(at) if at else None,
    )


def _of_finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "cells": [list(place) for place in finding.cells],
    }


def _finding(content: Mapping[str, Any]) -> Finding:
    return Finding(
        content["code"],
        Severity(content["severity"]),
        content["message"],
        tuple((row, column) for row, column in content["cells"]),
    )
