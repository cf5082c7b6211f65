"""`motcua close-unanswered`: what citizens were asked to complete and never did."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from motcua.dossiers.data import ClosingReport


def close_unanswered(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ kể những hồ sơ sẽ đóng, không ghi gì.")
    ] = False,
) -> None:
    """Đóng hồ sơ đã yêu cầu bổ sung mà quá hạn không bổ sung, theo quy định của ngày tiếp nhận.

    Chạy mỗi ngày một lần. Hồ sơ không rõ chờ bổ sung từ ngày nào thì không đóng và được kể ra.
    """
    from motcua.config import clock
    from motcua.dossiers import api as dossiers

    report = dossiers.close_unanswered(now=clock.now(), dry_run=dry_run)
    for line in lines_of(report):
        typer.echo(line)


def lines_of(report: "ClosingReport") -> list[str]:
    """What the officer reads: each dossier with its days, those left alone, then the count."""
    from motcua.agencies import api as agencies
    from motcua.kernel.dates import format_day
    from motcua.kernel.numbers import format_int

    did = "sẽ đóng" if report.dry_run else "đã đóng"
    lines = [
        f"{one.code} ({agencies.get(one.agency_id).name}): yêu cầu bổ sung "
        f"{format_day(one.asked_on)}, hết {one.days} ngày làm việc "
        f"{format_day(one.last_on)}; {did}."
        for one in report.closed
    ]
    lines += [
        f"{code}: không rõ chờ bổ sung từ ngày nào nên không đóng; đính chính ngày dừng."
        for code in report.undated
    ]
    return [*lines, f"{did.capitalize()} {format_int(len(report.closed))} hồ sơ."]
