"""Options that commands share: whose figures, of which days, to which file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from motcua.kernel.errors import MotcuaError

if TYPE_CHECKING:
    from motcua.agencies.data import AgencyView
    from motcua.kernel.periods import Period
    from motcua.reports.data import Finding

SEVERITIES = {"error": "LỖI", "warning": "CẢNH BÁO", "note": "GHI CHÚ"}

AgencyCode = Annotated[
    str, typer.Option("--agency", help="Mã đơn vị, hoặc mã@ngày (14823@2023-09-12).")
]
PeriodCode = Annotated[
    str | None, typer.Option("--period", help="Mã kỳ: 2024, 2024-H1, 2024-Q1, 2024-9M, 2024-03.")
]
FromDay = Annotated[str | None, typer.Option("--from", help="Ngày đầu kỳ, năm-tháng-ngày.")]
ToDay = Annotated[str | None, typer.Option("--to", help="Ngày cuối kỳ, năm-tháng-ngày.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="Chỉ dùng số liệu đã ghi nhận đến lúc này (ngày, hoặc ngày giờ)."),
]
Engine = Annotated[str, typer.Option("--engine", help="Nơi tính: auto, db hoặc duckdb.")]
Out = Annotated[Path | None, typer.Option("--out", help="Tệp ghi ra.")]


@dataclass(eq=False)
class OptionInvalid(MotcuaError):
    """A value an option does not take.

    `expected` in Vietnamese.
    """

    code: ClassVar[str] = "cli.option_invalid"
    option: str
    value: str
    expected: str

    def __str__(self) -> str:
        return f"Tùy chọn {self.option}: “{self.value}” không dùng được; cần {self.expected}."


@dataclass(eq=False)
class FileNotWritten(MotcuaError):
    """The file asked for with --out cannot be written.

    `reason` as the system says it.
    """

    code: ClassVar[str] = "cli.file_not_written"
    path: Path
    reason: str

    def __str__(self) -> str:
        return f"Không ghi được tệp {self.path} ({self.reason}); hãy chọn chỗ khác bằng --out."


def agency_and_period(
    key: str, code: str, period: str | None, from_on: str | None, to_on: str | None
) -> "tuple[AgencyView, Period]":
    """The agency as its code is read on the last day, and the days as it decided them."""
    from motcua.agencies import api as agencies
    from motcua.reports import api as reports

    first, last = day_of("--from", from_on), day_of("--to", to_on)
    by_regime = reports.resolve_period(key, None, period, first, last)
    view = agencies.resolve(code, by_regime.to_on)
    return view, reports.resolve_period(key, view.id, period, first, last)


def day_of(option: str, text: str | None) -> date | None:
    """A day given as yyyy-mm-dd; None stays None. Raises OptionInvalid."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        expected = "một ngày có thật dạng năm-tháng-ngày, ví dụ 2024-03-14"
        raise OptionInvalid(option, text, expected) from None


def moment_of(text: str | None) -> datetime | None:
    """A day alone is its end; a moment without a zone is in Vietnam."""
    from motcua.kernel.dates import VIETNAM

    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        expected = "ngày hoặc ngày giờ, ví dụ 2024-03-15 hoặc 2024-03-15T08:00"
        raise OptionInvalid("--as-of", text, expected) from None
    if len(text) == len("2024-03-15"):
        return datetime.combine(moment.date(), time.max, VIETNAM)
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def one_of(option: str, value: str, known: Sequence[str]) -> None:
    """Raise OptionInvalid for a value that is not one of the known."""
    if value not in known:
        raise OptionInvalid(option, value, "một trong: " + ", ".join(known))


def write_file(path: Path, content: bytes) -> None:
    """Write the file. Raises FileNotWritten."""
    try:
        path.write_bytes(content)
    except OSError as refused:
        raise FileNotWritten(path, refused.strerror or str(refused)) from None


def say_findings(findings: "Sequence[Finding]") -> None:
    """Every finding to standard error; exit code 1 when one of them must be fixed."""
    for finding in findings:
        typer.echo(
            f"{SEVERITIES[finding.severity.value]} [{finding.code}] {finding.message}", err=True
        )
    if any(finding.severity.value == "error" for finding in findings):
        raise typer.Exit(1)
