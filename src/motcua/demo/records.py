"""Made-up dossiers whose figures are an office's real ones.

Each group of an office says how many dossiers share a fate; this module gives each of them
days on the working calendar, a procedure, a person and a code. The same seed gives the same
dossiers on every machine. All people are marked as made up.
"""

import random
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.demo.offices import Choice, Group, Office
from motcua.demo.people import person_name
from motcua.procedures import api as procedures
from motcua.rulebook import load

LEAD_DAYS = 30  # working days before the period from which earlier dossiers come
MAX_TRIES = 5000
MORNING = (7 * 60 + 35, 10 * 60 + 30)  # minutes of the day in which dossiers are accepted
AFTERNOON = (13 * 60 + 35, 16 * 60 + 50)  # and in which they end
RESULTS = ("early", "on_due", "late", "open")


@dataclass(frozen=True, slots=True)
class Life:
    """What happens to one dossier, all of it, whatever a single export may know. Local times."""

    code: str
    procedure_code: str
    procedure_name: str
    field_name: str
    applicant: str
    channel: str
    officer: str
    accepted_at: datetime
    appointment_on: date
    stopped_on: date | None
    resumed_on: date | None
    ended_at: datetime
    ended_as: str  # result | withdrawn | refused | cancelled
    delivered_at: datetime | None
    level: str = ""
    is_online: bool = False


@dataclass(frozen=True, slots=True)
class _Days:
    """Indexes into the list of working days."""

    accepted: int
    appointment: int
    stopped: int | None
    resumed: int | None
    ended: int


class _Drawer:
    """Draws the days of one group's dossiers; positions count working days."""

    def __init__(self, office: Office, days: Sequence[date], rng: random.Random) -> None:
        self.days = days
        self.rng = rng
        self.first = bisect_left(days, office.period.from_on)
        self.last = bisect_right(days, office.period.to_on) - 1
        self.horizon = bisect_right(days, office.exports[-1].known_on) - 1

    def draw(self, group: Group, limit: int) -> _Days:
        """Days that give the group's fate, or ValueError when the limit cannot."""
        for _ in range(MAX_TRIES):
            drawn = self._attempt(group, limit)
            if drawn is not None and self._fits(group, drawn):
                return drawn
        raise ValueError(f"no days for {group} with a limit of {limit} working days")

    def _attempt(self, group: Group, limit: int) -> _Days | None:
        low, high = {
            "before": (self.first - LEAD_DAYS, self.first - 1),
            "carried": (self.first - LEAD_DAYS, self.first - 1),
            "inside": (self.first, self.last),
            "after": (self.last + 1, self.horizon - limit - 1),
        }[group.arrives]
        if group.ends == "open":
            low = max(low, self.last - limit)
        accepted = self.rng.randint(low, high)
        stopped = resumed = None
        pause = 0
        if group.stopped:
            stopped = accepted + 1
            pause = self.rng.randint(2, 4)
            resumed = stopped + pause
        due = accepted + limit + pause
        earliest = resumed if resumed is not None else accepted
        ended = {
            "early": lambda: self.rng.randint(earliest, max(earliest, due - 1)),
            "on_due": lambda: due,
            "late": lambda: due + self.rng.randint(1, 3),
            "open": lambda: max(earliest, self.last + self.rng.randint(1, 4)),
        }.get(group.ends, lambda: self.rng.randint(earliest, due))()
        return _Days(accepted, accepted + limit, stopped, resumed, ended)

    def _fits(self, group: Group, drawn: _Days) -> bool:
        due = drawn.appointment + ((drawn.resumed or 0) - (drawn.stopped or 0))
        if group.ends == "early" and drawn.ended >= due:
            return False
        if group.ends == "open":
            return drawn.ended > self.last and due >= self.last and self._stop_seen(drawn)
        return {
            "before": drawn.ended < self.first,
            "carried": self.first <= drawn.ended <= self.last,
            "inside": drawn.ended <= self.last,
            "after": True,
        }[group.arrives]

    def _stop_seen(self, drawn: _Days) -> bool:
        """An open stopped dossier stands still on the last day of the period."""
        return drawn.stopped is None or drawn.stopped <= self.last < (drawn.resumed or 0)


def lives(office: Office) -> tuple[Life, ...]:
    """All dossiers of the office, by acceptance. O(dossiers)."""
    rng = random.Random(f"motcua-demo-{office.slug}")  # noqa: S311  (figures, not secrets)
    span = timedelta(days=120)
    days = _working_days(office.period.from_on - span, office.exports[-1].known_on + span)
    drawer = _Drawer(office, days, rng)
    drafts = []
    for group in office.groups:
        for choice in _choices(office, group, rng):
            drafts.append((group, choice, drawer.draw(group, choice.days)))
    drafts.sort(key=lambda draft: draft[2].accepted)
    maker = _Maker(office, days, rng)
    return tuple(maker.live(group, choice, drawn) for group, choice, drawn in drafts)


def _working_days(low: date, high: date) -> list[date]:
    calendar = load.calendar()
    span = (high - low).days + 1
    return [
        day
        for day in (low + timedelta(days=offset) for offset in range(span))
        if calendar.is_working_day(day)
    ]


def _choices(office: Office, group: Group, rng: random.Random) -> Iterator[Choice]:
    offered = office.procedures[group.field]
    if group.codes:
        known = {choice.code: choice for choice in offered}
        yield from (known[group.codes[n % len(group.codes)]] for n in range(group.count))
        return
    if group.stopped:
        offered = tuple(choice for choice in offered if choice.days >= 3)
    yield from rng.choices(offered, [choice.weight for choice in offered], k=group.count)


class _Maker:
    """Gives drawn days a code, a procedure, a person and times of day."""

    def __init__(self, office: Office, days: Sequence[date], rng: random.Random) -> None:
        self.office = office
        self.days = days
        self.rng = rng
        self.serials: Counter[date] = Counter()
        codes = {choice.code for choices in office.procedures.values() for choice in choices}
        self.procedures = procedures.by_codes(codes)
        if missing := codes - self.procedures.keys():
            raise ValueError(f"the catalogue has no procedures {sorted(missing)}")

    def live(self, group: Group, choice: Choice, drawn: _Days) -> Life:
        """One dossier's life."""
        accepted_on = self.days[drawn.accepted]
        ended_at = self._moment(drawn.ended, AFTERNOON)
        ended_as = "result" if group.ends in RESULTS else group.ends
        self.serials[accepted_on] += 1
        channels = self.office.channels[group.channel]
        weights = [channel.weight for channel in channels]
        return Life(
            code=f"{self.office.code_prefix}-{accepted_on:%y%m%d}-{self.serials[accepted_on]:04d}",
            procedure_code=choice.code,
            procedure_name=self.procedures[choice.code].name,
            field_name=load.field(group.field).name,
            applicant=person_name(self.rng),
            channel=self.rng.choices(channels, weights)[0].key,
            officer=self.office.officers[group.field],
            accepted_at=self._moment(drawn.accepted, MORNING),
            appointment_on=self.days[drawn.appointment],
            stopped_on=None if drawn.stopped is None else self.days[drawn.stopped],
            resumed_on=None if drawn.resumed is None else self.days[drawn.resumed],
            ended_at=ended_at,
            ended_as=ended_as,
            delivered_at=ended_at + timedelta(minutes=7) if ended_as == "result" else None,
            level=choice.level,
            is_online=group.channel == "online",
        )

    def _moment(self, position: int, minutes: tuple[int, int]) -> datetime:
        minute = self.rng.randint(*minutes)
        return datetime.combine(self.days[position], time(minute // 60, minute % 60))
