"""`motcua demo`: a filled office to look at."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from motcua.demo.build import Account


def demo(
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="Dừng sau khi in báo cáo, không mở trang làm việc.")
    ] = False,
    out: Annotated[Path, typer.Option(help="Thư mục ghi các báo cáo.")] = Path("out"),
) -> None:
    """Tạo dữ liệu minh họa, in các báo cáo của nó và mở trang làm việc."""
    from django.conf import settings

    from motcua.cli import server
    from motcua.config import clock
    from motcua.demo.build import build

    server.migrate_all(typer.echo)
    accounts = build(home=settings.HOME, out=out, now=clock.now(), say=typer.echo)
    typer.echo(f"Báo cáo nằm trong thư mục {out}/")
    typer.echo("Tài khoản dùng thử (mật khẩu chỉ dùng cho dữ liệu minh họa):")
    for account in accounts:
        typer.echo(account_line(account))
    if not no_serve:
        server.serve()


def account_line(account: "Account") -> str:
    """An account as the command says it, its role as the rulebook names it."""
    from motcua.rulebook import load

    return (
        f"  {account.username:<24} {account.password:<14} "
        f"{account.full_name} ({load.roles()[account.role].label}), {account.office}"
    )
