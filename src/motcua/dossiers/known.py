"""Dossiers as they stand, read in order to change them."""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.dossiers.models import Dossier
from motcua.kernel.case_json import case_from_json
from motcua.kernel.cases import Case
from motcua.kernel.service import Service, service_from_json


@dataclass(frozen=True, slots=True)
class Known:
    """A stored dossier, as much of it as a change needs."""

    id: int
    agency_id: int
    case: Case
    applicant: str
    service: Service
    version: int  # id of the command that wrote last


_READ = ("id", "agency_id", "code", "case", "applicant", "service", "last_command")


def known(codes: Iterable[str], *, lock: bool) -> dict[str, Known]:
    """The stored ones of `codes`, by code.

    lock: hold them until the end of the transaction (always in the same order, so that two
    commands that want the same dossiers wait and do not block each other).
    """
    rows = Dossier.objects.filter(code__in=list(codes)).order_by("id")
    if lock:
        rows = rows.select_for_update()
    return {
        row["code"]: Known(
            id=row["id"],
            agency_id=row["agency_id"],
            case=case_from_json(row["case"]),
            applicant=row["applicant"],
            service=service_from_json(row["service"]),
            version=row["last_command"],
        )
        for row in rows.values(*_READ)
    }
