"""The command line: registers the commands and turns every refusal into an exit code."""

import functools
import os
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from motcua import __version__
from motcua.cli import (
    accounts,
    bench,
    closing,
    database,
    demo,
    facts,
    forms,
    imports,
    publication,
    rebuild,
    reports,
    server,
    verify,
)
from motcua.cli.vietnamese import VietnameseCommand, VietnameseGroup, sentence
from motcua.kernel.errors import MotcuaError

app = typer.Typer(
    name="motcua",
    cls=VietnameseGroup,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Một Cửa: từ quầy tiếp nhận đến báo cáo đã ký.",
)


def main() -> None:
    """Entry point. Exit codes: 0 done, 1 findings or rejected rows, 2 wrong use."""
    try:
        code = app(prog_name="motcua", standalone_mode=False)
    except MotcuaError as refusal:
        typer.echo(str(refusal), err=True)
        code = refusal.exit_code
    except TyperException as misuse:
        code = _explain(misuse)
    except typer.Abort:
        typer.echo("Đã dừng.", err=True)
        code = 1
    sys.exit(code)


def _explain(misuse: TyperException) -> int:
    """Say what was wrong with the command as typed; its exit code."""
    if type(misuse).__name__ == "NoArgsIsHelpError":
        typer.echo(misuse.message, err=True)
        return misuse.exit_code
    ctx = getattr(misuse, "ctx", None)
    where = f" Xem: {ctx.command_path} --help" if ctx else ""
    typer.echo(f"{sentence(misuse)}{where}", err=True)
    return misuse.exit_code


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=lambda asked: _show_version(asked),
            help="In số hiệu phiên bản.",
        ),
    ] = False,
) -> None:
    """Options of the program itself; the help text is the one of `app`."""


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"motcua {__version__}")
        raise typer.Exit


def open_program(ready: bool) -> None:
    """Start Django, late, so that help comes at once.

    ready: the database must have been migrated by this version. Raises DatabaseNotReady,
    DatabaseUnreachable.
    """
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    django.setup()
    if ready:
        database.require_ready()


def register(
    group: typer.Typer, name: str, command: Callable[..., Any], *, ready: bool = True
) -> None:
    """Put a plain function on the command line; its docstring is the help text.

    The command's answer is dropped: it says an exit code by raising `typer.Exit`.
    """

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        open_program(ready)
        command(*args, **kwargs)

    group.command(name, cls=VietnameseCommand)(run)


register(app, "demo", demo.demo, ready=False)
register(app, "migrate", database.migrate, ready=False)
register(app, "serve", server.serve)
register(app, "createsuperuser", accounts.createsuperuser)
register(app, "reset-codes", accounts.reset_codes)
register(app, "rebuild", rebuild.rebuild)
register(app, "close-unanswered", closing.close_unanswered)
register(app, "form", forms.form)
register(app, "rows", forms.rows)
register(app, "report", reports.report)
register(app, "verify", verify.verify, ready=False)
register(app, "bench", bench.bench, ready=False)

import_group = typer.Typer(
    name="import", cls=VietnameseGroup, no_args_is_help=True, help="Nhập dữ liệu từ tệp."
)
app.add_typer(import_group)
register(import_group, "dossiers", imports.dossiers)
register(import_group, "register", imports.register)
register(import_group, "publication", publication.publication)

facts_group = typer.Typer(
    name="facts",
    cls=VietnameseGroup,
    no_args_is_help=True,
    help="Bản sao số liệu cho các biểu của nhiều đơn vị.",
)
app.add_typer(facts_group)
register(facts_group, "export", facts.export)
