"""Brings the tables of units to what the rulebook's lists say. A second run changes nothing."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models, transaction

from motcua.agencies.data import TWO_TIERS_FROM, LoadReport
from motcua.agencies.models import Agency, LoadedData, ParentLink, Succession
from motcua.agencies.unit_plan import Key, UnitPlan, plan_units
from motcua.rulebook import load

UNITS = "units"
# Raise it when the loader itself reads the same lists in another way.
UNITS_LAYOUT = "1"
UNIT_COLUMNS = ("name", "kind", "tier", "name_key", "valid_to", "end_is_estimated")
BATCH = 2000


def version_of(layout: str, tables: Mapping[str, Iterable[Mapping[str, str]]]) -> str:
    """Digest of reference rows and of the way they are read."""
    digest = hashlib.sha256(layout.encode())
    for name, rows in sorted(tables.items()):
        digest.update(f"\n{name}\n".encode())
        for row in rows:
            digest.update("\x1f".join(row.values()).encode())
            digest.update(b"\n")
    return digest.hexdigest()


def loaded_version(key: str) -> str | None:
    """Version of a reference table the database holds; None: never loaded."""
    return LoadedData.objects.filter(key=key).values_list("version", flat=True).first()


def mark_loaded(key: str, version: str) -> None:
    """Keep the version; called in the transaction that wrote the rows."""
    LoadedData.objects.update_or_create(key=key, defaults={"version": version})


@transaction.atomic(durable=True)
def load_units() -> LoadReport:
    """Fill the units, their parents and successions from the rulebook.

    Agencies are added or renamed, never removed: records hang on them. Links and successions
    come from the lists alone and follow them.
    """
    tables = load.units_rows()
    version = version_of(UNITS_LAYOUT, tables)
    if loaded_version(UNITS) == version:
        return LoadReport(unchanged=Agency.objects.count(), skipped=True)
    plan = plan_units(tables)
    report = _write_agencies(plan)
    ids = {(code, start): pk for pk, code, start in _agency_keys()}
    _write_links(plan, ids)
    _write_successions(plan, ids)
    mark_loaded(UNITS, version)
    return report


def _agency_keys() -> Iterable[tuple[int, str, Any]]:
    return Agency.objects.values_list("pk", "code", "valid_from")


def _write_agencies(plan: UnitPlan) -> LoadReport:
    held = {(a.code, a.valid_from): a for a in Agency.objects.all()}
    new, changed = [], []
    for unit in plan.units:
        wanted = {column: getattr(unit, column) for column in UNIT_COLUMNS}
        agency = held.get(unit.key)
        if agency is None:
            new.append(Agency(code=unit.code, valid_from=unit.valid_from, **wanted))
        elif any(getattr(agency, column) != value for column, value in wanted.items()):
            changed.append(Agency(code=unit.code, valid_from=unit.valid_from, **wanted))
    Agency.objects.bulk_create(
        [*new, *changed],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["code", "valid_from"],
        update_fields=UNIT_COLUMNS,
    )
    return LoadReport(len(new), len(changed), len(plan.units) - len(new) - len(changed))


def _write_links(plan: UnitPlan, ids: Mapping[Key, int]) -> None:
    _follow(
        ParentLink,
        ("child_id", "parent_id", "valid_from", "valid_to"),
        {(ids[li.child], ids[li.parent], li.valid_from, li.valid_to) for li in plan.links},
    )


def _write_successions(plan: UnitPlan, ids: Mapping[Key, int]) -> None:
    _follow(
        Succession,
        ("old_id", "new_id", "part", "on"),
        {(ids[heir.old], ids[heir.new], heir.part, TWO_TIERS_FROM) for heir in plan.heirs},
    )


def _follow(model: type[models.Model], columns: tuple[str, ...], wanted: set[Any]) -> None:
    """Make the rows of `model` exactly `wanted`."""
    held = {tuple(row[1:]): row[0] for row in model.objects.values_list("pk", *columns)}
    gone = [pk for values, pk in held.items() if values not in wanted]
    model.objects.filter(pk__in=gone).delete()
    missing = sorted(wanted - held.keys(), key=str)
    model.objects.bulk_create(
        (model(**dict(zip(columns, values, strict=True))) for values in missing),
        batch_size=BATCH,
    )
