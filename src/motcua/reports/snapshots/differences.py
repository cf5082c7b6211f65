"""A closed period against the records of today: cell by cell, and the records behind each."""

import json
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import replace
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.forms import FormColumn, FormDefinition
from motcua.kernel.measures import FactTable
from motcua.kernel.periods import Period
from motcua.registers.surveys.facts import FACT as BALLOT_FACT
from motcua.reports.data import (
    GRADE,
    HEAD,
    LEVELS,
    MISSING_CELL,
    TOTAL,
    Cell,
    CellStatus,
    FormSheet,
)
from motcua.reports.errors import ColumnHasNoRecords
from motcua.reports.forms import compute_form
from motcua.reports.models import Snapshot
from motcua.reports.records import cell_questions
from motcua.reports.report import compute_report
from motcua.reports.snapshot_data import (
    CellChange,
    ChangedRecord,
    Difference,
    FrozenSheet,
    SectionChange,
    SnapshotView,
)
from motcua.reports.snapshots import pins
from motcua.reports.snapshots.ballot_changes import BallotsBehind, ballots_behind
from motcua.reports.snapshots.content import freeze, freeze_sections, thaw, thaw_sections
from motcua.reports.snapshots.reading import REPORT, readable
from motcua.reports.snapshots.records import Member, Since
from motcua.reports.snapshots.sources import late_of, sources_of
from motcua.reports.snapshots.stored import view_of
from motcua.rulebook import load

Place = tuple[str, str]
"""Row key and column key."""
NO_BALLOT = BallotsBehind()
NOTHING = Cell(0, CellStatus.AUTO)  # what a row without a single record counts


def difference(snapshot_id: int, *, actor: Actor, now: datetime) -> Difference:
    """What today's records say otherwise than the closed figures, and which records those are.

    Raises NotFound, NotAllowed. O(records of the form), twice a column, once anything was
    recorded since; else one computation of the form.
    """
    row = readable(snapshot_id, actor, now)
    closed = view_of(row)
    agency = agencies.get(row.agency_id)
    sheets, sections = _today(row, agency, closed.line.period, actor, now)
    compared = [
        _Compared(row, agency, sheet, sheets[sheet.form])
        for sheet in closed.sheets
        if sheet.form in sheets
    ]
    return Difference(
        as_of=local(now),
        cells=tuple(change for one in compared for change in one.changes()),
        sections=_changed_sections(closed, sections),
        late=_late(row, closed),
        rulebook_changed=closed.rulebook_version != load.rulebook_version(),
    )


def _today(
    row: Snapshot, agency: AgencyView, period: Period, actor: Actor, now: datetime
) -> tuple[dict[str, FormSheet], list[dict[str, str]]]:
    if row.kind == REPORT:
        report = compute_report(row.key, agency, period, actor=actor, now=now)
        sheets = {annex.sheet.form.key: annex.sheet for annex in report.annexes}
        return sheets, freeze_sections(report)
    sheet = compute_form(row.key, agency, period, actor=actor, now=now)
    return {row.key: sheet}, []


def _changed_sections(
    closed: SnapshotView, today: list[dict[str, str]]
) -> tuple[SectionChange, ...]:
    then = {section.key: section for section in closed.sections}
    return tuple(
        SectionChange(section.key, section.title, then[section.key].text, section.text)
        for section in thaw_sections(today)
        if section.key in then and then[section.key].text != section.text
    )


def _late(row: Snapshot, closed: SnapshotView) -> tuple[ChangedRecord, ...]:
    """Every record of which something that happened in the period was recorded too late."""
    found: list[ChangedRecord] = []
    forms = [sheet.form for sheet in closed.sheets]
    for register, fact in sources_of(forms, closed.line.period.to_on).items():
        since = Since(fact, _sequences(row, fact), closed.line.period)
        found += since.records(("", one) for one in late_of(register, since)).values()
    return tuple(sorted(found, key=lambda one: (one.register, one.code)))


def _sequences(row: Snapshot, fact: FactTable) -> dict[int, int]:
    """Pins of that register; of an agency that had recorded nothing by then 0."""
    agency = agencies.get(row.agency_id)
    concerned = pins.concerned(agency, Period(row.from_on, row.to_on))
    content = json.loads(row.pins)["pins"]
    return dict.fromkeys(concerned, 0) | pins.sequences(content, fact)


class _Compared:
    """One closed sheet beside today's."""

    def __init__(
        self, row: Snapshot, agency: AgencyView, closed: FrozenSheet, today: FormSheet
    ) -> None:
        self._row = row
        self._agency = agency
        self._form: FormDefinition = today.form
        self._period = Period(row.from_on, row.to_on, row.period_code or None)
        self._closed = closed
        self._today = thaw(freeze(today))
        self._labels = self._row_labels()
        self._since: dict[str, Since] = {}

    def changes(self) -> Iterator[CellChange]:
        """Cells whose figure changed, and cells that count other records for the same figure."""
        gained, lost = self._by_place()
        ballots = self._ballots()
        for row_key, columns in self._places():
            for column in columns:
                place = (row_key, column.key)
                closed, today = self._cells(place)
                answers = ballots.get(place, NO_BALLOT)
                more = (*gained.get(place, ()), *answers.gained)
                less = (*lost.get(place, ()), *answers.lost)
                if closed.value == today.value and not (more or less or answers.altered):
                    continue
                if _is_label(column, closed, today):
                    continue
                if self._form.appendix:
                    more, less = self._of_cell(place)
                change = self._change(place, column, closed, today, more, less)
                yield replace(change, altered=tuple(answers.altered))

    def _change(
        self,
        place: Place,
        column: FormColumn,
        closed: Cell,
        today: Cell,
        gained: tuple[ChangedRecord, ...],
        lost: tuple[ChangedRecord, ...],
    ) -> CellChange:
        both = (closed.value, today.value)
        counted = all(isinstance(value, int) for value in both) and column.measure is not None
        grown = int(str(today.value)) - int(str(closed.value)) if counted else 0
        return CellChange(
            form=self._form.key,
            row_key=place[0],
            row_label=self._labels.get(place[0], place[0]),
            column_key=column.key,
            column_label=" – ".join(column.path),
            closed=closed,
            today=today,
            gained=gained,
            lost=lost,
            explained=not counted or grown == len(gained) - len(lost),
        )

    def _cells(self, place: Place) -> tuple[Cell, Cell]:
        row_key, column = place
        if place == (TOTAL, GRADE):
            return (
                Cell(self._closed.grade, CellStatus.AUTO),
                Cell(self._today.grade, CellStatus.AUTO),
            )
        closed = self._closed.cells_of(row_key).get(column)
        today = self._today.cells_of(row_key).get(column)
        absent = NOTHING if self._form.fact else MISSING_CELL
        return closed or absent, today or absent

    def _places(self) -> Iterator[tuple[str, tuple[FormColumn, ...]]]:
        """Rows in today's order, then rows that only the closed sheet has, then what is beside."""
        columns = self._today.columns
        yield from ((key, columns) for key in self._labels if key not in (HEAD, LEVELS, TOTAL))
        if self._form.total:
            grade = (FormColumn(GRADE, "Xếp loại", ("Xếp loại",), None, "text"),)
            yield TOTAL, (*columns, *(grade if self._form.grades else ()))
        yield HEAD, self._today.head_columns
        yield LEVELS, self._today.level_columns

    def _row_labels(self) -> dict[str, str]:
        labels = {row.key: row.label for row in self._today.rows}
        labels |= {row.key: row.label for row in self._closed.rows if row.key not in labels}
        levels = self._form.levels.caption if self._form.levels else ""
        return labels | {TOTAL: self._form.total_label, HEAD: "Đầu biểu", LEVELS: levels}

    def _by_place(
        self,
    ) -> tuple[dict[Place, list[ChangedRecord]], dict[Place, list[ChangedRecord]]]:
        """Records gained and lost by each counted cell, the total of a column among them."""
        gained: dict[Place, list[ChangedRecord]] = {}
        lost: dict[Place, list[ChangedRecord]] = {}
        for column in self._today.columns if self._form.fact else ():
            if column.measure is None:
                continue
            questions = cell_questions(
                self._form, self._agency, self._period, None, column.key, as_of=None
            )
            for question in questions:
                since = self._since_of(question.query.fact)
                then, now = since.members(question)
                _put(gained, column.key, since, now.keys() - then.keys(), then.keys())
                _put(lost, column.key, since, then.keys() - now.keys(), now.keys())
        return gained, lost

    def _ballots(self) -> dict[Place, BallotsBehind]:
        """Ballots behind the cells that they fill; {} of a form that none does."""
        if not self._form.questionnaire:
            return {}
        places = ((key, column.key) for key, columns in self._places() for column in columns)
        since = self._since_of(BALLOT_FACT)
        return ballots_behind(self._form, self._agency, self._period, since, places)

    def _of_cell(self, place: Place) -> tuple[tuple[ChangedRecord, ...], tuple[ChangedRecord, ...]]:
        """The same of one indicator, each by its own measure; ((), ()) for a typed one."""
        gained: list[ChangedRecord] = []
        lost: list[ChangedRecord] = []
        try:
            questions = cell_questions(
                self._form, self._agency, self._period, place[0], place[1], as_of=None
            )
        except ColumnHasNoRecords:
            return (), ()
        for question in questions:
            since = self._since_of(question.query.fact)
            then, now = since.members(question)
            more, fewer = (lost, gained) if question.taken_off else (gained, lost)
            more += since.records(now.keys() - then.keys()).values()
            fewer += since.records(then.keys() - now.keys()).values()
        return tuple(_without(gained, lost)), tuple(_without(lost, gained))

    def _since_of(self, fact: FactTable) -> Since:
        if fact.key not in self._since:
            self._since[fact.key] = Since(fact, _sequences(self._row, fact), self._period)
        return self._since[fact.key]


def _without(some: list[ChangedRecord], others: list[ChangedRecord]) -> list[ChangedRecord]:
    """Records that are in `some` more often than in `others`: a sum may count one in two terms."""
    left = Counter((record.register, record.record_id) for record in others)
    kept = []
    for record in some:
        one = (record.register, record.record_id)
        if left[one]:
            left[one] -= 1
        else:
            kept.append(record)
    return kept


def _put(
    places: dict[Place, list[ChangedRecord]],
    column: str,
    since: Since,
    members: Set[Member],
    others: Set[Member],
) -> None:
    """Records under their row, and under the total unless they only moved from row to row."""
    elsewhere = {record_id for _, record_id in others}
    for (row_key, record_id), record in since.records(members).items():
        places.setdefault((row_key, column), []).append(record)
        if record_id not in elsewhere:
            places.setdefault((TOTAL, column), []).append(record)


def _is_label(column: FormColumn, closed: Cell, today: Cell) -> bool:
    """A text that nobody typed (a unit, a status) is no figure."""
    return column.kind == "text" and column.key != GRADE and not (closed.by or today.by)
