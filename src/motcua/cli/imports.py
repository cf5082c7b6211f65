"""`motcua import`: a file of dossiers, or of a register, into the database, whole or not at all."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from motcua.sheets.data import ImportReport, Rejection

FileArgument = Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp .xlsx hoặc .csv.")]
AgencyOption = Annotated[
    str,
    typer.Option("--agency", metavar="MÃ", help="Mã đơn vị, hoặc MÃ@NGÀY (14823@2024-03-14)."),
]
RegisterArgument = Annotated[
    str, typer.Argument(metavar="SỔ", help="Khóa của sổ: feedback, outreach, …")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Chỉ kiểm tra, không ghi gì.")]


def dossiers(file: FileArgument, agency: AgencyOption, dry_run: DryRunOption = False) -> None:
    """Nhập hồ sơ từ tệp xuất của phần mềm một cửa: tất cả, hoặc không dòng nào.

    Mã kết thúc: 0 xong; 1 có dòng bị từ chối, in đủ; 2 tệp hoặc mã đơn vị không dùng được.
    """
    from motcua.dossiers import api

    _take_in(api.import_file, file, agency, dry_run)


def register(
    key: RegisterArgument, file: FileArgument, agency: AgencyOption, dry_run: DryRunOption = False
) -> None:
    """Nhập một sổ từ tệp xlsx hoặc csv có tiêu đề như tệp tải về: tất cả, hoặc không dòng nào.

    Mã kết thúc: 0 xong; 1 có dòng bị từ chối, in đủ; 2 sổ, tệp hoặc mã đơn vị không dùng được.
    """
    from motcua.registers import api

    _take_in(partial(api.import_file, key), file, agency, dry_run, record_word="Mục")


def _take_in(
    import_file: "Callable[..., ImportReport]",
    file: Path,
    agency: str,
    dry_run: bool,
    *,
    record_word: str = "Hồ sơ",
) -> None:
    """Import the file and say what came of it; exit 1 where a row was rejected."""
    from motcua.config import clock
    from motcua.kernel.actors import SYSTEM

    # Rejections may be more than memory holds, and go to the screen from a file.
    with TemporaryDirectory(prefix="motcua-") as folder:
        rejected = Path(folder) / "rejections.jsonl"
        with progress_bar(file.name) as progress:
            report = import_file(
                file,
                agency_code=agency,
                actor=SYSTEM,
                now=clock.now(),
                dry_run=dry_run,
                progress=progress,
                rejections_to=rejected,
            )
        for line in lines_of(report, rejections_in(rejected), record_word=record_word):
            typer.echo(line)
    if report.rejections_total:
        raise typer.Exit(1)


@contextmanager
def progress_bar(name: str) -> Iterator[Callable[[int, int | None], None]]:
    """A bar on stderr while the file is worked on; nothing where stderr is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )
    with bar:
        task = bar.add_task(name, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def rejections_in(path: Path) -> "Iterator[Rejection]":
    """What `import_file` wrote down of the rejections; no file: there were none."""
    from motcua.sheets.data import Rejection

    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield Rejection(**json.loads(line))


def lines_of(
    report: "ImportReport", rejections: "Iterable[Rejection]", *, record_word: str = "Hồ sơ"
) -> Iterator[str]:
    """What the officer reads: notes, corrections, every rejection, then the counts.

    record_word: what a row of the file is.
    """
    notes = [f"{_row(note.row, note.code)}{note.message}" for note in report.notes]
    corrections = [
        f"{_row(found.row, found.code)}{found.label}: “{found.old}” → “{found.new}”"
        for found in report.corrections
    ]
    yield from _section("Ghi chú", notes, report.notes_total)
    yield from _section("Đính chính", corrections, report.corrections_total)
    if report.rejections_total:
        yield f"Bị từ chối ({_rejected(report)}):"
        yield from (f"  {rejection_line(found)}" for found in rejections)
        yield ""
    yield from _summary(report, record_word)


def _rejected(report: "ImportReport") -> str:
    """Rows and faulty cells: a row may have several."""
    from motcua.kernel.numbers import format_int

    rows, cells = format_int(report.rejected_rows), format_int(report.rejections_total)
    return f"{rows} dòng, {cells} ô"


def rejection_line(found: "Rejection") -> str:
    """File, sheet, row, column, value and what was expected, on one line."""
    sheet = f", trang “{found.sheet}”" if found.sheet else ""
    row = f", dòng {found.row}" if found.row else ""
    column = f", cột {found.column}" if found.column else ""
    return f"{found.file}{sheet}{row}{column}: “{found.value}”; cần {found.expected}."


def _section(title: str, lines: Iterable[str], total: int) -> list[str]:
    from motcua.kernel.numbers import format_int

    shown = list(lines)
    if not shown:
        return []
    left = total - len(shown)
    more = [f"  … và {format_int(left)} mục nữa."] if left > 0 else []
    return [f"{title} ({format_int(total)}):", *(f"  {line}" for line in shown), *more, ""]


def _summary(report: "ImportReport", record_word: str) -> list[str]:
    from motcua.kernel.numbers import format_int

    counts = (
        (f"{record_word} trong tệp", report.rows_read),
        ("Mới", report.new),
        ("Cập nhật", report.changed),
        ("Giữ nguyên", report.unchanged),
        ("Dòng bị từ chối", report.rejected_rows),
        ("Ô sai", report.rejections_total),
    )
    table = [f"  {label:<16}{format_int(count):>12}" for label, count in counts]
    if report.rejections_total:
        end = "Chưa ghi gì: hãy sửa các dòng trên rồi nhập lại."
    elif report.dry_run:
        end = "Chạy thử: chưa ghi gì."
    elif report.new or report.changed:
        end = "Đã ghi."
    else:
        end = f"Mọi {record_word.lower()} đã có đúng như tệp: không có gì phải ghi."
    return [f"Tệp {report.file}", *table, end]


def _row(row: int, code: str) -> str:
    return f"Dòng {row}, {code}: " if row else ""
