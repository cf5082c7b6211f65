"""`motcua demo`: a filled office to look at."""

from pathlib import Path
from typing import Annotated

import typer


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
        typer.echo(
            f"  {account.username:<24} {account.password:<14} "
            f"{account.full_name} ({account.role}), {account.office}"
        )
    if not no_serve:
        server.serve()
