"""Files of registers as an office would have them, made from a few lines of YAML.

A group says how many rows are alike and what stands under each heading: a text ({n}: the row of
the file, {k}: of the group), one of several texts in turn, days spread over a span, or working
days after another day. The same file comes out on every machine.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from motcua.kernel.actors import Actor
from motcua.registers import api as registers
from motcua.rulebook import load

CODE, STATE = "code", "state"
NATIONAL = "chuan"  # kind of a procedure that holds everywhere
PUBLISHED = "N"  # the catalogue's mark of what a real commune publishes


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Spread(_Strict):
    """Working days from the first to the last, evenly, one a row."""

    spread: tuple[date, date]


class After(_Strict):
    """So many working days after the day of another field of the row."""

    after: str
    days: int


class Picked(_Strict):
    """Procedures of the catalogue, one a row: `codes` if given, else the next of the tier.

    Fills the code, the name and the field. tier: a key of the catalogue (xa, tinh).
    """

    tier: str = "xa"
    codes: tuple[str, ...] = ()


Filling = str | tuple[str, ...] | Spread | After


class RowGroup(_Strict):
    """Rows that are alike. values: field key (also code and state) -> what stands there."""

    count: int
    values: dict[str, Filling]
    procedures: Picked | None = None


class RegisterFile(_Strict):
    """A file of one register. ordered_by: the field whose days order its rows; "": as grouped."""

    register_key: str
    file: str
    groups: tuple[RowGroup, ...]
    ordered_by: str = ""


def write_register(source: RegisterFile, folder: Path) -> Path:
    """Write the file as csv under the register's own headings; only columns that are filled."""
    definition = load.register(source.register_key)
    rows = list(_rows(source))
    if source.ordered_by:
        rows.sort(key=lambda row: _read_day(row[source.ordered_by]))
    labels = {
        CODE: definition.code.label,
        **{field.key: field.label for field in definition.fields},
        STATE: "Trạng thái",
    }
    used = [key for key in labels if any(key in row for row in rows)]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / source.file
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([labels[key] for key in used])
        writer.writerows([row.get(key, "") for key in used] for row in rows)
    return path


def import_registers(
    sources: Iterable[RegisterFile],
    agency_code: str,
    on: date,
    folder: Path,
    *,
    actor: Actor,
    now: datetime,
) -> Iterator[str]:
    """Write each file and take it in as an officer would; what was said, a line a file.

    on: the day the agency's code is read on. Raises RuntimeError when a row is rejected: the
    demonstration's own data must be right.
    """
    for source in sources:
        path = write_register(source, folder)
        report = registers.import_file(
            source.register_key,
            path,
            agency_code=f"{agency_code}@{on.isoformat()}",
            actor=actor,
            now=now,
            dry_run=False,
        )
        if report.rejections:
            raise RuntimeError(f"{path.name}: {report.rejections[0]}")
        yield f"  {path.name}: {report.new} mục mới, {report.unchanged} giữ nguyên"


def _rows(source: RegisterFile) -> Iterator[dict[str, str]]:
    number = 0
    taken: set[str] = set()
    for group in source.groups:
        picked = _picked(group, taken) if group.procedures else ()
        for place in range(group.count):
            number += 1
            row = {key: _text(group, key, place, number) for key in group.values}
            yield row | (dict(picked[place]) if picked else {})


def _text(group: RowGroup, key: str, place: int, number: int) -> str:
    filling = group.values[key]
    if isinstance(filling, Spread | After):
        return f"{_day(group, key, place):%d/%m/%Y}"
    text = filling if isinstance(filling, str) else filling[place % len(filling)]
    return text.format(n=number, k=place + 1)


def _day(group: RowGroup, key: str, place: int) -> date:
    filling = group.values[key]
    if isinstance(filling, Spread):
        days = _working_days(*filling.spread)
        return days[place * len(days) // group.count]
    if isinstance(filling, After):
        calendar = load.calendar()
        return calendar.add_working_days(_day(group, filling.after, place), filling.days)
    return _read_day(filling if isinstance(filling, str) else filling[place % len(filling)])


def _read_day(text: str) -> date:
    day, month, year = text.split("/")
    return date(int(year), int(month), int(day))


@cache
def _working_days(first: date, last: date) -> tuple[date, ...]:
    calendar = load.calendar()
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(day for day in every if calendar.is_working_day(day))


def _picked(group: RowGroup, taken: set[str]) -> tuple[dict[str, str], ...]:
    """The procedures of a group; none is in the file twice."""
    asked = group.procedures or Picked()
    known = {row["code"]: row for row in _catalogue(asked.tier)}
    codes = asked.codes or tuple(code for code in known if code not in taken)[: group.count]
    if len(codes) != group.count or taken & set(codes):
        raise ValueError(f"{group.count} procedures asked for, {len(codes)} found: {group}")
    taken |= set(codes)
    return tuple(
        {CODE: code, "name": known[code]["name"], "field": known[code]["field"].split(";")[0]}
        for code in codes
    )


@cache
def _catalogue(tier: str) -> tuple[dict[str, str], ...]:
    """National procedures of a tier, those a real commune publishes first."""
    rows = [
        dict(row)
        for row in load.procedures_rows()
        if tier in row["tier"].split(";") and row["kind"] == NATIONAL
    ]
    return tuple(sorted(rows, key=lambda row: (PUBLISHED not in row["src"], row["code"])))
