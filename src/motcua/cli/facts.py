"""`motcua facts export`: the columnar copy of the facts, for forms of many agencies at once."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from motcua.statistics.data import CopyReport


MAIN = "dossier_fact"  # told of even while it is empty


def export(
    anew: Annotated[
        bool, typer.Option("--anew", help="Ghi lại toàn bộ, không dựa vào bản sao đang có.")
    ] = False,
) -> None:
    """Cập nhật bản sao Parquet của số liệu; lần sau chỉ ghi phần có thay đổi."""
    from motcua.reports import api as reports
    from motcua.statistics import api as statistics

    for name, fact in reports.facts_by_register():
        report = statistics.export_copy(fact, anew=anew, progress=_show_step)
        if sys.stderr.isatty():
            sys.stderr.write("\r\033[K")
        if report.versions or fact.key == MAIN:
            for line in lines_of(report, name):
                typer.echo(line)


def lines_of(report: "CopyReport", name: str) -> list[str]:
    """What was written, and what the copy holds now. name: of the register, as it is printed."""
    from motcua.kernel.numbers import format_int

    megabytes = format_int(-(-report.size // 1_000_000))
    holds = (
        f"{name}: bản sao tại {report.folder}, {format_int(report.versions)} phiên bản của "
        f"{format_int(report.agencies)} đơn vị, {format_int(report.files)} tệp, {megabytes} MB."
    )
    if report.full:
        return [f"{name}: đã ghi toàn bộ {format_int(report.read)} phiên bản.", holds]
    if not report.written:
        return [f"{name}: không có gì mới từ lần xuất trước.", holds]
    return [
        f"{name}: đã đọc {format_int(report.read)} phiên bản thay đổi, ghi lại các phần: "
        + ", ".join(report.written)
        + ".",
        holds,
    ]


def _show_step(step: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{step}")
