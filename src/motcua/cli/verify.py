"""`motcua verify`: whether an exported snapshot still says what was closed."""

from pathlib import Path
from typing import Annotated

import typer


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp json của số liệu đã chốt.")],
) -> None:
    """Kiểm tra mã băm và chuỗi của số liệu đã chốt. Mã thoát 1: không khớp; 2: không đọc được."""
    from motcua.kernel.dates import format_day
    from motcua.reports import api as reports

    found = reports.verify_file(file)
    days = f"từ {format_day(found.period.from_on)} đến {format_day(found.period.to_on)}"
    typer.echo(f"{found.name}, {found.agency}, {days}")
    typer.echo(f"Chốt lúc {found.closed_at:%H:%M ngày %d/%m/%Y} bởi {found.closed_by}")
    typer.echo(f"Mã băm {found.hash}, mắt xích thứ {found.links} của đơn vị")
    for fault in found.faults:
        typer.echo(f"LỖI {fault}", err=True)
    if found.faults:
        raise typer.Exit(1)
    typer.echo("Khớp: nội dung và chuỗi mã băm còn nguyên như lúc chốt.")
