"""Dossiers by words, from the index of words; the rows themselves are asked last.

The index narrows, the dossier's own text decides: a word too many in the index costs time and
finds nothing. Both databases run the same questions; ADR 17 has the figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, QuerySet, Sum, Value, When

from motcua.agencies.among import among
from motcua.dossiers.models import Dossier
from motcua.dossiers.search_words import Phrase, phrases_of
from motcua.dossiers.word_index import AgencyIds, WordIndex
from motcua.records.pages import PAGE_SIZE, UNCOUNTED, Known

FEW = 1_000  # candidates of a phrase that are looked at one by one, whatever the others are
MANY = 4_000  # of all phrases; where more match, a page is soon found by walking the list
WALKED = 1_000  # of the newest, that are looked at first when every phrase is common
NEWEST = 2_000  # of each unit; how far back a search looks inside words
MOST_LOOKED_INTO = 12_000  # of all units together


@dataclass(frozen=True, slots=True)
class Searched:
    """found: the rows. total: how many; None: not known; UNCOUNTED: so many, all over the list,
    that they are not to be counted. parts: see `records.pages.page_of`. known: where each row
    stands, when that was asked on the way."""

    found: QuerySet[Dossier]
    total: int | None
    parts: Sequence[QuerySet[Dossier]] = ()
    known: tuple[Known, ...] | None = None


def with_words(
    found: QuerySet[Dossier],
    text: str,
    agency_ids: AgencyIds,
    parts: Sequence[QuerySet[Dossier]],
) -> Searched:
    """Those of `found` in which every phrase of the text occurs.

    agency_ids: whose dossiers `found` holds; None: all. parts: see `records.pages.page_of`. A
    phrase occurs where a word of applicant or procedure begins with it, or a longer part inside
    the code, or where the code ends with it. Where nothing does, it is looked for inside words,
    among the NEWEST of each part.
    """
    phrases = phrases_of(text)
    if not phrases:
        return Searched(found.none(), 0)
    parts = parts or (found,)
    index = WordIndex(phrases, agency_ids)
    ids = index.few(FEW)
    if ids is None and not _fill_a_page(parts, phrases):
        ids = index.joined(MANY)
    if ids is None:
        walked = _holding(found, _begun(phrases))
        if walked.order_by("order_key").values_list("pk").first():
            wanted = [_holding(part, _begun(phrases)) for part in parts]
            return Searched(walked, UNCOUNTED, wanted)
    known = _known(_holding(found.filter(among("pk", ids)), _begun(phrases))) if ids else []
    known = known or sorted(
        one for part in parts for one in _inside_words(part, phrases, len(parts))
    )
    matched = found.filter(among("pk", [place.pk for place in known]))
    return Searched(matched, len(known), known=tuple(known))


def _fill_a_page(parts: Sequence[QuerySet[Dossier]], phrases: Sequence[Phrase]) -> bool:
    """Whether so many of the newest match that a page is full soon after: nothing is joined then.

    What everybody has in the name is found in the list's first hundreds.
    """
    left = PAGE_SIZE // 5
    for part in parts:
        left -= _number(part, _begun(phrases), WALKED // len(parts))
        if left < 0:
            return True
    return False


def _inside_words(
    part: QuerySet[Dossier], phrases: Sequence[Phrase], parts: int
) -> Iterator[Known]:
    """Where those of the newest stand that have every phrase anywhere. Mostly there is none."""
    back, wanted = min(NEWEST, MOST_LOOKED_INTO // parts), _inside(phrases)
    if _number(part, wanted, back):
        ordered = part.order_by("order_key").values_list("order_key", flat=True)
        for oldest in ordered[back - 1 : back]:
            part = part.filter(order_key__lte=oldest)
        yield from _known(_holding(part, wanted))


def _number(part: QuerySet[Dossier], wanted: Q, newest: int) -> int:
    """How many of the newest are as wanted."""
    walked = part.annotate(said=_said(wanted)).order_by("order_key").values("said")[:newest]
    return walked.aggregate(found=Sum("said"))["found"] or 0


def _known(found: QuerySet[Dossier]) -> list[Known]:
    return sorted(Known(*row) for row in found.order_by().values_list("order_key", "pk"))


def _holding(found: QuerySet[Dossier], wanted: Q) -> QuerySet[Dossier]:
    """Rows whose text is as wanted.

    As a number, of which the database expects one row in 200: from several LIKEs it would expect
    none, and read a whole agency where the first hundred rows of the list are enough.
    """
    return found.alias(said=_said(wanted)).filter(said=1)


def _said(wanted: Q) -> Case:
    return Case(When(wanted, then=Value(1)), default=Value(0), output_field=IntegerField())


def _begun(phrases: Sequence[Phrase]) -> Q:
    wanted = Q()
    for phrase in phrases:
        wanted &= Q(search_key__contains=phrase.begun) | Q(search_key__endswith=phrase.ending)
    return wanted


def _inside(phrases: Sequence[Phrase]) -> Q:
    wanted = Q()
    for phrase in phrases:
        words, parts = phrase.inside
        wanted &= Q(search_key__contains=words) | Q(search_key__contains=parts)
    return wanted
