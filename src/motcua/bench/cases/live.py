"""One commune's form from the live database, as a clerk waits for it."""

import random
from collections.abc import Sequence
from functools import partial
from typing import Any

from motcua.agencies.data import AgencyView
from motcua.bench import question
from motcua.bench.cases.case import timed
from motcua.kernel.actors import SYSTEM
from motcua.reports import api as reports


class CommuneForms:
    """The whole sheet: permission, list of fields, decisions, counting, checks."""

    def __init__(self, communes: int) -> None:
        """`communes`: how many, drawn from all with a fixed seed."""
        self.period = question.quarter()
        drawn = random.Random(communes)  # noqa: S311  (figures, not secrets)
        self.units = drawn.sample(question.communes(), communes)
        self.handled = 0

    def run(self) -> Sequence[float]:
        """The seconds of each commune."""
        self.handled = 0
        return [timed(partial(self._compute, unit))[0] for unit in self.units]

    def answer(self) -> Any:
        """Dossiers handled in the quarter by all of them."""
        return self.handled

    def _compute(self, unit: AgencyView) -> None:
        sheet = reports.compute_form(
            question.FORM, unit, self.period, actor=SYSTEM, now=question.NOW
        )
        self.handled += int(sheet.total["3"].value or 0)
