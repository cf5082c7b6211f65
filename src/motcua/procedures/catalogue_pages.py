"""The catalogue as a list to leaf through: by field, by tier, by words of the name."""

from math import ceil

from django.db.models import QuerySet

from motcua.kernel.text import fold
from motcua.procedures.data import At, ProcedureView
from motcua.procedures.detail_data import CataloguePage
from motcua.procedures.models import Procedure
from motcua.procedures.published import known_there
from motcua.procedures.queries import named_like, ranked, views_of

PAGE_SIZE = 50
TIER_WORDS = {"xa": "Cấp xã", "tinh": "Cấp tỉnh", "bo": "Cấp bộ", "khac": "Cơ quan khác"}


def catalogue_page(
    text: str = "",
    field_key: str = "",
    tier: str = "",
    page: int = 1,
    at: At | None = None,
) -> CataloguePage:
    """A page of 50. "" narrows nothing; a page beyond the last is the last.

    What communes publish comes first; with a text, the best match before that. Fields and tiers
    are those of the catalogue itself; at: see `queries.by_code`.
    """
    rows = known_there(Procedure.objects.all(), at)
    if field_key:
        rows = rows.filter(field_key=field_key)
    if tier:
        rows = rows.filter(tiers__contains=tier)
    if fold(text):
        return _of_views(ranked(rows.filter(named_like(text)), text, at), page)
    return _of_rows(rows.order_by("-in_commune_list", "code"), page, at)


def _of_views(views: tuple[ProcedureView, ...], page: int) -> CataloguePage:
    shown, pages = _place(len(views), page)
    first = (shown - 1) * PAGE_SIZE
    return CataloguePage(views[first : first + PAGE_SIZE], len(views), shown, pages)


def _of_rows(rows: QuerySet[Procedure], page: int, at: At | None) -> CataloguePage:
    total = rows.count()
    shown, pages = _place(total, page)
    first = (shown - 1) * PAGE_SIZE
    views = views_of(rows[first : first + PAGE_SIZE], at)
    return CataloguePage(tuple(views), total, shown, pages)


def _place(total: int, page: int) -> tuple[int, int]:
    pages = max(ceil(total / PAGE_SIZE), 1)
    return min(max(page, 1), pages), pages
