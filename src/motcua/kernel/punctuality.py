"""Early, on the due day, late: days are compared, never hours."""

from datetime import date
from enum import StrEnum


class Punctuality(StrEnum):
    """Columns (8), (9), (10) of form 06a."""

    EARLY = "early"
    ON_DUE_DAY = "on_due_day"
    LATE = "late"


def punctuality(finished_on: date, due_on: date | None) -> Punctuality:
    """Columns 8, 9, 10 of form 06a. Days in Asia/Ho_Chi_Minh; None: the procedure has no limit.

    >>> punctuality(date(2024, 3, 14), date(2024, 3, 14))
    <Punctuality.ON_DUE_DAY: 'on_due_day'>
    """
    if due_on is None or finished_on == due_on:
        # The circular compares days: a result at 18:00 of the due day is column 9.
        return Punctuality.ON_DUE_DAY
    return Punctuality.EARLY if finished_on < due_on else Punctuality.LATE
