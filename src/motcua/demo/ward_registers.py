"""Registers of the ward of today, with days that are counted from the day of the demo.

The file of the ward says days as working days before and after today; here they become the dates
of a file as any office has it, which is then taken in like any other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from motcua.agencies import api as agencies
from motcua.demo.days import Days
from motcua.demo.register_rows import (
    After,
    Picked,
    RegisterFile,
    RowGroup,
    Spread,
    import_registers,
)
from motcua.demo.wards import Ward, ward_file
from motcua.kernel.actors import Actor
from motcua.kernel.dates import format_day, local
from motcua.registers import api as registers

FIRST_WEEKS = 80  # working days of a new year in which the books still show the old one


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Worked(_Strict):
    """Working days from the last one worked (0), one a row in turn; null: an empty cell."""

    worked: tuple[int | None, ...]


class Due(_Strict):
    """Working days from today, or the next working day (0), one a row in turn."""

    due: tuple[int, ...]


class Over(_Strict):
    """Spread over the working days between two, counted as `Worked`; "year": since it began."""

    over: tuple[int | Literal["year"], int]


class WardRows(_Strict):
    """Rows that are alike, as `RowGroup`. every: a row each so many working days of `Over`."""

    count: int = 0
    every: int = 0
    values: dict[str, Worked | Due | Over | After | str | tuple[str, ...]]
    procedures: Picked | None = None


class WardFile(_Strict):
    """A file of one register, see `RegisterFile`."""

    register_key: str
    file: str
    groups: tuple[WardRows, ...]
    ordered_by: str = ""


class Step(_Strict):
    """What an officer did to an entry after it was written: a verb of its register."""

    register_key: str
    code: str
    verb: str
    values: dict[str, Worked | Due | str] = {}


class WardRegisters(_Strict):
    """The file of the ward: {year} in a text is the year of the day of the demo."""

    files: tuple[WardFile, ...]
    steps: tuple[Step, ...]


def import_ward_registers(
    plan: Ward, folder: Path, *, actor: Actor, now: datetime
) -> Iterator[str]:
    """Write the files, take them in, do the steps; what was said, a line a file."""
    source = TypeAdapter(WardRegisters).validate_python(ward_file(plan.registers))
    placing = Placing.of(plan, local(now).date())
    files = [placing.file(one) for one in source.files]
    yield from import_registers(files, plan.agency, local(now).date(), folder, actor=actor, now=now)
    agency_id = agencies.resolve(plan.agency, local(now).date()).id
    for step in source.steps:
        _do(step, agency_id, placing, actor, now)


def _do(step: Step, agency_id: int, placing: "Placing", actor: Actor, now: datetime) -> None:
    code = placing.text(step.code)
    entry = registers.entry_by_code(step.register_key, code, agency_id, actor=actor, now=now)
    values = {key: placing.filled(value)[0] for key, value in step.values.items()}
    registers.apply(step.register_key, entry.id, step.verb, values, actor=actor, now=now)


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the days of the file lie. first: of the records kept in the year's books."""

    days: Days
    first: int
    year: int

    @classmethod
    def of(cls, plan: Ward, today: date) -> "Placing":
        """Around today; books begin with the year, or with the ward in its first."""
        days = Days(today, plan.since)
        begun = sum(day.year < today.year for day in days.days)
        if days.last_place - begun < FIRST_WEEKS:
            begun = sum(day.year < today.year - 1 for day in days.days)
        return cls(days, begun, today.year)

    def file(self, source: WardFile) -> RegisterFile:
        """The file with dates."""
        return RegisterFile(
            register_key=source.register_key,
            file=source.file,
            groups=tuple(map(self._group, source.groups)),
            ordered_by=source.ordered_by,
        )

    def _group(self, rows: WardRows) -> RowGroup:
        spans = [self._span(one.over) for one in rows.values.values() if isinstance(one, Over)]
        count = rows.count or max(len(spans[0]) // rows.every, 1)
        values = {key: self._placed(value) for key, value in rows.values.items()}
        return RowGroup(count=count, values=values, procedures=rows.procedures)

    def _placed(
        self, value: Worked | Due | Over | After | str | tuple[str, ...]
    ) -> str | tuple[str, ...] | Spread | After:
        if isinstance(value, Over):
            span = self._span(value.over)
            return Spread(spread=(span[0], span[-1]))
        return value if isinstance(value, After) else self.filled(value)

    def filled(self, value: Worked | Due | str | tuple[str, ...]) -> tuple[str, ...]:
        """The texts, one a row in turn."""
        if isinstance(value, Worked):
            return tuple(
                "" if offset is None else format_day(self.days.worked(offset))
                for offset in value.worked
            )
        if isinstance(value, Due):
            return tuple(format_day(self.days.due(offset)) for offset in value.due)
        return tuple(map(self.text, (value,) if isinstance(value, str) else value))

    def text(self, said: str) -> str:
        """A text with the year of the demo."""
        return said.replace("{year}", str(self.year))

    def _span(self, over: tuple[int | str, int]) -> list[date]:
        low, high = over
        first = self.first if isinstance(low, str) else self.days.last_place + low
        last = self.days.last_place + high
        return self.days.days[max(first, 0) : last + 1] or [self.days.days[max(last, 0)]]
