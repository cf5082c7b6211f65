"""`motcua serve`: the desk, served to browsers by a production server."""

import errno
import os
from typing import Annotated

import typer

from motcua.cli.database import migrate_all
from motcua.cli.errors import AddressTaken

__all__ = ["migrate_all", "serve"]

BLOCKING_THREADS = 8
REASONS = {
    errno.EADDRINUSE: "đã có chương trình khác dùng",
    errno.EACCES: "hệ điều hành không cho phép",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ ấy",
}
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def serve(
    host: Annotated[str, typer.Option(help="Địa chỉ lắng nghe.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Cổng lắng nghe.")] = 8000,
) -> None:
    """Mở trang làm việc cho trình duyệt; dừng bằng Ctrl+C."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    _require_free(host, port)
    typer.echo(f"Trang làm việc: http://{host}:{port}/ (dừng bằng Ctrl+C)", err=True)
    if host not in LOOPBACK and "MOTCUA_HOSTS" not in os.environ:
        typer.echo(
            "Máy khác chỉ vào được khi biến MOTCUA_HOSTS có tên hoặc địa chỉ mà họ gõ, "
            "cách nhau bằng dấu phẩy.",
            err=True,
        )
    Server(
        "motcua.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=BLOCKING_THREADS,
        log_level=LogLevels.error,
    ).serve()


def _require_free(host: str, port: int) -> None:
    """Say it in words before the server's processes fail one after another."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As the server does: an address whose last connections are closing is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as refused:
            reason = REASONS.get(refused.errno or 0, refused.strerror or str(refused))
            raise AddressTaken(host, port, reason) from None
