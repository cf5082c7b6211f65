"""The files an office would get from the provincial one-stop software on a day."""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from motcua.demo.offices import Export, Office
from motcua.demo.records import Life
from motcua.demo.served import ServiceOf, served_of

HEADINGS = (
    "STT", "Mã hồ sơ", "Mã TTHC", "Tên TTHC", "Lĩnh vực", "Người nộp", "Hình thức nộp",
    "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày dừng", "Ngày tiếp tục", "Ngày có kết quả",
    "Ngày trả kết quả", "Trạng thái", "Cán bộ xử lý", "Hệ thống nguồn",
)  # fmt: skip
SERVICE_HEADINGS = (
    "Mức độ DVC", "Hình thức trả kết quả", "Thanh toán trực tuyến", "Ngày thanh toán",
    "Số tiền thanh toán trực tuyến", "Số hóa TPHS", "Số hóa kết quả",
)  # fmt: skip
ENDED_STATES = {"withdrawn": "Rút hồ sơ", "refused": "Từ chối", "cancelled": "Hủy"}


def write_export(office: Office, export: Export, lives: Sequence[Life], folder: Path) -> Path:
    """Writes what was known at the end of `export.known_on`; the suffix picks csv or xlsx."""
    known = [life for life in lives if life.accepted_at.date() <= export.known_on]
    rows = [(str(n), *row_as_of(life, export.known_on)) for n, life in enumerate(known, start=1)]
    headings = HEADINGS
    if office.served is not None:
        headings += SERVICE_HEADINGS
        served = served_of(office, lives)
        rows = [
            (*row, *service_cells(served[life.code], life, export.known_on))
            for row, life in zip(rows, known, strict=True)
        ]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / export.file
    if path.suffix == ".xlsx":
        _write_xlsx(path, headings, rows, export.known_on)
    else:
        write_csv(path, headings, rows)
    return path


def service_cells(said: ServiceOf, life: Life, on: date) -> tuple[str, ...]:
    """The cells of `SERVICE_HEADINGS` as they read on the evening of `on`."""
    has_result = life.ended_as == "result" and life.ended_at.date() <= on
    return (
        life.level,
        said.returned_by if has_result else "",
        said.through,
        f"{life.accepted_at:%d/%m/%Y}" if said.amount else "",
        str(said.amount) if said.amount else "",
        said.papers,
        said.result if has_result else "",
    )


def write_table(
    path: Path, sheet_name: str, headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """A plain workbook: one heading row, then the rows as text."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(sheet_name)
        sheet.write_row(0, 0, headings, book.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, row)


def row_as_of(life: Life, on: date) -> tuple[str, ...]:
    """One row as it reads on the evening of `on`: what comes later is not known yet."""
    ended = life.ended_at.date() <= on
    delivered = life.delivered_at is not None and life.delivered_at.date() <= on
    stopped = life.stopped_on is not None and life.stopped_on <= on
    resumed = life.resumed_on is not None and life.resumed_on <= on
    return (
        life.code,
        life.procedure_code,
        life.procedure_name,
        life.field_name,
        life.applicant,
        life.channel,
        _at(life.accepted_at),
        f"{life.appointment_on:%d/%m/%Y}",
        f"{life.stopped_on:%d/%m/%Y}" if stopped else "",
        f"{life.resumed_on:%d/%m/%Y}" if resumed else "",
        _at(life.ended_at) if ended else "",
        _at(life.delivered_at) if delivered and life.delivered_at else "",
        _state(life, ended=ended, delivered=delivered, standing=stopped and not resumed),
        life.officer,
        "tỉnh",
    )


def _state(life: Life, *, ended: bool, delivered: bool, standing: bool) -> str:
    if ended and life.ended_as != "result":
        return ENDED_STATES[life.ended_as]
    if ended:
        return "Đã trả kết quả" if delivered else "Đã có kết quả"
    return "Chờ bổ sung" if standing else "Đang xử lý"


def _at(moment: datetime) -> str:
    return f"{moment:%d/%m/%Y %H:%M}"


def write_csv(path: Path, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """The same as a csv that spreadsheets open with its accents."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(rows)


def _write_xlsx(
    path: Path, headings: Sequence[str], rows: Sequence[Sequence[str]], on: date
) -> None:
    """With a merged title above the headings and a total row below, as such exports have."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Danh sách hồ sơ")
        bold = book.add_format({"bold": True, "align": "center", "text_wrap": True})
        last = len(headings) - 1
        sheet.merge_range(0, 0, 0, last, "DANH SÁCH HỒ SƠ TIẾP NHẬN VÀ GIẢI QUYẾT", bold)
        sheet.merge_range(1, 0, 1, last, f"(Tính đến ngày {on:%d/%m/%Y})", bold)
        sheet.write_row(3, 0, headings, bold)
        for number, row in enumerate(rows, start=4):
            sheet.write_row(number, 0, row)
        sheet.write(len(rows) + 4, 0, "Tổng cộng", bold)
        sheet.write(len(rows) + 4, 1, f"{len(rows)} hồ sơ", bold)
