"""A commune's report as the paper that is signed."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

from motcua.bench import question
from motcua.bench.cases.case import timed
from motcua.kernel.actors import SYSTEM
from motcua.papers import api as papers
from motcua.reports import api as reports

REPORT = "kstthc"


class Paper:
    """One format of the report with its annexes, figures and all."""

    def __init__(self, format: str) -> None:
        """`format`: docx, pdf or xlsx."""
        self.format = format
        self.unit = random.Random(1).choice(question.communes())  # noqa: S311
        self.size = 0

    def run(self) -> Sequence[float]:
        """From the records to the bytes of the file."""
        return timed(self._write)

    def answer(self) -> Any:
        """Bytes written."""
        return self.size

    def _write(self) -> None:
        period = reports.resolve_period(REPORT, self.unit.id, question.QUARTER)
        view = reports.compute_report(REPORT, self.unit, period, actor=SYSTEM, now=question.NOW)
        self.size = len(papers.write(reports.report_document(view), self.format))


class Sheet:
    """A long list as an xlsx file: a hundred thousand rows of thirty texts, as an export has."""

    COLUMNS = 30

    def __init__(self, rows: int) -> None:
        """rows: of the list, beside its head."""
        self.rows = rows
        self.size = 0

    def run(self) -> Sequence[float]:
        """From the rows to the whole file on disk."""
        return timed(self._write)

    def answer(self) -> Any:
        """Bytes written."""
        return self.size

    def _write(self) -> None:
        headings = [f"Cột {column}" for column in range(1, self.COLUMNS + 1)]
        with tempfile.TemporaryFile() as file:
            papers.write_rows(file, "Danh sách", headings, self._texts())
            self.size = file.tell()

    def _texts(self) -> Iterator[tuple[str, ...]]:
        """Codes, names and days: hardly a text is there twice, as in a list of persons."""
        for row in range(self.rows):
            yield tuple(
                f"{row:06}-{column:02}" if column % 3 else f"Nguyễn Văn Mẫu {row * column:07}"
                for column in range(self.COLUMNS)
            )
