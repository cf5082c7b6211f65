"""Brings the catalogue's table to what the rulebook's list says. A second run changes nothing."""

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.kernel.vocabulary import Field
from motcua.procedures.catalogue_rows import columns_of
from motcua.procedures.data import LoadReport
from motcua.procedures.models import Procedure
from motcua.rulebook import load

CATALOGUE = "procedures"
# Raise it when the loader itself reads the same list in another way.
CATALOGUE_LAYOUT = "1"
BATCH = 1000
UPDATED = [f.name for f in Procedure._meta.concrete_fields if f.name not in ("id", "code")]


@transaction.atomic(durable=True)
def load_catalogue() -> LoadReport:
    """Fill the catalogue from the rulebook. Procedures are added or changed, never removed:
    dossiers name them."""
    rows = tuple(load.procedures_rows())
    fields = tuple(_names_of(field) for field in load.fields())
    version = agencies.version_of(CATALOGUE_LAYOUT, {"rows": rows, "fields": fields})
    if agencies.loaded_version(CATALOGUE) == version:
        return LoadReport(unchanged=Procedure.objects.count(), skipped=True)
    held = {procedure.code: procedure for procedure in Procedure.objects.all()}
    new, changed = [], []
    for row in rows:
        wanted = columns_of(row)
        procedure = held.get(row["code"])
        if procedure is None:
            new.append(Procedure(code=row["code"], **wanted))
        elif any(getattr(procedure, column) != value for column, value in wanted.items()):
            changed.append(Procedure(code=row["code"], **wanted))
    Procedure.objects.bulk_create(
        [*new, *changed],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=UPDATED,
    )
    agencies.mark_loaded(CATALOGUE, version)
    return LoadReport(len(new), len(changed), len(rows) - len(new) - len(changed))


def _names_of(field: Field) -> dict[str, str]:
    """A field as far as it decides where a procedure counts."""
    return {"key": field.key, "names": "|".join((field.name, *field.portal_names))}
