"""`motcua form` and `motcua rows`: a computed form, and the dossiers behind one of its cells."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from motcua.cli.options import (
    AgencyCode,
    AsOf,
    Engine,
    FromDay,
    Out,
    PeriodCode,
    ToDay,
    agency_and_period,
    moment_of,
    one_of,
    say_findings,
    write_file,
)

if TYPE_CHECKING:
    from motcua.reports.data import FormSheet

TEXT_FORMATS = ("csv", "json")
PAPER_FORMATS = ("xlsx", "docx", "pdf")
ENGINES = ("auto", "db", "duckdb")

Form = Annotated[str, typer.Argument(metavar="FORM", help="Khóa biểu, ví dụ 06a-vpcp-kstt.")]


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
    from motcua.statistics.data import Engine as Where

    one_of("--format", format, (*TEXT_FORMATS, *PAPER_FORMATS))
    one_of("--engine", engine, ENGINES)
    view, days = agency_and_period(form_key, agency, period, from_on, to_on)
    sheet = reports.compute_form(
        form_key,
        view,
        days,
        as_of=moment_of(as_of),
        actor=SYSTEM,
        now=clock.now(),
        engine=Where(engine),
    )
    if format in TEXT_FORMATS:
        text = reports.form_csv(sheet) if format == "csv" else reports.form_json(sheet)
        _give(text, out)
    else:
        _write_paper(sheet, format, out)
    say_findings(sheet.findings)


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
    from motcua.statistics.data import Engine as Where

    one_of("--engine", engine, ENGINES)
    view, days = agency_and_period(form_key, agency, period, from_on, to_on)
    found = reports.form_records(
        form_key,
        view,
        days,
        row_key=row,
        column=column,
        as_of=moment_of(as_of),
        actor=SYSTEM,
        now=clock.now(),
        engine=Where(engine),
    )
    _give(reports.records_csv(found), out)


def _give(text: str, out: Path | None) -> None:
    """Data goes to standard output, and nothing else does."""
    if out is None:
        # As bytes: the console's own encoding and line ends have no business in data.
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    else:
        write_file(out, text.encode())


def _write_paper(sheet: "FormSheet", format: str, out: Path | None) -> None:
    from motcua.papers import api as papers
    from motcua.reports import api as reports

    period = sheet.period
    key = sheet.form.key.replace("/", "-")
    name = f"{key}-{sheet.agency.code}-{period.from_on}-{period.to_on}.{format}"
    path = out or Path(name)
    write_file(path, papers.write(reports.form_document(sheet), format))
    typer.echo(f"Đã ghi {path}", err=True)
