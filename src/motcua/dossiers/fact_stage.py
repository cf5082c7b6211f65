"""Fact versions wait here until the command's sequence number is known.

The number is given under the lock of the chain's head, which is taken last. A clerk's command
waits in memory; beyond `IN_MEMORY` rows they wait in temporary tables, and a few statements move
them: memory stays bounded and the lock short.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from django.db import connection, models

from motcua.dossiers.inserting import Rows, insert_rows
from motcua.dossiers.models import DossierFact, DossierServiceFact
from motcua.dossiers.service_facts import SERVICE_COLUMNS, ServiceValues
from motcua.dossiers.stored import FactValues, fact_columns
from motcua.kernel.measures import OPEN_SEQUENCE

IN_MEMORY = 2_000
_VERSION = ("dossier_id", "agency_id", "recorded_from", "recorded_to")


@dataclass(frozen=True, slots=True)
class _Target:
    """A table of versions, and the temporary one in which its rows wait."""

    model: type[models.Model]
    table: str
    stage: str
    columns: tuple[str, ...]
    types: str  # of the temporary table's columns


_FACTS = _Target(
    DossierFact,
    "dossier_fact",
    "fact_stage",
    ("field_key", "online", "accepted_day", "due_day", "stopped_day", "ended_day", "outcome"),
    "field_key varchar(80), online smallint, accepted_day integer, due_day integer,"
    " stopped_day integer, ended_day integer, outcome varchar(20)",
)
_SERVICES = _Target(
    DossierServiceFact,
    "dossier_service_fact",
    "service_stage",
    SERVICE_COLUMNS,
    "field_key varchar(80), procedure_key varchar(80), online smallint,"
    " online_level varchar(10), accepted_day integer, ended_day integer, outcome varchar(20),"
    " filed_by_post smallint, returned_by_post smallint, paid_through varchar(10),"
    " paid_day integer, paid_amount bigint, papers_digital smallint, result_digital smallint,"
    " papers_reused smallint, ecopies smallint",
)


@dataclass(frozen=True, slots=True)
class StagedFact:
    """A dossier's next version. values: None closes the present version and opens none.

    service: the version beside it in the table of services, None: none.
    """

    dossier_id: int
    is_new: bool  # no version yet, so none to close
    values: FactValues | None
    service: ServiceValues | None = None


@dataclass(slots=True)
class FactStage:
    """The versions of one command."""

    agency_id: int
    _waiting: list[StagedFact] = field(default_factory=list)
    _has_tables: bool = False

    def add(self, facts: Sequence[StagedFact]) -> None:
        """Keep them until `write`."""
        self._waiting.extend(facts)
        if len(self._waiting) > IN_MEMORY:
            self._spill()

    def write(self, seq: int) -> list[Rows]:
        """Close the versions in force and open the new ones at `seq`.

        New ones that waited in memory are handed back: the caller inserts them with its own rows.
        """
        waiting, self._waiting = self._waiting, []
        if not self._has_tables:
            return _close_and_open(self.agency_id, seq, waiting)
        self._waiting = waiting
        self._spill()
        self._move(seq)
        return []

    def _spill(self) -> None:
        if not self._has_tables:
            with connection.cursor() as cursor:
                for target in (_FACTS, _SERVICES):
                    cursor.execute(
                        f"CREATE TEMPORARY TABLE {target.stage}"
                        f" (dossier_id bigint, is_new smallint, {target.types})"
                    )
            self._has_tables = True
        for target in (_FACTS, _SERVICES):
            rows = [
                (fact.dossier_id, int(fact.is_new), *row.values())
                for fact in self._waiting
                if (row := _row(target, fact)) is not None
            ]
            insert_rows(target.stage, ("dossier_id", "is_new", *target.columns), rows)
        self._spill_ends()
        self._waiting = []

    def _spill_ends(self) -> None:
        """Those that open no version still close one."""
        empty = (None,) * len(_FACTS.columns)
        rows = [
            (fact.dossier_id, int(fact.is_new), *empty)
            for fact in self._waiting
            if fact.values is None
        ]
        insert_rows(_FACTS.stage, ("dossier_id", "is_new", *_FACTS.columns), rows)

    def _move(self, seq: int) -> None:
        with connection.cursor() as cursor:
            for target in (_SERVICES, _FACTS):
                columns = ", ".join(target.columns)
                cursor.execute(
                    f"UPDATE {target.table} SET recorded_to = %s WHERE recorded_to = %s"  # noqa: S608
                    f" AND dossier_id IN (SELECT dossier_id FROM {_FACTS.stage} WHERE is_new = 0)",
                    [seq, OPEN_SEQUENCE],
                )
                cursor.execute(
                    f"INSERT INTO {target.table}"  # noqa: S608  (our own column names)
                    f" (dossier_id, agency_id, recorded_from, recorded_to, {columns})"
                    f" SELECT dossier_id, %s, %s, %s, {columns} FROM {target.stage}"
                    " WHERE accepted_day IS NOT NULL",
                    [self.agency_id, seq, OPEN_SEQUENCE],
                )
            for target in (_SERVICES, _FACTS):
                cursor.execute(f"DROP TABLE {target.stage}")
        self._has_tables = False


def _row(target: _Target, fact: StagedFact) -> Mapping[str, object] | None:
    if target is _SERVICES:
        return None if fact.service is None else asdict(fact.service)
    return None if fact.values is None else fact_columns(fact.values)


def _close_and_open(agency_id: int, seq: int, facts: Sequence[StagedFact]) -> list[Rows]:
    known = [fact.dossier_id for fact in facts if not fact.is_new]
    opened = []
    for target in (_FACTS, _SERVICES):
        if known:
            versions = target.model._default_manager
            versions.filter(dossier_id__in=known, recorded_to=OPEN_SEQUENCE).update(recorded_to=seq)
        rows = [
            (fact.dossier_id, agency_id, seq, OPEN_SEQUENCE, *row.values())
            for fact in facts
            if (row := _row(target, fact)) is not None
        ]
        opened.append(Rows(target.table, (*_VERSION, *target.columns), rows))
    return opened
