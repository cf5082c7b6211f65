"""Current states and facts once more from the events; on a sound database this changes nothing."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from itertools import groupby

from django.db import transaction

from motcua.dossiers.chains import CHAIN
from motcua.dossiers.intake_index import index_columns
from motcua.dossiers.models import (
    Dossier,
    DossierEvent,
    DossierFact,
    DossierIntake,
    DossierLeg,
    DossierServiceFact,
    ScanUse,
)
from motcua.dossiers.rebuild_words import Indexed, compare_words
from motcua.dossiers.replay import Replayed, replay
from motcua.dossiers.results.told import files_by
from motcua.dossiers.scans.told import told_by
from motcua.dossiers.scans.uses import use_key
from motcua.records.data import RebuildReport
from motcua.records.rebuilding import Columns, Repair

_Fact = DossierFact | DossierServiceFact
_FactModel = type[DossierFact] | type[DossierServiceFact]
_FACT_MODELS: tuple[_FactModel, ...] = (DossierFact, DossierServiceFact)

CHUNK = 1_000
PERSONAL_COLUMNS = frozenset(
    {"applicant", "search_key", "person_key", "old_key", "id_tail", "word"}
)


def rebuild(*, now: datetime, progress: Callable[[int, int], None] | None = None) -> RebuildReport:
    """Compare every dossier and every fact version with its events; write what differs.

    A broken chain is reported and nothing is written: events that were tampered with are no
    source. progress is called with (dossiers done, dossiers in all).
    """
    breaks = CHAIN.all_breaks()
    total = Dossier.objects.count()
    if breaks:
        return RebuildReport(now, compared=total, changed=0, chain_breaks=breaks)
    repair = Repair(PERSONAL_COLUMNS)
    last_id, done = 0, 0
    while ids := list(
        Dossier.objects.filter(id__gt=last_id).order_by("id").values_list("id", flat=True)[:CHUNK]
    ):
        _compare(ids, repair)
        last_id, done = ids[-1], done + len(ids)
        if progress:
            progress(done, total)
    return repair.report(now, done)


@transaction.atomic
def _compare(ids: list[int], repair: Repair) -> None:
    """One chunk, its dossiers locked: a clerk's command comes before or after it."""
    locked = Dossier.objects.select_for_update().filter(id__in=ids).order_by("id")
    dossiers = {row.pk: row for row in locked}
    events = (
        DossierEvent.objects.filter(dossier_id__in=ids)
        .select_related("command")
        .order_by("dossier_id", "id")
    )
    facts = [_by_dossier(model, ids) for model in _FACT_MODELS]
    intakes = DossierIntake.objects.in_bulk([dossier.code for dossier in dossiers.values()])
    legs: dict[int, list[DossierLeg]] = {}
    for leg in DossierLeg.objects.filter(dossier_id__in=ids):
        legs.setdefault(leg.dossier_id, []).append(leg)
    scans: dict[int, list[ScanUse]] = {}
    for use in ScanUse.objects.filter(dossier_id__in=ids):
        scans.setdefault(use.dossier_id, []).append(use)
    indexed: list[Indexed] = []
    for dossier_id, group in groupby(events, key=lambda event: event.dossier_id):
        written = list(group)
        should = replay(written)
        dossier = dossiers.pop(dossier_id)
        repair.row(dossier.code, dossier, should.columns)
        repair.rows(
            dossier.code,
            DossierLeg,
            "number",
            legs.get(dossier_id, []),
            {n: {"dossier_id": dossier_id, **columns} for n, columns in should.legs.items()},
        )
        indexed.append(_indexed(dossier, should))
        _compare_intake(dossier, written, intakes.get(dossier.code), repair)
        _compare_scans(dossier, written, scans.get(dossier_id, []), repair)
        for model, stored in zip(_FACT_MODELS, facts, strict=True):
            wanted = _versions(model, dossier_id, should)
            rows = stored.get(dossier_id, [])
            repair.rows(dossier.code, model, "recorded_from", rows, wanted)
    compare_words(indexed, repair)
    for dossier in dossiers.values():
        repair.note(dossier.code, Dossier, "events", "không có sự kiện nào", "")


def _indexed(dossier: Dossier, should: Replayed) -> Indexed:
    return Indexed(dossier.pk, dossier.agency_id, dossier.code, str(should.columns["search_key"]))


def _compare_intake(
    dossier: Dossier, events: list[DossierEvent], stored: DossierIntake | None, repair: Repair
) -> None:
    """The row that the counter's searches look at."""
    columns = index_columns(events, dossier.agency_id)
    repair.rows(
        dossier.code,
        DossierIntake,
        "code",
        [] if stored is None else [stored],
        {} if columns is None else {dossier.code: columns},
    )


def _compare_scans(
    dossier: Dossier, events: list[DossierEvent], stored: list[ScanUse], repair: Repair
) -> None:
    """Which files of scans and results it needs; what the files hold is not looked at."""
    there = told_by(events).there
    wanted = {
        use_key((one.paper_key, one.digest)): {"dossier_id": dossier.pk, "digest": one.digest}
        for one in there
    }
    for file in files_by(events):
        key = use_key((file.use, file.digest))
        wanted[key] = {"dossier_id": dossier.pk, "digest": file.digest}
    repair.rows(dossier.code, ScanUse, "key", stored, wanted)


def _by_dossier(model: _FactModel, ids: list[int]) -> dict[int, list[_Fact]]:
    found: dict[int, list[_Fact]] = {}
    for fact in model._default_manager.filter(dossier_id__in=ids):
        found.setdefault(fact.dossier_id, []).append(fact)
    return found


def _versions(model: _FactModel, dossier_id: int, should: Replayed) -> Mapping[object, Columns]:
    """The rows that a dossier should have in a fact table, by their recorded_from."""
    rows: dict[object, Columns] = {}
    for version in should.versions:
        said = version.values if model is DossierFact else version.service
        if said is not None:
            rows[version.recorded_from] = {
                "dossier_id": dossier_id,
                "agency_id": should.columns["agency_id"],
                "recorded_to": version.recorded_to,
                **asdict(said),
            }
    return rows
