"""The catalogue as a list to leaf through: by field, by tier, by words of the name."""

from math import ceil

from django.db.models import QuerySet

from motcua.kernel.text import fold
from motcua.procedures.data import ProcedureView
from motcua.procedures.detail_data import CataloguePage
from motcua.procedures.models import Procedure
from motcua.procedures.queries import named_like, ranked, view_of

PAGE_SIZE = 50
TIER_WORDS = {"xa": "Cấp xã", "tinh": "Cấp tỉnh", "bo": "Cấp bộ", "khac": "Cơ quan khác"}


def catalogue_page(
    text: str = "", field_key: str = "", tier: str = "", page: int = 1
) -> CataloguePage:
    """A page of 50. "" narrows nothing; a page beyond the last is the last.

    What communes publish comes first; with a text, the best match before that.
    """
    rows = Procedure.objects.all()
    if field_key:
        rows = rows.filter(field_key=field_key)
    if tier:
        rows = rows.filter(tiers__contains=tier)
    if fold(text):
        return _of_views(ranked(rows.filter(named_like(text)), text), page)
    return _of_rows(rows.order_by("-in_commune_list", "code"), page)


def _of_views(views: tuple[ProcedureView, ...], page: int) -> CataloguePage:
    at, pages = _place(len(views), page)
    return CataloguePage(views[(at - 1) * PAGE_SIZE : at * PAGE_SIZE], len(views), at, pages)


def _of_rows(rows: QuerySet[Procedure], page: int) -> CataloguePage:
    total = rows.count()
    at, pages = _place(total, page)
    shown = rows[(at - 1) * PAGE_SIZE : at * PAGE_SIZE]
    return CataloguePage(tuple(view_of(row) for row in shown), total, at, pages)


def _place(total: int, page: int) -> tuple[int, int]:
    pages = max(ceil(total / PAGE_SIZE), 1)
    return min(max(page, 1), pages), pages
