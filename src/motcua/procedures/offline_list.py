"""The catalogue as a counter without a line needs it: what communes do, with its papers."""

from motcua.procedures.data import At
from motcua.procedures.detail_data import ProcedureDetail
from motcua.procedures.details import detail_of, records
from motcua.procedures.models import Procedure
from motcua.procedures.published import known_there
from motcua.procedures.queries import standing_of, views_of

COMMUNE = "xa"


def commune_details(at: At | None = None) -> tuple[ProcedureDetail, ...]:
    """Every procedure that a commune may take in, likeliest first, then by the name's length.

    at: see `queries.by_code`.
    """
    rows = known_there(Procedure.objects.filter(tiers__contains=COMMUNE), at).order_by("code")
    views = sorted(views_of(rows, at), key=lambda view: (standing_of(view), len(view.name)))
    known = records()
    return tuple(detail_of(view, known.get(view.code)) for view in views)
