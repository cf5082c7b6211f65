"""What a running server does once a day by itself: supplements that never came are closed."""

import logging
import threading
from collections.abc import Callable
from datetime import date, datetime

from django.db import DatabaseError, connections

from motcua.dossiers import api as dossiers
from motcua.kernel.dates import local
from motcua.kernel.errors import MotcuaError

LOOK_SECONDS = 600.0  # how often it is asked whether a new day has begun
FIRST_LOOK_SECONDS = 60.0  # the server answers first
LOG = logging.getLogger("motcua.daily")


class Daily:
    """Closes once on each day, in the one process that starts the others.

    Several servers over one database may each come to it: a dossier that is closed already is
    left alone, so nothing happens twice.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        """`clock` tells the time."""
        self._clock = clock
        self._done_on: date | None = None

    def start(self, seconds: float = FIRST_LOOK_SECONDS) -> None:
        """Look again in so many seconds, beside whatever the process does."""
        timer = threading.Timer(seconds, self._look)
        timer.daemon = True
        timer.start()

    def _look(self) -> None:
        try:
            self.once_a_day()
        finally:
            connections.close_all()  # the thread ends, and the next look has its own
            self.start(LOOK_SECONDS)

    def once_a_day(self) -> bool:
        """Close what is due; False: it was done today. A failure is logged and tried again."""
        now = self._clock()
        if self._done_on == local(now).date():
            return False
        try:
            report = dossiers.close_unanswered(now=now)
        except (DatabaseError, MotcuaError):
            # The server goes on: the next look tries again.
            LOG.exception("daily closing failed")
            return True
        self._done_on = local(now).date()
        LOG.info("daily closing: %d closed, %d undated", len(report.closed), len(report.undated))
        return True
