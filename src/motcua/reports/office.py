"""The office's own figures, for its leader: the measures of the reports, over any days.

What a report counts and what this page counts are the same query with the same accounting, so a
number here is the number of the report of those days. An officer's figures are those of the
dossiers that are the officer's now: facts do not keep who held a dossier before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers import api as dossiers
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.periods import Period
from motcua.kernel.text import sort_key
from motcua.reports import counting
from motcua.reports.data import RecordRow
from motcua.reports.records import record_row
from motcua.rulebook import load
from motcua.statistics import api as statistics
from motcua.statistics.data import Query

READ = "office.read"
SHEET_MEASURES = (
    "dossier.received",
    "dossier.finished",
    "dossier.finished_early",
    "dossier.finished_on_due",
    "dossier.finished_late",
)


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """A dossier behind an office figure. officer: who has it now, "" nobody."""

    row: RecordRow
    officer: str


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """What one officer did in a period. counts: measure key -> dossiers."""

    officer: str
    counts: Mapping[str, int]


def office_counts(
    agency: AgencyView, period: Period, measures: Iterable[str], *, actor: Actor, now: datetime
) -> dict[str, dict[str, int]]:
    """Field key -> measure key -> dossiers, everything recorded so far.

    Fields without a dossier are absent. Raises NotAllowed, NotFound, KeyError for a measure that
    is not declared.
    """
    _require(agency, actor, now)
    return dict(statistics.count(_query(agency, period, measures)).rows)


def office_records(
    agency: AgencyView, period: Period, measure: str, *, actor: Actor, now: datetime
) -> list[OfficeRecord]:
    """The dossiers that one measure counts, oldest acceptance first; as many as its number."""
    _require(agency, actor, now)
    query = _query(agency, period, (measure,))
    records = list(statistics.records(query, measure, None))
    ids = [int(str(record.version["dossier_id"])) for record in records]
    officers = dossiers.officers_of(ids)
    found = [
        OfficeRecord(record_row(record), officers.get(key, ""))
        for record, key in zip(records, ids, strict=True)
    ]
    found.sort(key=lambda one: (one.row.accepted_on, one.row.code))
    return found


def officer_counts(
    agency: AgencyView, period: Period, measures: Iterable[str], *, actor: Actor, now: datetime
) -> tuple[OfficerLine, ...]:
    """The same measures by officer, in the order of their names; dossiers of nobody come last."""
    keys = tuple(measures)
    found: dict[str, dict[str, int]] = {}
    for key in keys:
        for one in office_records(agency, period, key, actor=actor, now=now):
            line = found.setdefault(one.officer, dict.fromkeys(keys, 0))
            line[key] += 1
    order = sorted(found, key=lambda name: (not name, sort_key(name)))
    return tuple(OfficerLine(name, found[name]) for name in order)


def _query(agency: AgencyView, period: Period, measures: Iterable[str]) -> Query:
    form = load.form(load.queue(period.to_on).figures_as, period.to_on)
    return counting.query_of_many(form, (agency.id,), period, measures, as_of=None)


def _require(agency: AgencyView, actor: Actor, now: datetime) -> None:
    agencies.require(actor, READ, agency.id, local(now).date())
