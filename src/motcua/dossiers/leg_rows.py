"""The table of legs, which the queues of other agencies read; derived from events alone."""

from collections.abc import Iterable, Mapping

from motcua.dossiers.changes import Change
from motcua.dossiers.models import DossierLeg
from motcua.kernel.cases import Case
from motcua.kernel.legs import leg_standing
from motcua.rulebook import load as rulebook

LegColumns = Mapping[str, object]


def leg_columns(case: Case) -> dict[int, LegColumns]:
    """The row of each leg by its number."""
    return {
        leg.number: {
            "agency_id": leg.agency_id,
            "due_at": leg_standing(leg, case.stops, rulebook.calendar_of(leg.week)).due_at,
            "officer": leg.officer,
            "ended_at": leg.ended_at,
        }
        for leg in case.legs
    }


def put_legs(changes: Iterable[tuple[Change, int]]) -> None:
    """Bring the rows of these dossiers (change and id) up to their cases."""
    for change, dossier_id in changes:
        for number, columns in leg_columns(change.case).items():
            DossierLeg.objects.update_or_create(
                dossier_id=dossier_id, number=number, defaults=columns
            )
