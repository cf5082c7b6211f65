"""Current states and facts once more from the events; on a sound database this changes nothing."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import groupby

from django.db import transaction

from motcua.dossiers.data import RebuildDifference, RebuildReport
from motcua.dossiers.intake_index import index_columns
from motcua.dossiers.models import (
    Dossier,
    DossierEvent,
    DossierFact,
    DossierIntake,
    DossierServiceFact,
)
from motcua.dossiers.replay import Replayed, replay
from motcua.dossiers.verify import verify_all_chains
from motcua.kernel.working_time import WorkCalendar
from motcua.rulebook import load as rulebook

_Fact = DossierFact | DossierServiceFact
_FactModel = type[DossierFact] | type[DossierServiceFact]
_FACT_MODELS: tuple[_FactModel, ...] = (DossierFact, DossierServiceFact)
_Rows = dict[int, dict[str, object]]

CHUNK = 1_000
LISTED = 100
PERSONAL_COLUMNS = frozenset({"applicant", "search_key", "person_key", "id_tail"})


def rebuild(*, now: datetime, progress: Callable[[int, int], None] | None = None) -> RebuildReport:
    """Compare every dossier and every fact version with its events; write what differs.

    A broken chain is reported and nothing is written: events that were tampered with are no
    source. progress is called with (dossiers done, dossiers in all).
    """
    breaks = verify_all_chains()
    total = Dossier.objects.count()
    if breaks:
        return RebuildReport(now, dossiers=total, changed=0, chain_breaks=breaks)
    run = _Run(rulebook.calendar())
    last_id, done = 0, 0
    while ids := list(
        Dossier.objects.filter(id__gt=last_id).order_by("id").values_list("id", flat=True)[:CHUNK]
    ):
        run.compare(ids)
        last_id, done = ids[-1], done + len(ids)
        if progress:
            progress(done, total)
    return RebuildReport(now, done, run.changed, tuple(run.differences))


@dataclass(slots=True)
class _Run:
    calendar: WorkCalendar
    changed: int = 0
    differences: list[RebuildDifference] = field(default_factory=list)

    @transaction.atomic
    def compare(self, ids: list[int]) -> None:
        """One chunk, its dossiers locked: a clerk's command comes before or after it."""
        dossiers = {
            row.pk: row
            for row in Dossier.objects.select_for_update().filter(id__in=ids).order_by("id")
        }
        events = (
            DossierEvent.objects.filter(dossier_id__in=ids)
            .select_related("command")
            .order_by("dossier_id", "id")
        )
        facts = [_by_dossier(model, ids) for model in _FACT_MODELS]
        codes = [dossier.code for dossier in dossiers.values()]
        intakes = DossierIntake.objects.in_bulk(codes)
        for dossier_id, group in groupby(events, key=lambda event: event.dossier_id):
            written = list(group)
            should = replay(written, self.calendar)
            dossier = dossiers.pop(dossier_id)
            self._compare_intake(dossier, written, intakes.get(dossier.code))
            self._compare_dossier(dossier, should)
            for model, by_dossier in zip(_FACT_MODELS, facts, strict=True):
                wanted = _wanted(model, should)
                self._compare_facts(dossier, model, wanted, by_dossier.get(dossier_id, []))
        for dossier in dossiers.values():
            self._note(dossier.code, "dossier", "events", "không có sự kiện nào", "")

    def _compare_dossier(self, dossier: Dossier, should: Replayed) -> None:
        wrong = {
            name: value for name, value in should.columns.items() if getattr(dossier, name) != value
        }
        if not wrong:
            return
        for name, value in wrong.items():
            self._list(dossier.code, "dossier", name, getattr(dossier, name), value)
        self.changed += 1
        Dossier.objects.filter(pk=dossier.pk).update(**wrong)

    def _compare_intake(
        self, dossier: Dossier, events: list[DossierEvent], stored: DossierIntake | None
    ) -> None:
        """The row that the counter's searches look at."""
        columns = index_columns(events, dossier.agency_id)
        if columns is None:
            if stored is not None:
                self._note(dossier.code, "dossier_intake", "code", dossier.code, "")
                stored.delete()
            return
        if stored is None:
            self._note(dossier.code, "dossier_intake", "code", "", dossier.code)
            DossierIntake.objects.create(code=dossier.code, **columns)
            return
        wrong = {n: v for n, v in columns.items() if getattr(stored, n) != v}
        for name, value in wrong.items():
            self._list(dossier.code, "dossier_intake", name, getattr(stored, name), value)
        if wrong:
            self.changed += 1
            DossierIntake.objects.filter(pk=dossier.code).update(**wrong)

    def _compare_facts(
        self, dossier: Dossier, model: _FactModel, wanted: _Rows, stored: list[_Fact]
    ) -> None:
        table = model._meta.db_table
        for fact in stored:
            columns = wanted.pop(fact.recorded_from, None)
            if columns is None:
                self._note(dossier.code, table, "recorded_from", fact.recorded_from, "")
                fact.delete()
                continue
            wrong = {n: v for n, v in columns.items() if getattr(fact, n) != v}
            if wrong:
                for name, value in wrong.items():
                    self._list(dossier.code, table, name, getattr(fact, name), value)
                self.changed += 1
                model._default_manager.filter(pk=fact.pk).update(**wrong)
        for columns in wanted.values():
            self._note(dossier.code, table, "recorded_from", "", columns["recorded_from"])
            model._default_manager.create(dossier_id=dossier.pk, **columns)

    def _note(self, code: str, table: str, column: str, stored: object, value: object) -> None:
        self.changed += 1
        self._list(code, table, column, stored, value)

    def _list(self, code: str, table: str, column: str, stored: object, value: object) -> None:
        if len(self.differences) < LISTED:
            if column in PERSONAL_COLUMNS:  # a report of a repair names no people
                stored, value = "(dữ liệu cá nhân)", "(dữ liệu cá nhân)"
            self.differences.append(RebuildDifference(code, table, column, str(stored), str(value)))


def _by_dossier(model: _FactModel, ids: list[int]) -> dict[int, list[_Fact]]:
    found: dict[int, list[_Fact]] = {}
    for fact in model._default_manager.filter(dossier_id__in=ids):
        found.setdefault(fact.dossier_id, []).append(fact)
    return found


def _wanted(model: _FactModel, should: Replayed) -> _Rows:
    """The rows that a dossier should have in a fact table, by their recorded_from."""
    rows: _Rows = {}
    for version in should.versions:
        said = version.values if model is DossierFact else version.service
        if said is not None:
            rows[version.recorded_from] = {
                "agency_id": should.columns["agency_id"],
                "recorded_from": version.recorded_from,
                "recorded_to": version.recorded_to,
                **asdict(said),
            }
    return rows
