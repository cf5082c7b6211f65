"""Which units, parent links and successions the rulebook's lists mean. No database here.

The lists know the names as of 01/03/2025 (old units) and 30/04/2026 (new ones; ten communes of
Đồng Nai were xã until then and keep their present name from the start). They say nothing of when
an old unit was founded, nor of a district it stood under before the last one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.agencies.data import DATA_START, TWO_TIERS_FROM
from motcua.kernel.text import fold, nfc

Row = Mapping[str, str]
Key = tuple[str, date]
"""A unit by code and first day."""

THREE_TIERS_TO = TWO_TIERS_FROM - timedelta(days=1)

# `last_valid` of the lists -> last day, and whether that day is an estimate: of a unit dissolved
# in 2023-2025 the source says only that it was gone on 01/03/2025.
LAST_DAYS = {
    "2025-06": (THREE_TIERS_TO, False),
    "2025-02": (date(2025, 2, 28), False),
    "2023": (date(2025, 2, 28), True),
}
PARTS = {"ca": "whole", "chinh": "main", "phan": "part"}
# Five island districts had no communes; the list of mergers names them by "H" and their code.
DISTRICT_MARK = "H"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it has to stand in the table."""

    code: str
    name: str
    kind: str
    tier: str
    valid_from: date
    valid_to: date | None
    end_is_estimated: bool = False

    @property
    def key(self) -> Key:
        """What makes it one row."""
        return self.code, self.valid_from

    @property
    def name_key(self) -> str:
        """The name folded for search."""
        return fold(self.name)


@dataclass(frozen=True, slots=True)
class Link:
    """`child` stood under `parent` for the life of the child."""

    child: Key
    parent: Key
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Heir:
    """`part` of `old` went to `new` on 1/7/2025."""

    old: Key
    new: Key
    part: str


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """Everything the lists say."""

    units: tuple[Unit, ...]
    links: tuple[Link, ...]
    heirs: tuple[Heir, ...]


def plan_units(tables: Mapping[str, Iterable[Row]]) -> UnitPlan:
    """The plan of all units.

    tables: rows of provinces, communes, provinces_old, districts_old, communes_old and merges,
    with the columns of the lists (codes as text, blanks as "").
    """
    rows = {name: tuple(table) for name, table in tables.items()}
    units = (*_old_units(rows), *_new_units(rows))
    ends = {unit.key: unit.valid_to for unit in units}
    links = (*_old_links(rows, ends), *_new_links(rows))
    return UnitPlan(units, links, (*_province_heirs(rows), *_commune_heirs(rows)))


def _old(code: str) -> Key:
    return code, DATA_START


def _new(code: str) -> Key:
    return code, TWO_TIERS_FROM


def _kind_of_province(name: str) -> str:
    return "thanh_pho" if fold(name).startswith("thanh pho") else "tinh"


def _old_units(rows: Mapping[str, tuple[Row, ...]]) -> Iterator[Unit]:
    for row in rows["provinces_old"]:
        kind = _kind_of_province(row["name"])
        yield Unit(row["code"], nfc(row["name"]), kind, "province", DATA_START, THREE_TIERS_TO)
    for table, tier in (("districts_old", "district"), ("communes_old", "commune")):
        for row in rows[table]:
            last, estimated = LAST_DAYS[row["last_valid"]]
            name = nfc(row["name"])
            yield Unit(row["code"], name, row["type"], tier, DATA_START, last, estimated)


def _new_units(rows: Mapping[str, tuple[Row, ...]]) -> Iterator[Unit]:
    for table, tier in (("provinces", "province"), ("communes", "commune")):
        for row in rows[table]:
            yield Unit(row["code"], nfc(row["name"]), row["type"], tier, TWO_TIERS_FROM, None)


def _old_links(
    rows: Mapping[str, tuple[Row, ...]], ends: Mapping[Key, date | None]
) -> Iterator[Link]:
    for table, column in (("districts_old", "province_code"), ("communes_old", "district_code")):
        for row in rows[table]:
            child = _old(row["code"])
            yield Link(child, _old(row[column]), DATA_START, ends[child])


def _new_links(rows: Mapping[str, tuple[Row, ...]]) -> Iterator[Link]:
    for row in rows["communes"]:
        yield Link(_new(row["code"]), _new(row["province_code"]), TWO_TIERS_FROM, None)


def _province_heirs(rows: Mapping[str, tuple[Row, ...]]) -> Iterator[Heir]:
    for row in rows["provinces_old"]:
        yield Heir(_old(row["code"]), _new(row["new_province_code"]), "whole")


def _commune_heirs(rows: Mapping[str, tuple[Row, ...]]) -> Iterator[Heir]:
    for row in rows["merges"]:
        old = row["old_code"].removeprefix(DISTRICT_MARK)
        yield Heir(_old(old), _new(row["new_code"]), PARTS[row["part"]])
