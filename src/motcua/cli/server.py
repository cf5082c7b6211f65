"""`motcua serve`: the desk, served to browsers by a production server."""

import errno
import os
import signal
import threading
from pathlib import Path
from typing import Annotated

import typer

from motcua.cli.database import migrate_all
from motcua.cli.errors import AddressTaken
from motcua.cli.server_size import ServerSize, size_of

__all__ = ["migrate_all", "serve"]

SECONDS_TO_END = 60  # what is at work may end; an import that takes longer is undone as a whole
RENEWAL_SECONDS = 24 * 3600.0  # how often a running server looks at its certificate
REASONS = {
    errno.EADDRINUSE: "đã có chương trình khác dùng",
    errno.EACCES: "hệ điều hành không cho phép",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ ấy",
}
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def serve(
    host: Annotated[str, typer.Option(help="Địa chỉ lắng nghe.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Cổng lắng nghe.")] = 8000,
    tls: Annotated[
        bool, typer.Option("--tls", help="Mở bằng https, chứng thư do máy này tự cấp.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=64,
            help="Số tiến trình cùng phục vụ; mặc định theo số nhân của máy khi dùng PostgreSQL, "
            "1 khi dùng SQLite.",
        ),
    ] = None,
) -> None:
    """Mở trang làm việc cho trình duyệt; dừng bằng Ctrl+C."""
    size = size_of(workers)
    _require_free(host, port)
    files = _secure(host, port) if tls else None
    scheme = "https" if tls else "http"
    typer.echo(f"Trang làm việc: {scheme}://{host}:{port}/ (dừng bằng Ctrl+C)", err=True)
    if host not in LOOPBACK and not tls and "MOTCUA_HOSTS" not in os.environ:
        typer.echo(
            "Máy khác chỉ vào được khi biến MOTCUA_HOSTS có tên hoặc địa chỉ mà họ gõ, "
            "cách nhau bằng dấu phẩy. Tiếp nhận khi mất mạng cần thêm --tls.",
            err=True,
        )
    _run(host, port, files, size)


def _run(host: str, port: int, files: tuple[Path, Path] | None, size: ServerSize) -> None:
    from django.db import connections
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    certificate, key = files or (None, None)
    _warm_up()
    _daily()
    connections.close_all()  # a process that is forked must not carry on with ours
    Server(
        "motcua.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=size.processes,
        blocking_threads=size.threads,
        workers_kill_timeout=SECONDS_TO_END,
        log_level=LogLevels.error,
        ssl_cert=certificate,
        ssl_key=key,
    ).serve()


def _daily() -> None:
    """Beside the server, in the one process that starts its others."""
    from motcua.cli.daily import Daily
    from motcua.config import clock

    Daily(clock.now).start()


def _warm_up() -> None:
    """Read the program and the rulebook once, before the processes part: they share the memory,
    and the first page of each comes as quickly as the next."""
    import motcua.config.wsgi  # noqa: F401
    from motcua.rulebook import load

    for read in (
        load.calendar,
        load.channels,
        load.fields,
        load.procedure_details,
        load.roles,
        load.rulebook_version,
    ):
        read()


def _secure(host: str, port: int) -> tuple[Path, Path]:
    """Certificates made or renewed, the settings of the server's processes, and how to trust us."""
    from django.conf import settings

    from motcua.config import clock
    from motcua.config.tls.setting_up import local_tls

    named = [one for one in os.environ.get("MOTCUA_HOSTS", "").split(",") if one.strip()]
    made = local_tls(settings.HOME, host, named, clock.now())
    hosts = named or [_as_host(one) for one in made.names.texts]
    # The server's processes have our settings where they are forked, and read them anew elsewhere.
    os.environ["MOTCUA_TLS"], os.environ["MOTCUA_HOSTS"] = "1", ",".join(hosts)
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.ALLOWED_HOSTS = hosts
    addresses = [f"https://{_as_host(one)}:{port}/" for one in made.names.texts]
    typer.echo(_how_to_trust(made.authority.path, made.authority.fingerprint, addresses), err=True)
    renewal = threading.Timer(RENEWAL_SECONDS, _renew, (host, named))
    renewal.daemon = True
    renewal.start()
    return made.files.certificate, made.files.key


def _renew(host: str, named: list[str]) -> None:
    """Once a day; the server starts its processes anew when there is a new certificate."""
    from django.conf import settings

    from motcua.config import clock
    from motcua.config.tls.setting_up import local_tls

    if local_tls(settings.HOME, host, named, clock.now()).files.is_new:
        os.kill(os.getpid(), signal.SIGHUP)
    again = threading.Timer(RENEWAL_SECONDS, _renew, (host, named))
    again.daemon = True
    again.start()


def _as_host(text: str) -> str:
    return f"[{text}]" if ":" in text else text


def _how_to_trust(path: Path, fingerprint: str, addresses: list[str]) -> str:
    return "\n".join(
        (
            "Mở bằng một trong các địa chỉ: " + "  ".join(addresses),
            f"Chứng thư gốc của máy này: {path}",
            f"Dấu vân tay SHA-256: {fingerprint}",
            "Mỗi máy ở quầy cài chứng thư gốc một lần, rồi trình duyệt không cảnh báo nữa:",
            "  1. Chép tệp trên sang máy ấy bằng USB, hoặc tải ở trang /chung-thu/ của địa chỉ "
            "trên và so dấu vân tay.",
            "  2. Windows: bấm đúp tệp, Cài đặt chứng chỉ, Máy cục bộ, chọn kho “Trusted Root "
            "Certification Authorities”.",
            "  3. Android: Cài đặt, Bảo mật, Cài đặt chứng chỉ CA. iPhone: cài hồ sơ, rồi bật ở "
            "Giới thiệu, Cài đặt tin cậy chứng nhận.",
            "  4. Firefox: Cài đặt, Chứng chỉ, Nhập, chọn tin cậy để nhận dạng trang web.",
            "Chỉ tin khi chính bạn mở lệnh này; đừng đưa tệp ca.key cho ai.",
        )
    )


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
