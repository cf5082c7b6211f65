"""Stops of the clock: how they end, and how a day that nobody said gives way to one that was.

A source may say that a dossier stands still without saying since when. Then the day it was learnt
is taken (`Stop.since_assumed`, `Stop.until_assumed`); a fact of an earlier day shows it wrong.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from motcua.kernel.cases import Stop
from motcua.kernel.dates import local

Stops = tuple[Stop, ...]


def closed(stops: Stops, at: datetime, *, restarts: bool = False) -> Stops:
    """The stops once the clock runs again, or the dossier ends, at `at`."""
    left = given_way(stops, at)
    if not left or left[-1].until is not None:
        return left
    last = left[-1]
    # A day without an hour reads 00:00 and may lie before the hour it stopped that day.
    return (*left[:-1], replace(last, until=max(at, last.since), restarts=restarts))


def given_way(stops: Iterable[Stop], at: datetime) -> Stops:
    """The stops without assumed days after the day of `at`.

    A stop that was only assumed to begin later is none; one only assumed to last longer ends then.
    """
    return tuple(
        _cut(stop, at) for stop in stops if not (stop.since_assumed and _is_later(stop.since, at))
    )


def said_days(stop: Stop) -> list[datetime]:
    """The moments of a stop that somebody said."""
    said = [] if stop.since_assumed else [stop.since]
    return said if stop.until is None or stop.until_assumed else [*said, stop.until]


def _cut(stop: Stop, at: datetime) -> Stop:
    if stop.until is None or not stop.until_assumed or not _is_later(stop.until, at):
        return stop
    return replace(stop, until=max(at, stop.since), until_assumed=False)


def _is_later(moment: datetime, at: datetime) -> bool:
    return local(moment).date() > local(at).date()
