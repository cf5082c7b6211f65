"""A commune's report as the paper that is signed."""

import random
from collections.abc import Sequence
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
