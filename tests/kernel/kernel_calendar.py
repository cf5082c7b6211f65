"""The days off of 2020-2026 and the sessions 07:30-11:30, 13:30-17:00, as the tests count them."""

from datetime import date, datetime

from motcua.kernel.dates import VIETNAM
from motcua.kernel.working_time import WorkCalendar

MORNING, AFTERNOON = (450, 690), (810, 1020)
_OFF = """
2020-01-01 2020-01-23 2020-01-24 2020-01-27 2020-01-28 2020-01-29 2020-04-02 2020-04-30
2020-05-01 2020-09-02 2021-01-01 2021-02-10 2021-02-11 2021-02-12 2021-02-15 2021-02-16
2021-04-21 2021-04-30 2021-05-03 2021-09-02 2021-09-03 2022-01-03 2022-01-31 2022-02-01
2022-02-02 2022-02-03 2022-02-04 2022-04-11 2022-05-02 2022-05-03 2022-09-01 2022-09-02
2023-01-02 2023-01-20 2023-01-23 2023-01-24 2023-01-25 2023-01-26 2023-05-01 2023-05-02
2023-05-03 2023-09-01 2023-09-04 2024-01-01 2024-02-08 2024-02-09 2024-02-12 2024-02-13
2024-02-14 2024-04-18 2024-04-29 2024-04-30 2024-05-01 2024-09-02 2024-09-03 2025-01-01
2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-04-07 2025-04-30 2025-05-01
2025-05-02 2025-09-01 2025-09-02 2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18
2026-02-19 2026-02-20 2026-04-27 2026-04-30 2026-05-01 2026-08-31 2026-09-01 2026-09-02
2026-11-24
"""
_WORKED_SATURDAYS = "2024-05-04 2025-04-26 2026-01-10 2026-08-22"
DAYS_OFF = frozenset(map(date.fromisoformat, _OFF.split()))
EXTRA_DAYS = frozenset(map(date.fromisoformat, _WORKED_SATURDAYS.split()))

OFFICE = WorkCalendar({day: (MORNING, AFTERNOON) for day in range(1, 6)}, DAYS_OFF, EXTRA_DAYS)
# An office that also works on Saturday morning, and not on Wednesday afternoon.
OWN_HOURS = WorkCalendar(
    {
        1: (MORNING, AFTERNOON),
        2: (MORNING, AFTERNOON),
        3: (MORNING,),
        4: (MORNING, AFTERNOON),
        5: ((480, 720), (780, 1050)),
        6: (MORNING,),
    },
    DAYS_OFF,
)


def at(text: str) -> datetime:
    """A moment in Vietnam: "2024-03-05 08:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)
