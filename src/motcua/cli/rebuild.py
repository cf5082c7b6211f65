"""`motcua rebuild`: current states from events; on a sound database it changes nothing."""

import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from motcua.records.data import RebuildReport


def rebuild() -> None:
    """Dựng lại hồ sơ, các sổ và số liệu từ sự kiện; cơ sở dữ liệu đúng thì không có gì đổi.

    Kết thúc với mã 1 khi chuỗi sự kiện bị sửa (không ghi gì), hoặc khi có dòng phải ghi lại.
    """
    from motcua.config import clock
    from motcua.dossiers import api as dossiers
    from motcua.dossiers.facts import DOSSIER_FACT
    from motcua.registers import api as registers
    from motcua.statistics import api as statistics

    report = dossiers.rebuild(now=clock.now(), progress=_show_progress)
    if report.changed:
        statistics.discard_copy(DOSSIER_FACT)  # it was kept by commands, and this was none
    kept = registers.rebuild(now=clock.now(), progress=_show_progress)
    if kept.changed:
        for fact in registers.FACTS.values():
            statistics.discard_copy(fact)
    for line in (*lines_of(report, "hồ sơ"), *lines_of(kept, "mục trong các sổ")):
        typer.echo(line)
    if any(found.chain_breaks or found.changed for found in (report, kept)):
        raise typer.Exit(1)


def lines_of(report: "RebuildReport", what: str) -> list[str]:
    """What the officer reads: breaks of chains, then differences, then the count of `what`."""
    from motcua.kernel.numbers import format_int

    if report.chain_breaks:
        broken = [
            f"Đơn vị {found.agency_code}, "
            f"{'đầu chuỗi' if found.seq is None else f'lệnh số {found.seq}'}: {found.message}."
            for found in report.chain_breaks
        ]
        return [
            *broken,
            f"Chuỗi sự kiện ({what}) không còn nguyên vẹn: không dựng lại, không ghi gì.",
        ]
    different = [
        f"{found.code}, bảng {found.table}, cột {found.column}: "
        f"đang ghi “{found.stored}”, theo sự kiện là “{found.from_events}”."
        for found in report.differences
    ]
    checked = f"Đã đối chiếu {format_int(report.compared)} {what} với sự kiện"
    if not report.changed:
        return [f"{checked}: không có gì phải sửa."]
    return [*different, f"{checked}: đã ghi lại {format_int(report.changed)} dòng."]


def _show_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        sys.stderr.write(f"\r{done}/{total}{end}")
