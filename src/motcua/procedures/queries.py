"""Reads of the catalogue."""

import re
from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from motcua.kernel.publications import Force
from motcua.kernel.text import fold
from motcua.procedures.data import At, ProcedureView
from motcua.procedures.models import Procedure
from motcua.procedures.published import known_there, overlaid, searched, with_told
from motcua.procedures.stored import view_of

# 1.004194.000.00.00.H56: the code, then version and the local agency.
LOCAL_SUFFIX = re.compile(r"\.\d{3}\.\d{2}\.\d{2}(\.[A-Z]\d+)?$")
# A search that matches more than this is no search yet.
MOST_RANKED = 1000


def plain_code(code: str) -> str:
    """The national code of a local one: "1.004194" of "1.004194.000.00.00.H56"."""
    return LOCAL_SUFFIX.sub("", code.strip())


def by_code(code: str, at: At | None = None) -> ProcedureView | None:
    """The procedure with this code, national or with a local suffix; None: not in the list.

    at: as publication decisions leave it there; None: as the catalogue itself has it.
    """
    return by_codes([code], at).get(code)


def by_codes(codes: Iterable[str], at: At | None = None) -> dict[str, ProcedureView]:
    """Procedures by the codes as given; a code that is not in the list is left out."""
    wanted = {code: plain_code(code) for code in codes}
    rows = with_told(set(wanted.values()))
    told = {row.code for row in rows if row.is_told}
    held = {view.code: view for view in views_of(rows, at, told)}
    return {code: held[plain] for code, plain in wanted.items() if plain in held}


def by_name(text: str) -> ProcedureView | None:
    """The procedure of exactly this name, accents and case ignored; None: see `by_names`."""
    return by_names([text]).get(text)


def by_names(texts: Iterable[str]) -> dict[str, ProcedureView]:
    """Procedures by the names as given, accents and case ignored.

    Of several with one name the one that communes publish counts, then a national one of the
    commune tier, then the lowest code. When the best of them lie in different fields the name
    says nothing and is left out, as is an unknown name.
    """
    wanted = {text: fold(text) for text in texts}
    named: dict[str, list[ProcedureView]] = {}
    for row in Procedure.objects.filter(name_key__in=set(wanted.values())).order_by("code"):
        named.setdefault(row.name_key, []).append(view_of(row))
    chosen = {key: _best(views) for key, views in named.items()}
    return {text: found for text, key in wanted.items() if (found := chosen.get(key)) is not None}


def _best(views: list[ProcedureView]) -> ProcedureView | None:
    top = min(standing_of(view) for view in views)
    best = [view for view in views if standing_of(view) == top]
    return best[0] if len({view.field_key for view in best}) == 1 else None


def standing_of(view: ProcedureView) -> tuple[bool, bool, bool]:
    """Smaller is likelier what an office means."""
    return not view.in_commune_list, view.kind != "chuan", "xa" not in view.tiers


def views_of(
    rows: Iterable[Procedure], at: At | None, told: Collection[str] | None = None
) -> list[ProcedureView]:
    """The rows as they stand there; without those that only decisions of other places know.

    told: codes of those of which any decision says something; None: not known.
    """
    held = list(rows)
    by_decision = frozenset(row.code for row in held if row.by_decision)
    return overlaid(map(view_of, held), at, by_decision, told)


def search(text: str, limit: int = 20, at: At | None = None) -> tuple[ProcedureView, ...]:
    """Procedures by code or by words of the name, accents and order ignored, best first.

    A code that starts with the text comes first, then names in which every word of the text
    begins a word, then names that only contain them; within each, what communes publish.
    at: see `by_code`; what is abolished there comes last.
    """
    if not fold(text):
        return ()
    return ranked(Procedure.objects.filter(named_like(text)), text, at)[:limit]


def named_like(text: str) -> Q:
    """Rows whose name has every word of the text, or whose code begins with it."""
    named = Q()
    for word in fold(text).split():
        named &= Q(name_key__contains=word)
    said_by_decisions = searched(fold(text).split())
    return named | Q(code__startswith=plain_code(text)) | Q(code__in=said_by_decisions)


def ranked(rows: QuerySet[Procedure], text: str, at: At | None = None) -> tuple[ProcedureView, ...]:
    """The rows, best match first, at most MOST_RANKED."""
    words, code = fold(text).split(), plain_code(text)
    views = views_of(known_there(rows, at).order_by("code")[:MOST_RANKED], at)
    return tuple(sorted(views, key=lambda view: _rank(view, code, words)))


def _rank(view: ProcedureView, code: str, words: list[str]) -> tuple[object, ...]:
    """Smaller is better. Of names alike the shortest: the others add a special case to it."""
    name = f" {fold(view.name)}"
    whole_words = all(f" {word}" in name for word in words)
    together = f" {' '.join(words)}" in name
    return (
        _is_abolished(view),
        not view.code.startswith(code),
        not whole_words,
        *standing_of(view),
        not together,
        len(name),
        view.code,
    )


def _is_abolished(view: ProcedureView) -> bool:
    return view.published is not None and view.published.force is Force.ABOLISHED


def of_field(field_key: str, tier: str | None = "xa") -> tuple[ProcedureView, ...]:
    """Procedures of a field at a tier (xa | tinh | bo | khac; None: every tier), by code."""
    rows = Procedure.objects.filter(field_key=field_key).order_by("code")
    views = (view_of(row) for row in rows)
    return tuple(view for view in views if tier is None or tier in view.tiers)
