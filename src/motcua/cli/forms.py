"""`motcua form` and `motcua rows`: a computed form, and the dossiers behind one of its cells."""

import sys
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from motcua.kernel.errors import MotcuaError

if TYPE_CHECKING:
    from motcua.agencies.data import AgencyView
    from motcua.kernel.periods import Period
    from motcua.reports.data import Finding, FormSheet

TEXT_FORMATS = ("csv", "json")
PAPER_FORMATS = ("xlsx", "docx", "pdf")
ENGINES = ("auto", "db")
SEVERITIES = {"error": "LỖI", "warning": "CẢNH BÁO", "note": "GHI CHÚ"}

Form = Annotated[str, typer.Argument(metavar="FORM", help="Khóa biểu, ví dụ 06a-vpcp-kstt.")]
AgencyCode = Annotated[
    str, typer.Option("--agency", help="Mã đơn vị, hoặc mã@ngày (14823@2023-09-12).")
]
PeriodCode = Annotated[
    str | None, typer.Option("--period", help="Mã kỳ: 2024, 2024-H1, 2024-Q1, 2024-9M, 2024-03.")
]
FromDay = Annotated[str | None, typer.Option("--from", help="Ngày đầu kỳ, năm-tháng-ngày.")]
ToDay = Annotated[str | None, typer.Option("--to", help="Ngày cuối kỳ, năm-tháng-ngày.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="Chỉ dùng số liệu đã ghi nhận đến lúc này (ngày, hoặc ngày giờ)."),
]
Engine = Annotated[str, typer.Option("--engine", help="Nơi tính: auto hoặc db.")]
Out = Annotated[Path | None, typer.Option("--out", help="Tệp ghi ra.")]


class OptionInvalid(MotcuaError):
    """A value an option does not take."""

    code: ClassVar[str] = "cli.option_invalid"

    def __init__(self, option: str, value: str, expected: str) -> None:
        """`expected` in Vietnamese."""
        super().__init__(option, value)
        self.option = option
        self.value = value
        self.expected = expected

    def __str__(self) -> str:
        return f"Tùy chọn {self.option}: “{self.value}” không dùng được; cần {self.expected}."


class FileNotWritten(MotcuaError):
    """The file asked for with --out cannot be written."""

    code: ClassVar[str] = "cli.file_not_written"

    def __init__(self, path: Path, reason: str) -> None:
        """`reason` as the system says it."""
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"Không ghi được tệp {self.path} ({self.reason}); hãy chọn chỗ khác bằng --out."


def form(
    form_key: Form,
    agency: AgencyCode,
    period: PeriodCode = None,
    from_on: FromDay = None,
    to_on: ToDay = None,
    as_of: AsOf = None,
    format: Annotated[
        str, typer.Option("--format", help="csv, json, xlsx, docx hoặc pdf.")
    ] = "csv",
    out: Out = None,
    engine: Engine = "auto",
) -> None:
    """Tính một biểu của một đơn vị. Mã thoát 1: có chỗ phải sửa; 2: dùng sai."""
    from motcua.config import clock
    from motcua.kernel.actors import SYSTEM
    from motcua.reports import api as reports

    _one_of("--format", format, (*TEXT_FORMATS, *PAPER_FORMATS))
    _one_of("--engine", engine, ENGINES)
    view, days = _agency_and_period(form_key, agency, period, from_on, to_on)
    sheet = reports.compute_form(
        form_key, view, days, as_of=_moment(as_of), actor=SYSTEM, now=clock.now()
    )
    if format in TEXT_FORMATS:
        text = reports.form_csv(sheet) if format == "csv" else reports.form_json(sheet)
        _give(text, out)
    else:
        _write_paper(sheet, format, out)
    _say_findings(sheet.findings)


def rows(
    form_key: Form,
    agency: AgencyCode,
    row: Annotated[str, typer.Option("--row", help="Khóa dòng, hoặc total.")],
    column: Annotated[str, typer.Option("--column", help="Số cột của biểu.")],
    period: PeriodCode = None,
    from_on: FromDay = None,
    to_on: ToDay = None,
    as_of: AsOf = None,
    out: Out = None,
    engine: Engine = "auto",
) -> None:
    """Liệt kê các hồ sơ của một ô (csv): nhiều đúng bằng số trong ô."""
    from motcua.config import clock
    from motcua.kernel.actors import SYSTEM
    from motcua.reports import api as reports

    _one_of("--engine", engine, ENGINES)
    view, days = _agency_and_period(form_key, agency, period, from_on, to_on)
    found = reports.form_records(
        form_key,
        view,
        days,
        row_key=row,
        column=column,
        as_of=_moment(as_of),
        actor=SYSTEM,
        now=clock.now(),
    )
    _give(reports.records_csv(found), out)


def _agency_and_period(
    form_key: str, code: str, period: str | None, from_on: str | None, to_on: str | None
) -> "tuple[AgencyView, Period]":
    """The agency as its code is read on the last day, and the days as it decided them."""
    from motcua.agencies import api as agencies
    from motcua.reports import api as reports

    first, last = _day("--from", from_on), _day("--to", to_on)
    by_regime = reports.resolve_period(form_key, None, period, first, last)
    view = agencies.resolve(code, by_regime.to_on)
    return view, reports.resolve_period(form_key, view.id, period, first, last)


def _day(option: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        expected = "một ngày có thật dạng năm-tháng-ngày, ví dụ 2024-03-14"
        raise OptionInvalid(option, text, expected) from None


def _moment(text: str | None) -> datetime | None:
    """A day alone is its end; a moment without a zone is in Vietnam."""
    from motcua.kernel.dates import VIETNAM

    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        expected = "ngày hoặc ngày giờ, ví dụ 2024-03-15 hoặc 2024-03-15T08:00"
        raise OptionInvalid("--as-of", text, expected) from None
    if len(text) == len("2024-03-15"):
        return datetime.combine(moment.date(), time.max, VIETNAM)
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def _one_of(option: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise OptionInvalid(option, value, "một trong: " + ", ".join(known))


def _give(text: str, out: Path | None) -> None:
    """Data goes to standard output, and nothing else does."""
    if out is None:
        # As bytes: the console's own encoding and line ends have no business in data.
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    else:
        _write(out, text.encode())


def _write_paper(sheet: "FormSheet", format: str, out: Path | None) -> None:
    from motcua.papers import api as papers
    from motcua.reports import api as reports

    period = sheet.period
    name = f"{sheet.form.key}-{sheet.agency.code}-{period.from_on}-{period.to_on}.{format}"
    path = out or Path(name)
    _write(path, papers.write(reports.form_document(sheet), format))
    typer.echo(f"Đã ghi {path}", err=True)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as refused:
        raise FileNotWritten(path, refused.strerror or str(refused)) from None


def _say_findings(findings: "Sequence[Finding]") -> None:
    """Every finding to standard error; exit code 1 when one of them must be fixed."""
    for finding in findings:
        typer.echo(
            f"{SEVERITIES[finding.severity.value]} [{finding.code}] {finding.message}", err=True
        )
    if any(finding.severity.value == "error" for finding in findings):
        raise typer.Exit(1)
