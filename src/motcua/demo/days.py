"""Working days counted from the day the demonstration is made."""

from datetime import date, datetime, time, timedelta

from motcua.kernel.dates import VIETNAM
from motcua.rulebook import load

AHEAD = 40  # working days after today that may be named


class Days:
    """Working days around today by place: 0 is the first of them."""

    def __init__(self, today: date, first: date) -> None:
        """Days from `first` on. today, first: in Vietnam."""
        calendar = load.calendar()
        last = calendar.add_working_days(today, AHEAD)
        every = (first + timedelta(days=n) for n in range((last - first).days + 1))
        self.days = [day for day in every if calendar.is_working_day(day)]
        self.today_place = sum(day < today for day in self.days)
        """Of today, or of the next working day: where something can be due."""
        self.last_place = self.today_place - (self.days[self.today_place] != today)
        """Of today, or of the working day before it: where an officer can last have worked."""

    @classmethod
    def before(cls, today: date, count: int) -> "Days":
        """From so many working days before today."""
        return cls(today, load.calendar().add_working_days(today, -count))

    def at(self, place: int, minute: int) -> datetime:
        """A minute of a working day, in Vietnam."""
        clock = time(minute // 60, minute % 60)
        return datetime.combine(self.days[place], clock, VIETNAM)

    def worked(self, offset: int) -> date:
        """The working day so many after (negative: before) the last one worked."""
        return self.days[self.last_place + offset]

    def due(self, offset: int) -> date:
        """The same counted from where something can be due today."""
        return self.days[self.today_place + offset]
