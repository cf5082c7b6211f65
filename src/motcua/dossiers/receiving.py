"""Dossiers that one agency receives at its counter for another, which resolves them."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from motcua.agencies import api as agencies
from motcua.agencies.among import among
from motcua.agencies.data import AgencyView
from motcua.dossiers.intake_data import Fault
from motcua.dossiers.models import Dossier, DossierIntake


def resolver_of(code: str, here: AgencyView, on: date) -> tuple[AgencyView, tuple[Fault, ...]]:
    """The agency that resolves what the counter of `here` takes in on a day, and what is wrong.

    code: as the form names it; "": this one. With faults it is this one too.
    """
    wanted = code.strip()
    if wanted in ("", here.code):
        return here, ()
    found = [one for one in agencies.receives_for(here.id, on) if one.code == wanted]
    if len(found) == 1:
        return found[0], ()
    return here, (
        Fault(
            "resolved_by",
            "not_named",
            "Cơ quan giải quyết: cơ quan này chưa có quyết định cho nơi đây tiếp nhận hộ vào ngày "
            "nhận hồ sơ; chọn cơ quan trong danh sách.",
        ),
    )


def received_at(agency_ids: Collection[int] | None) -> QuerySet[Dossier]:
    """The dossiers that these agencies received for others; None: that any did."""
    taken = DossierIntake.objects.filter(for_another=True)
    if agency_ids is not None:
        taken = taken.filter(among("received_at_agency_id", agency_ids))
    return Dossier.objects.filter(code__in=taken.values("code"))
