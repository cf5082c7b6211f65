"""Fact versions wait here until the command's sequence number is known.

The number is given under the lock of the chain's head, which is taken last. A clerk's command
waits in memory; beyond `IN_MEMORY` rows they wait in a temporary table, and one statement moves
them: memory stays bounded and the lock short.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection

from motcua.dossiers.inserting import insert_rows
from motcua.dossiers.models import DossierFact
from motcua.dossiers.stored import FactValues, fact_columns
from motcua.kernel.measures import OPEN_SEQUENCE

IN_MEMORY = 2_000

_COLUMNS = "field_key, online, accepted_day, due_day, stopped_day, ended_day, outcome"
_NO_FACT = (None,) * 7
_STAGED_COLUMNS = ("dossier_id", "is_new", *_COLUMNS.split(", "))


@dataclass(frozen=True, slots=True)
class StagedFact:
    """A dossier's next version. values: None closes the present version and opens none."""

    dossier_id: int
    is_new: bool  # no version yet, so none to close
    values: FactValues | None


@dataclass(slots=True)
class FactStage:
    """The versions of one command."""

    agency_id: int
    _waiting: list[StagedFact] = field(default_factory=list)
    _has_table: bool = False

    def add(self, facts: Sequence[StagedFact]) -> None:
        """Keep them until `write`."""
        self._waiting.extend(facts)
        if len(self._waiting) > IN_MEMORY:
            self._spill()

    def write(self, seq: int) -> None:
        """Close the versions in force and open the new ones at `seq`."""
        if self._has_table:
            self._spill()
            self._move(seq)
        else:
            _write_few(self.agency_id, seq, self._waiting)
        self._waiting = []

    def _spill(self) -> None:
        with connection.cursor() as cursor:
            if not self._has_table:
                cursor.execute(
                    "CREATE TEMPORARY TABLE fact_stage (dossier_id bigint, is_new smallint,"
                    " field_key varchar(80), online smallint, accepted_day integer,"
                    " due_day integer, stopped_day integer, ended_day integer,"
                    " outcome varchar(20))"
                )
                self._has_table = True
        insert_rows("fact_stage", _STAGED_COLUMNS, [_staged(fact) for fact in self._waiting])
        self._waiting = []

    def _move(self, seq: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE dossier_fact SET recorded_to = %s WHERE recorded_to = %s"
                " AND dossier_id IN (SELECT dossier_id FROM fact_stage WHERE is_new = 0)",
                [seq, OPEN_SEQUENCE],
            )
            cursor.execute(
                "INSERT INTO dossier_fact"  # noqa: S608  (our own column names)
                f" (dossier_id, agency_id, recorded_from, recorded_to, {_COLUMNS})"
                f" SELECT dossier_id, %s, %s, %s, {_COLUMNS} FROM fact_stage"
                " WHERE accepted_day IS NOT NULL",
                [self.agency_id, seq, OPEN_SEQUENCE],
            )
            cursor.execute("DROP TABLE fact_stage")
        self._has_table = False


def _staged(fact: StagedFact) -> tuple[object, ...]:
    values = _NO_FACT if fact.values is None else tuple(fact_columns(fact.values).values())
    return (fact.dossier_id, int(fact.is_new), *values)


def _write_few(agency_id: int, seq: int, facts: Sequence[StagedFact]) -> None:
    known = [fact.dossier_id for fact in facts if not fact.is_new]
    if known:
        DossierFact.objects.filter(dossier_id__in=known, recorded_to=OPEN_SEQUENCE).update(
            recorded_to=seq
        )
    DossierFact.objects.bulk_create(
        DossierFact(
            dossier_id=fact.dossier_id,
            agency_id=agency_id,
            recorded_from=seq,
            recorded_to=OPEN_SEQUENCE,
            **fact_columns(fact.values),
        )
        for fact in facts
        if fact.values is not None
    )
