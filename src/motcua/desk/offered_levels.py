"""What the office's register of procedures says of one that is being taken in."""

from collections.abc import Callable
from datetime import date

from motcua.kernel.service import OnlineLevel
from motcua.registers import api as registers


def offered_levels(agency_id: int) -> Callable[[str, date], OnlineLevel | None]:
    """Procedure code and day of acceptance -> the online level at the agency; None: not said."""

    def level(code: str, on: date) -> OnlineLevel | None:
        return registers.online_level_on(code, agency_id, on)

    return level
