"""`motcua facts export`: the columnar copy of the facts, for forms of many agencies at once."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from motcua.statistics.data import CopyReport


def export(
    anew: Annotated[
        bool, typer.Option("--anew", help="Ghi lại toàn bộ, không dựa vào bản sao đang có.")
    ] = False,
) -> None:
    """Cập nhật bản sao Parquet của số liệu; lần sau chỉ ghi phần có thay đổi."""
    from motcua.dossiers.facts import DOSSIER_FACT
    from motcua.statistics import api as statistics

    report = statistics.export_copy(DOSSIER_FACT, anew=anew, progress=_show_step)
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    for line in lines_of(report):
        typer.echo(line)


def lines_of(report: "CopyReport") -> list[str]:
    """What was written, and what the copy holds now."""
    from motcua.kernel.numbers import format_int

    megabytes = format_int(-(-report.size // 1_000_000))
    holds = (
        f"Bản sao tại {report.folder}: {format_int(report.versions)} phiên bản hồ sơ của "
        f"{format_int(report.agencies)} đơn vị, {format_int(report.files)} tệp, {megabytes} MB."
    )
    if report.full:
        return [f"Đã ghi toàn bộ {format_int(report.read)} phiên bản hồ sơ.", holds]
    if not report.written:
        return ["Không có gì mới từ lần xuất trước.", holds]
    return [
        f"Đã đọc {format_int(report.read)} phiên bản hồ sơ thay đổi, ghi lại các phần: "
        + ", ".join(report.written)
        + ".",
        holds,
    ]


def _show_step(step: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{step}")
