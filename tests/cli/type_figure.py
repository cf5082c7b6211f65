"""A process of its own in which an officer types one row of an appendix.

    python type_figure.py FORM AGENCY FROM TO ROW VALUE SOURCE

Nothing here is imported by the tests.
"""

import sys
from datetime import date

import django

django.setup()

from motcua.agencies import api as agencies  # noqa: E402
from motcua.config import clock  # noqa: E402
from motcua.kernel.actors import SYSTEM  # noqa: E402
from motcua.kernel.periods import Period  # noqa: E402
from motcua.reports import api as reports  # noqa: E402
from motcua.reports.data import IndicatorEntry  # noqa: E402

form, code, first, last, row, value, source = sys.argv[1:]
period = Period(date.fromisoformat(first), date.fromisoformat(last), None)
reports.enter_indicator(
    form,
    agencies.resolve(code, period.to_on),
    period,
    row,
    IndicatorEntry(value=value, source=source),
    actor=SYSTEM,
    now=clock.now(),
)
