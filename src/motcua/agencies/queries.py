"""Reads of units, their places and their past."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet

from motcua.agencies.among import among
from motcua.agencies.data import AgencyView, SuccessionView
from motcua.agencies.errors import AgencyAmbiguous, AgencyCodeInvalid, AgencyUnknown
from motcua.agencies.models import Agency, ParentLink, Succession
from motcua.kernel.errors import NotFound
from motcua.kernel.text import fold

# A search that matches more than this is no search yet.
MOST_RANKED = 1000


def view_of(agency: Agency) -> AgencyView:
    """The value of a row."""
    return AgencyView(
        id=agency.pk,
        code=agency.code,
        name=agency.name,
        kind=agency.kind,
        tier=agency.tier,
        valid_from=agency.valid_from,
        valid_to=agency.valid_to,
        end_is_estimated=agency.end_is_estimated,
    )


def _standing_on(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def resolve(code: str, on: date | None = None) -> AgencyView:
    """The unit that had `code` on `on`; "14823@2023-09-12" carries its own day, which wins.

    Raises AgencyUnknown (naming who has the code on other days), AgencyAmbiguous when no day is
    given and several had it, AgencyCodeInvalid for a day that is none.
    """
    plain, mark, day_text = code.strip().partition("@")
    if mark:
        on = _day_of(day_text, code)
    views = tuple(
        view_of(agency) for agency in Agency.objects.filter(code=plain).order_by("valid_from")
    )
    found = [view for view in views if on is None or view.stands_on(on)]
    if not found:
        raise AgencyUnknown(plain, on, views)
    if len(found) > 1:
        raise AgencyAmbiguous(plain, on, views)
    return found[0]


def _day_of(text: str, whole: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise AgencyCodeInvalid(whole) from None


def get(agency_id: int) -> AgencyView:
    """The unit with this id; NotFound when there is none."""
    agency = Agency.objects.filter(pk=agency_id).first()
    if agency is None:
        raise NotFound("đơn vị", str(agency_id))
    return view_of(agency)


def views(ids: Iterable[int]) -> dict[int, AgencyView]:
    """Units by id; an unknown id is left out."""
    return {agency.pk: view_of(agency) for agency in Agency.objects.filter(pk__in=set(ids))}


def parent(agency_id: int, on: date) -> AgencyView | None:
    """The unit above on `on`; for a day outside its life, on its nearest day. None: the top."""
    day = get(agency_id).nearest_day(on)
    link = (
        ParentLink.objects.filter(_standing_on(day), child_id=agency_id)
        .select_related("parent")
        .first()
    )
    return view_of(link.parent) if link else None


def uppers(ids: Collection[int], on: date) -> dict[int, AgencyView]:
    """Unit -> the unit right above on `on`; a unit at the top is left out. One query."""
    links = ParentLink.objects.filter(_standing_on(on), child_id__in=ids).select_related("parent")
    return {link.child_id: view_of(link.parent) for link in links}


def ancestors(agency_id: int, on: date) -> tuple[AgencyView, ...]:
    """The units above, nearest first."""
    above: list[AgencyView] = []
    upper = parent(agency_id, on)
    while upper is not None:
        above.append(upper)
        upper = parent(upper.id, on)
    return tuple(above)


def children(agency_id: int, on: date) -> tuple[AgencyView, ...]:
    """The units right below on `on` (or on the nearest day of the unit), by code."""
    day = get(agency_id).nearest_day(on)
    below = Agency.objects.filter(pk__in=_below({agency_id}, day)).order_by("code")
    return tuple(view_of(agency) for agency in below)


def _below(ids: set[int], day: date) -> QuerySet[ParentLink, int]:
    links = ParentLink.objects.filter(_standing_on(day), among("parent_id", ids))
    return links.values_list("child_id", flat=True)


def subtree_ids(agency_id: int, on: date) -> frozenset[int]:
    """The unit and all below it on `on` (or on the nearest day of the unit)."""
    day = get(agency_id).nearest_day(on)
    found, level = {agency_id}, {agency_id}
    while level:
        level = set(_below(level, day)) - found
        found |= level
    return frozenset(found)


def predecessors(agency_id: int) -> tuple[SuccessionView, ...]:
    """The units that went into this one, whole or in part, by code."""
    links = Succession.objects.filter(new_id=agency_id).select_related("old").order_by("old__code")
    return tuple(SuccessionView(view_of(link.old), link.part, link.on) for link in links)


def inherited(agency_ids: Collection[int]) -> dict[int, tuple[int, date]]:
    """Predecessor -> (heir among `agency_ids`, first day of the heir). Two queries.

    Only units that went over whole or in their main part: whose the rest is, no list says.
    """
    links = Succession.objects.filter(new_id__in=agency_ids).exclude(part="part")
    return {
        old: (new, on)
        for old, new, on in links.values_list("old_id", "new_id", "on")
        if old not in agency_ids
    }


def successors(agency_id: int) -> tuple[SuccessionView, ...]:
    """The units this one went into; the one that took the whole or the main part first."""
    links = Succession.objects.filter(old_id=agency_id).select_related("new")
    ranked = sorted(links, key=lambda link: (link.part == "part", link.new.code))
    return tuple(SuccessionView(view_of(link.new), link.part, link.on) for link in ranked)


def search(text: str, limit: int = 20, on: date | None = None) -> tuple[AgencyView, ...]:
    """Units by code or by the words of the name, accents and order ignored, best first.

    on: only units of that day; None: of all times.
    """
    words = fold(text).split()
    if not words:
        return ()
    rows = Agency.objects.all() if on is None else Agency.objects.filter(_standing_on(on))
    named = Q()
    for word in words:
        named &= Q(name_key__contains=word)
    code = text.strip()
    found = rows.filter(named | Q(code__startswith=code)).order_by("code", "-valid_from")
    ranked = sorted(found[:MOST_RANKED], key=lambda row: _rank(row, code, words))
    return tuple(view_of(agency) for agency in ranked[:limit])


def _rank(agency: Agency, code: str, words: list[str]) -> tuple[bool, bool, bool, bool, str]:
    """Smaller first: the code, then the very name, then whole words, then units in force."""
    name = f" {agency.name_key} "
    return (
        not agency.code.startswith(code),
        not name.endswith(f" {' '.join(words)} "),
        not all(f" {word} " in name for word in words),
        agency.valid_to is not None,
        agency.name_key,
    )
