"""`motcua import publication`: the list of a publication decision, whole or not at all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from motcua.cli.imports import (
    AgencyOption,
    DryRunOption,
    FileArgument,
    progress_bar,
    rejection_line,
)

if TYPE_CHECKING:
    from motcua.registers.publications.data import LineReport, PublicationReport

NumberOption = Annotated[
    str, typer.Option("--number", metavar="SỐ", help="Số, ký hiệu: 1436/QĐ-UBND.")
]
SignedOption = Annotated[str, typer.Option("--signed-on", metavar="NGÀY", help="Ngày ký.")]
IssuerOption = Annotated[
    str, typer.Option("--issuer", metavar="TÊN", help="Cơ quan, người ký: Chủ tịch UBND tỉnh …")
]
ForceOption = Annotated[
    str, typer.Option("--in-force-on", metavar="NGÀY", help="Ngày có hiệu lực.")
]


def publication(
    file: FileArgument,
    agency: AgencyOption,
    number: NumberOption = "",
    signed_on: SignedOption = "",
    issuer: IssuerOption = "",
    in_force_on: ForceOption = "",
    dry_run: DryRunOption = False,
) -> None:
    """Nhập danh mục kèm theo quyết định công bố TTHC: tất cả, hoặc không dòng nào.

    Số, ngày, người ký, ngày hiệu lực để trống thì đọc ở các dòng trên bảng. Áp dụng tại đơn vị và
    mọi đơn vị trực thuộc. Mã kết thúc: 0 xong; 1 có dòng bị từ chối, in đủ; 2 tệp không dùng được.
    """
    from motcua.config import clock
    from motcua.kernel.actors import SYSTEM
    from motcua.registers import api
    from motcua.registers.publications.data import HeadTyped

    with progress_bar(file.name) as progress:
        report = api.import_publication(
            file,
            head=HeadTyped(number, signed_on, issuer, in_force_on),
            agency_code=agency,
            actor=SYSTEM,
            now=clock.now(),
            dry_run=dry_run,
            progress=progress,
        )
    for line in lines_of(report):
        typer.echo(line)
    if report.rejections_total:
        raise typer.Exit(1)


def lines_of(report: "PublicationReport") -> Iterator[str]:
    """What the officer reads: the paper, each line, notes, every rejection, then the counts."""
    head = report.head
    yield f"{head['label']}, có hiệu lực từ {head['in_force_on']}; áp dụng tại {report.agency}"
    for act, title in (("new", "Mới"), ("amend", "Sửa đổi"), ("abolish", "Bãi bỏ")):
        lines = [line for line in report.lines if line.act == act]
        if lines:
            yield f"{title} ({len(lines)}):"
            for line in lines:
                yield from _line(line)
    if report.notes:
        yield f"Ghi chú ({len(report.notes)}):"
        yield from (f"  Dòng {note.row}, {note.code}: {note.message}" for note in report.notes)
    if report.rejections_total:
        yield f"Bị từ chối ({report.rejected_rows} dòng, {report.rejections_total} ô):"
        yield from (f"  {rejection_line(found)}" for found in report.rejections)
    yield from _summary(report)


def _line(line: "LineReport") -> Iterator[str]:
    instead = f"; dùng {line.replaced_by}" if line.replaced_by else ""
    yield f"  {line.code} {line.name}{instead}"
    for change in line.changes:
        before = f"“{change.old}” → " if change.old else ""
        yield f"    {change.label}: {before}“{change.new}”"


def _summary(report: "PublicationReport") -> Iterator[str]:
    counts = (
        ("Dòng trong tệp", report.rows_read),
        ("Mới ban hành", report.new),
        ("Sửa đổi, bổ sung", report.changed),
        ("Bãi bỏ", report.abolished),
        ("Không đổi gì", report.unchanged),
        ("Dòng bị từ chối", report.rejected_rows),
    )
    yield from (f"  {label:<18}{count:>6}" for label, count in counts)
    if report.rejections_total:
        yield "Chưa ghi gì: hãy sửa các dòng trên rồi nhập lại."
    elif report.is_held:
        yield "Quyết định này đã nhập đúng như tệp: không có gì phải ghi."
    elif report.dry_run:
        yield "Chạy thử: chưa ghi gì."
    else:
        yield "Đã ghi."
