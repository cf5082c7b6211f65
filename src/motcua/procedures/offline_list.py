"""The catalogue as a counter without a line needs it: what communes do, with its papers."""

from motcua.procedures.detail_data import ProcedureDetail
from motcua.procedures.details import detail_of, records
from motcua.procedures.models import Procedure
from motcua.procedures.queries import standing_of, view_of

COMMUNE = "xa"


def commune_details() -> tuple[ProcedureDetail, ...]:
    """Every procedure that a commune may take in, likeliest first, then by the name's length."""
    rows = Procedure.objects.filter(tiers__contains=COMMUNE).order_by("code")
    views = sorted(map(view_of, rows), key=lambda view: (standing_of(view), len(view.name)))
    known = records()
    return tuple(detail_of(view, known.get(view.code)) for view in views)
