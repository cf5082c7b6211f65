"""Tables of the bench: Markdown that also reads well on a terminal."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.bench.machine import MEBIBYTE
from motcua.kernel.numbers import format_int


@dataclass(frozen=True, slots=True)
class Table:
    """Cells are texts; the first column is a name, the others are figures."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]

    def text(self) -> str:
        """The title and the aligned rows."""
        widths = [max(map(len, column)) for column in zip(self.heads, *self.rows, strict=True)]
        lines = [self.heads, ["-" * widths[0], *(f"{'-' * (w - 1)}:" for w in widths[1:])]]
        body = "\n".join(_line(cells, widths) for cells in (*lines, *self.rows))
        return f"{self.title}\n\n{body}\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.ljust(width) if place == 0 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"| {' | '.join((first, *others))} |"


def duration(seconds: float) -> str:
    """1,2 ms; 345 ms; 12,3 s."""
    if seconds >= 10:
        return f"{seconds:.1f} s".replace(".", ",")
    if seconds >= 1:
        return f"{seconds:.2f} s".replace(".", ",")
    return f"{seconds * 1000:.{0 if seconds >= 0.1 else 1}f} ms".replace(".", ",")


def memory(size: int | None) -> str:
    """In MB of 2^20 bytes; "-" where the system does not say."""
    return "-" if size is None else f"{format_int(round(size / MEBIBYTE))} MB"


def times(ratio: float) -> str:
    """1,05 ×."""
    return f"{ratio:.2f} ×".replace(".", ",")


def verdict(holds: bool | None) -> str:
    """Of a target; None: it is meant for a larger run."""
    if holds is None:
        return "không xét ở cỡ này"
    return "đạt" if holds else "CHƯA ĐẠT"
