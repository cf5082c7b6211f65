"""`motcua report`: a narrative report with its annexes, as a document."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from motcua.cli.options import (
    AgencyCode,
    AsOf,
    FromDay,
    Out,
    PeriodCode,
    ToDay,
    agency_and_period,
    day_of,
    moment_of,
    one_of,
    say_findings,
    write_file,
)

FORMATS = ("docx", "pdf", "html", "xlsx")


def report(
    report_key: Annotated[
        str, typer.Argument(metavar="REPORT", help="Khóa báo cáo, ví dụ kstthc.")
    ],
    agency: AgencyCode,
    period: PeriodCode = None,
    from_on: FromDay = None,
    to_on: ToDay = None,
    as_of: AsOf = None,
    format: Annotated[str, typer.Option("--format", help="docx, pdf, html hoặc xlsx.")] = "docx",
    number: Annotated[
        int | None, typer.Option("--number", min=1, help="Số văn bản; không nêu thì chừa trống.")
    ] = None,
    signed_on: Annotated[
        str | None, typer.Option("--signed-on", help="Ngày ký, năm-tháng-ngày; không nêu thì chừa.")
    ] = None,
    out: Out = None,
) -> None:
    """Lập báo cáo kèm phụ lục. Mã thoát 1: có số liệu phải sửa; 2: dùng sai."""
    from motcua.config import clock
    from motcua.kernel.actors import SYSTEM
    from motcua.papers import api as papers
    from motcua.reports import api as reports
    from motcua.rulebook import load

    one_of("--format", format, FORMATS)
    if report_key not in load.outline_keys():
        raise load.RulebookKeyUnknown("báo cáo", report_key, load.outline_keys())
    view, days = agency_and_period(report_key, agency, period, from_on, to_on)
    computed = reports.compute_report(
        report_key,
        view,
        days,
        as_of=moment_of(as_of),
        actor=SYSTEM,
        now=clock.now(),
        number=number,
        signed_on=day_of("--signed-on", signed_on),
    )
    path = out or _name(report_key, view.code, days.from_on, days.to_on, format)
    write_file(path, papers.write(reports.report_document(computed), format))
    typer.echo(f"Đã ghi {path}", err=True)
    say_findings([one for annex in computed.annexes for one in annex.sheet.findings])


def _name(report_key: str, code: str, from_on: date, to_on: date, format: str) -> Path:
    return Path(f"{report_key}-{code}-{from_on}-{to_on}.{format}")
