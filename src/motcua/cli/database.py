"""`motcua migrate`: a database ready for import; and the check that it is."""

from collections.abc import Callable
from time import perf_counter

import typer

from motcua.cli.errors import DatabaseNotReady, DatabaseUnreachable


def migrate() -> None:
    """Tạo hoặc nâng cấp cơ sở dữ liệu, nạp đơn vị hành chính và danh mục thủ tục."""
    migrate_all(typer.echo)


def migrate_all(say: Callable[[str], object]) -> None:
    """Tables, units and catalogue as this version of the program has them; repeated, it is quick.

    say: gets a Vietnamese line a step. Raises DatabaseUnreachable.
    """
    from django.core.management import call_command

    from motcua.agencies import api as agencies
    from motcua.procedures import api as procedures

    waiting = pending_migrations()
    if waiting:
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)  # repeated, it does nothing
    say(f"Bảng dữ liệu: {f'đã áp dụng {waiting} bước' if waiting else 'đã đủ'}.")
    for label, load in (
        ("Đơn vị hành chính", agencies.load_units),
        ("Thủ tục hành chính", procedures.load_catalogue),
    ):
        started = perf_counter()
        report = load()
        if report.skipped:
            say(f"{label}: {_figure(report.unchanged)}, đã đúng bản hiện hành.")
            continue
        seconds = f"{perf_counter() - started:.1f}".replace(".", ",")
        say(
            f"{label}: thêm {_figure(report.new)}, sửa {_figure(report.changed)}, "
            f"giữ nguyên {_figure(report.unchanged)} ({seconds} giây)."
        )
    say("Cơ sở dữ liệu đã sẵn sàng.")


def require_ready() -> None:
    """Raise DatabaseNotReady unless every migration of this version has been applied."""
    if pending_migrations():
        raise DatabaseNotReady


def pending_migrations() -> int:
    """How many migrations the database still waits for. Raises DatabaseUnreachable."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as refused:
        raise DatabaseUnreachable(f"{refused}.".replace("..", ".")) from None
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _figure(count: int) -> str:
    from motcua.kernel.numbers import format_int

    return format_int(count)
