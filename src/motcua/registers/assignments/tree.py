"""The tree of assignments: what an agency was given or gave, and how it stands in the units below.

A task names its parent by the code that this has at an agency above; the nearest agency above
that has an entry under the code is the one meant.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.measures import OPEN_SEQUENCE
from motcua.registers.assignments.data import Branch, Standing
from motcua.registers.assignments.facts import ENDED_ON
from motcua.registers.assignments.models import AssignmentFact
from motcua.registers.ledger.models import RegisterEntry
from motcua.registers.ledger.permissions import READ

KEY = "assignments"


def tree(agency_id: int, *, actor: Actor, now: datetime) -> tuple[Branch, ...]:
    """The agency's assignments that units below have a part of, the last issued first.

    Units the actor may not read are left out, with what stands below them. Raises NotFound,
    NotAllowed.
    """
    today = local(now).date()
    agencies.require(actor, READ, agency_id, today)
    ids = agencies.subtree_ids(agency_id, today)
    visible = agencies.visible_agency_ids(actor, READ, today)
    ids = ids if visible is None else ids & visible
    woods = _Woods(_rows(ids), agencies.views(ids), today)
    roots = [woods.branch(row) for row in woods.roots(agency_id)]
    return tuple(sorted(roots, key=lambda each: (each.issued_on, each.code), reverse=True))


def standing_of(state: str, due_on: date | None, ended_on: date | None, today: date) -> Standing:
    """How an assignment stands at the end of `today`. What ended later is still open then."""
    if ended_on is None or ended_on > today:
        return Standing.LATE if due_on is not None and due_on < today else Standing.IN_TIME
    if state == "cancelled":
        return Standing.CANCELLED
    is_late = due_on is not None and ended_on > due_on
    return Standing.DONE_LATE if is_late else Standing.DONE_IN_TIME


def _rows(agency_ids: frozenset[int]) -> list[RegisterEntry]:
    """The tasks that name a parent, and all that their codes may mean."""
    facts = AssignmentFact.objects.filter(recorded_to=OPEN_SEQUENCE, agency_id__in=agency_ids)
    children = facts.exclude(parent="").values_list("entry_id", "parent")
    known, codes = set(), set()
    for entry_id, parent in children:
        known.add(entry_id)
        codes.add(parent)
    rows = RegisterEntry.objects.filter(register=KEY, agency_id__in=agency_ids)
    return [*rows.filter(pk__in=known), *rows.filter(code__in=codes).exclude(pk__in=known)]


@dataclass
class _Woods:
    """Rows, and for each the rows that name it."""

    rows: Sequence[RegisterEntry]
    units: Mapping[int, AgencyView]
    today: date

    def __post_init__(self) -> None:
        self._above: dict[int, list[int]] = {}
        self._below: dict[int, list[RegisterEntry]] = defaultdict(list)
        by_code: dict[str, dict[int, RegisterEntry]] = defaultdict(dict)
        for row in self.rows:
            by_code[row.code][row.agency_id] = row
        for row in self.rows:
            named = by_code.get(row.data.get("parent", ""), {})
            upper = next((each for each in self._uppers(row.agency_id) if each in named), None)
            if upper is not None:
                self._below[named[upper].pk].append(row)

    def roots(self, agency_id: int) -> list[RegisterEntry]:
        """The agency's rows that something below belongs to."""
        return [row for row in self.rows if row.agency_id == agency_id and self._below[row.pk]]

    def branch(self, row: RegisterEntry) -> Branch:
        """The row with all below it, units in the order of their codes."""
        below = sorted(self._below[row.pk], key=lambda r: (self.units[r.agency_id].code, r.code))
        children = tuple(self.branch(each) for each in below)
        counts: Counter[Standing] = Counter(child.standing for child in children)
        for child in children:
            counts.update(child.counts)
        ended = row.data.get(ENDED_ON.get(row.state, ""))
        ended_on = date.fromisoformat(ended) if ended else None
        return Branch(
            entry_id=row.pk,
            agency=self.units[row.agency_id],
            code=row.code,
            title=row.title,
            officer=row.data.get("officer", ""),
            issued_on=row.begun_on or self.today,
            due_on=row.due_on,
            ended_on=ended_on,
            standing=standing_of(row.state, row.due_on, ended_on, self.today),
            children=children,
            counts=dict(counts),
        )

    def _uppers(self, agency_id: int) -> list[int]:
        if agency_id not in self._above:
            uppers = agencies.ancestors(agency_id, self.today)
            self._above[agency_id] = [upper.id for upper in uppers]
        return self._above[agency_id]
