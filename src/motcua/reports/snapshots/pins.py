"""The sequences that a snapshot pins: which commands of which agencies its figures hold."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.measures import FactTable
from motcua.kernel.periods import Period
from motcua.reports import counting
from motcua.statistics import api as statistics
from motcua.statistics.data import Query

COMMUNE = "commune"

Heads = dict[str, dict[int, statistics.Head]]
"""Log of a register -> agency id -> its head."""


def logs() -> dict[str, FactTable]:
    """One fact table of each log of commands that figures are counted from."""
    return {fact.log_table: fact for fact in counting.FACTS.values()}


def concerned(agency: AgencyView, period: Period) -> frozenset[int]:
    """Every agency whose records a form of this one may count: its own, below, taken over."""
    ids = {agency.id}
    if agency.tier != COMMUNE:
        ids |= agencies.subtree_ids(agency.id, agency.nearest_day(period.to_on))
    return frozenset(ids | agencies.inherited(ids).keys())


def heads_of(agency_ids: Collection[int], *, hold: bool = False) -> Heads:
    """The heads of all logs. hold: nothing is recorded there until the transaction ends."""
    return {
        log: statistics.heads(fact, agency_ids, hold=hold) for log, fact in sorted(logs().items())
    }


def as_content(heads: Heads) -> list[dict[str, Any]]:
    """Pins as a snapshot keeps them; an agency that had recorded nothing is not named."""
    views = agencies.views({agency_id for found in heads.values() for agency_id in found})
    return [
        {
            "log": log,
            "agency": agency_id,
            "code": views[agency_id].code,
            "seq": head.seq,
            "hash": head.hash,
        }
        for log, found in heads.items()
        for agency_id, head in sorted(found.items())
    ]


def sequences(content: list[Mapping[str, Any]], fact: FactTable) -> dict[int, int]:
    """Agency id -> pinned sequence in the log of that fact table."""
    return {int(one["agency"]): int(one["seq"]) for one in content if one["log"] == fact.log_table}


def pinned(query: Query, sequence_of: Mapping[int, int]) -> Query:
    """The same question about what had been recorded by the pins."""
    scopes = (replace(one, seq=sequence_of.get(one.agency_id, 0)) for one in query.scopes)
    return replace(query, scopes=tuple(scopes))
