"""A row of cells becomes a statement, or a list of everything that is wrong with it."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from operator import le

from motcua.agencies.data import AgencyView
from motcua.dossiers.imports.headings import export_headings
from motcua.dossiers.imports.lookups import Lookups, Procedure
from motcua.dossiers.imports.procedure_codes import procedure_code_of
from motcua.dossiers.imports.service_cells import read_service
from motcua.dossiers.imports.standing import (
    NOT_ACCEPTED,
    OUTCOMES,
    check_dates_of_state,
    state_of,
)
from motcua.dossiers.imports.statements import Statement
from motcua.dossiers.imports.times import Times, check_order, put_hours, read_times
from motcua.kernel.cases import Outcome
from motcua.kernel.dates import local
from motcua.kernel.legacy_text import LegacyEncoding
from motcua.kernel.vocabulary import StateName
from motcua.rulebook import load as rulebook
from motcua.sheets.cells import has_control, text_of
from motcua.sheets.findings import Findings
from motcua.sheets.row_cells import Columns, RowCells
from motcua.sheets.table import Cell, Oddities

AgencyOfRow = Callable[[RowCells, Times], AgencyView | None]
"""Whose dossier a row is; None: it rejected the row."""

# Prefix free, then the day and a serial (TT 01/2018/TT-VPCP, điều 19); older ones are any number.
_CODE = re.compile(r"[^\W_](?:[\w.\-/:]*[^\W_])?")
_EXPECTED_CODE = (
    "mã gồm chữ, số và các dấu . - / (có ít nhất một chữ số, không có dấu cách, tối đa 80 ký tự), "
    "ví dụ H56.37.12-240314-0001"
)
# Most characters of a text: what its column keeps, and for names far less than a page.
_LIMITS = {
    "code": 80,
    "procedure_code": 30,
    "procedure_name": 2_000,
    "field": 2_000,
    "applicant": 250,
    "officer": 150,
}


class RowReader:
    """Reads the rows of one sheet under one header."""

    def __init__(
        self,
        columns: Columns,
        findings: Findings,
        *,
        oddities: Oddities,
        agency_of: AgencyOfRow,
        now: datetime,
    ) -> None:
        """`now`: what is after it has not happened yet."""
        self.encoding: LegacyEncoding | None = None
        self._columns = columns
        self._findings = findings
        self._oddities = oddities
        self._has_oddities = bool(oddities.formulas or oddities.errors)
        self._agency_of = agency_of
        self._now = now
        self._lookups = Lookups()

    def under_headings(self, number: int, cells: Sequence[Cell]) -> RowCells:
        """The cells of a row by heading."""
        width = len(cells)
        raw = {key: cells[column] for key, column in self._columns.places if column < width}
        return RowCells(number, raw, self._columns, self._findings, self.encoding)

    def read(self, rows: Sequence[RowCells]) -> list[Statement]:
        """The statements of the rows that are right; the others are in the findings.

        Procedures are looked up for all rows at once.
        """
        self._lookups.prepare(
            {_procedure_code(row) for row in rows}, {row.text("procedure_name") for row in rows}
        )
        return [found for row in rows if (found := self._read_one(row)) is not None]

    def _read_one(self, row: RowCells) -> Statement | None:
        if not self._holds_values(row):
            return None
        _check_texts(row)
        name = self._state_name(row)
        times = read_times(row, self._now)
        state = state_of(row, name, times)
        check_dates_of_state(row, state, times)
        check_order(row, times)
        procedure = self._lookups.procedure(_procedure_code(row), row.text("procedure_name"))
        field_key = self._field_key(row, procedure)
        if state not in NOT_ACCEPTED:
            _require_dates(row, procedure)
        channel = self._channel(row)
        system = self._source_system(row)
        service = read_service(row, local(self._now).date())
        agency = None if row.faults else self._agency_of(row, times)
        if agency is None:
            return None
        said = put_hours(times, self._agency_of.hours(agency))
        row.tell()
        return Statement(
            row=row.number,
            code=row.code,
            agency_id=agency.id,
            procedure_code=procedure.code,
            procedure_name=procedure.name,
            field_key=field_key,
            channel=channel,
            source_system=system,
            applicant=row.text("applicant"),
            officer=row.text("officer"),
            state=state,
            state_is_said=name is not None,
            outcome=OUTCOMES.get(state, Outcome.OPEN),
            service=service,
            accepted=said["accepted_at"],
            appointment=said["appointment_at"],
            ended=said["ended_at"],
            delivered=said["delivered_at"],
            stopped=said["stopped_at"],
            resumed=said["resumed_at"],
        )

    def _holds_values(self, row: RowCells) -> bool:
        """Reject formulas and error values of the columns that are read."""
        values = row.raw.values()
        if not self._has_oddities and not any(
            cell[:1] == "=" for cell in values if cell.__class__ is str
        ):
            return True
        return row.hold_plain_values(self._oddities)

    def _state_name(self, row: RowCells) -> StateName | None:
        text = row.text("state")
        name = self._lookups.state(text) if text else None
        if text and name is None:
            known = ", ".join(state.label for state in rulebook.states())
            row.reject("state", f"một trong các trạng thái: {known}")
        return name

    def _field_key(self, row: RowCells, procedure: Procedure) -> str:
        """The field that the row names, else the one of its procedure; notes what is unknown."""
        text = row.text("field")
        named = self._lookups.field(text) if text else None
        held = procedure.view.field_key if procedure.view else ""
        if named is None and not held:
            _reject_unknown_procedure(row, procedure)
            return ""
        if procedure.view is None:
            row.note(
                "procedure_unknown",
                f"Thủ tục “{procedure.code or procedure.name}” không có trong danh mục; "
                f"tính vào lĩnh vực “{text}”.",
            )
        if text and named is None:
            row.note("field_unknown", f"Lĩnh vực “{text}” không có; lấy theo thủ tục.")
        if named is not None and held and named.key != held:
            row.note(
                "field_differs",
                f"Thủ tục “{procedure.code}” thuộc lĩnh vực “{self._field_name(held)}”; "
                f"tính vào “{named.name}” như cột Lĩnh vực ghi.",
            )
        return named.key if named else held

    def _field_name(self, key: str) -> str:
        return next((field.name for field in rulebook.fields() if field.key == key), key)

    def _channel(self, row: RowCells) -> str:
        text = row.text("channel")
        channel = self._lookups.channel(text) if text else None
        if channel is None:
            known = ", ".join(channel.label for channel in rulebook.channels())
            row.reject("channel", f"một trong các hình thức: {known}")
            return ""
        return channel.key

    def _source_system(self, row: RowCells) -> str:
        text = row.text("source_system")
        system = self._lookups.source_system(text) if text else None
        if text and system is None:
            row.reject("source_system", "“tỉnh” hoặc “bộ”")
        return system.key if system else ""


def is_code(text: str) -> bool:
    """Whether a text can be the code of a dossier."""
    return _CODE.fullmatch(text) is not None and any(map(str.isdigit, text))


def _procedure_code(row: RowCells) -> str:
    return procedure_code_of(row.raw.get("procedure_code", ""))


def _check_texts(row: RowCells) -> None:
    code = row.text("code")
    if not is_code(code):
        row.reject("code", _EXPECTED_CODE)
    if code != row.code:
        row.note("code_in_capitals", f"Mã “{code}” viết thường: hiểu là “{row.code}”.")
    texts = [row.text(key) for key in _LIMITS]
    if "".join(texts).isprintable() and all(map(le, map(len, texts), _LIMITS.values())):
        return
    for (key, limit), text in zip(_LIMITS.items(), texts, strict=True):
        if has_control(text):
            row.reject(key, "văn bản không có ký tự điều khiển", ascii(text))
        elif len(text) > limit:
            row.reject(key, f"không quá {limit} ký tự (ô này có {len(text)})")


def _reject_unknown_procedure(row: RowCells, procedure: Procedure) -> None:
    key = "procedure_code" if procedure.code else "procedure_name"
    if not row.columns.has(key):
        key = "procedure_name" if procedure.code else "procedure_code"
    expected = "thủ tục có trong danh mục, hoặc một Lĩnh vực đã biết (ví dụ Hộ tịch) ở cùng dòng"
    if row.text("field"):
        row.reject(
            "field",
            f"lĩnh vực của biểu 06a, vì thủ tục “{procedure.code or procedure.name}” không có "
            "trong danh mục",
        )
    else:
        row.reject(key, expected)


def _require_dates(row: RowCells, procedure: Procedure) -> None:
    """Acceptance always; an appointment unless the procedure is known to have no limit."""
    if not _is_filled(row, "accepted_at"):
        row.reject(
            "accepted_at", f"{export_headings().by_key['accepted_at'].label} dạng dd/mm/yyyy"
        )
    limit = procedure.view.limit_value if procedure.view else None
    if limit is not None and not _is_filled(row, "appointment_at"):
        label = procedure.view.limit_label if procedure.view else ""
        row.reject("appointment_at", f"ngày dạng dd/mm/yyyy, vì thủ tục có thời hạn {label}")


def _is_filled(row: RowCells, key: str) -> bool:
    return text_of(row.raw.get(key, "")) != ""
