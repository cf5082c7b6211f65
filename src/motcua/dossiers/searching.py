"""Dossiers by words, from the index of words; the rows themselves are asked last.

The index narrows, the dossier's own text decides: a word too many in the index costs time and
finds nothing. Both databases run the same questions; ADR 15 has the figures.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from motcua.dossiers.models import Dossier, DossierWord, ProcedureText
from motcua.dossiers.search_words import Phrase, phrases_of, procedure_mark
from motcua.records.pages import UNCOUNTED

FEW = 4_000  # candidates that are looked at one by one
MANY = 10_000  # a phrase with more narrows nothing: the list is walked in its order instead
NEWEST = 20_000  # how far back a search looks inside words
MOST_MARKS = 300  # procedures; a phrase that fits more of them fits nearly everything
_ASKED = 4  # phrases whose candidates are counted

AgencyIds = Collection[int] | None


@dataclass(frozen=True, slots=True)
class Searched:
    """found: the rows. total: how many; None: not known; UNCOUNTED: so many, all over the list,
    that they are not to be counted."""

    found: QuerySet[Dossier]
    total: int | None

    @property
    def in_order(self) -> bool:
        """Whether a page is best found by walking the list from its beginning."""
        return self.total in (None, UNCOUNTED)


def with_words(found: QuerySet[Dossier], text: str, agency_ids: AgencyIds) -> Searched:
    """Those of `found` in which every phrase of the text occurs.

    agency_ids: whose dossiers `found` holds; None: all. A phrase occurs where a word of applicant
    or procedure begins with it, or a longer part inside the code, or where the code ends with it.
    Where nothing does, it is looked for inside words, among the NEWEST of the list.
    """
    phrases = phrases_of(text)
    if not phrases:
        return Searched(found.none(), 0)
    ids = _candidates(phrases, agency_ids)
    if ids is None:
        walked = _holding(found, _begun(phrases))
        if walked.order_by("order_key").values_list("pk").first():
            return Searched(walked, UNCOUNTED)
    matched = _ids(_holding(found.filter(pk__in=ids), _begun(phrases))) if ids else []
    if not matched:
        newest = found.order_by("order_key").values("pk")[:NEWEST]
        matched = _ids(_holding(found.filter(pk__in=newest), _inside(phrases)))
    return Searched(found.filter(pk__in=matched), len(matched))


def _ids(found: QuerySet[Dossier]) -> list[int]:
    return list(found.order_by().values_list("pk", flat=True))


def _holding(found: QuerySet[Dossier], wanted: Q) -> QuerySet[Dossier]:
    """Rows whose text is as wanted.

    As a number, of which the database expects one row in 200: from several LIKEs it would expect
    none, and read a whole agency where the first hundred rows of the list are enough.
    """
    said = Case(When(wanted, then=Value(1)), default=Value(0), output_field=IntegerField())
    return found.alias(said=said).filter(said=1)


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


def _candidates(phrases: Sequence[Phrase], agency_ids: AgencyIds) -> set[int] | None:
    """Ids of all dossiers that may match, of whatever state; None: too many of them."""
    scope = DossierWord.objects.all()
    if agency_ids is not None:
        scope = scope.filter(agency_id__in=agency_ids)
    arms = _narrowing(phrases)
    counted = sorted(
        (_union([scope.filter(arm) for arm in each])[: MANY + 1].count(), place)
        for place, each in enumerate(arms[:_ASKED])
    )
    if not counted or counted[0][0] > MANY:
        return None
    driving = counted[0][1]
    for place, each in enumerate(arms):
        if place != driving:
            also = DossierWord.objects.filter(reduce(or_, each), dossier_id=OuterRef("dossier_id"))
            scope = scope.filter(Exists(also))
    chosen = _union([scope.filter(arm) for arm in arms[driving]])
    rows = list(chosen[: FEW + 1])
    return None if len(rows) > FEW else set(rows)


def _union(arms: Sequence[QuerySet[DossierWord]]) -> QuerySet[DossierWord]:
    """Ids of dossiers; each arm is one stretch of the index."""
    first, *others = (arm.values_list("dossier_id", flat=True) for arm in arms)
    return first.union(*others, all=True)


def _narrowing(phrases: Sequence[Phrase]) -> list[list[Q]]:
    """For each phrase that can narrow: the stretches of the index where its dossiers stand."""
    telling = [phrase for phrase in phrases if len(phrase.ending) > 1]  # not a single letter
    marks = _marks(telling) if telling else {}
    found = []
    for phrase in telling:
        if len(marks[phrase]) > MOST_MARKS:
            continue
        arms = [Q(word__gte=low, word__lte=high) for low, high in phrase.ranges]
        found.append([*arms, Q(word__in=marks[phrase])] if marks[phrase] else arms)
    return found


def _marks(phrases: Sequence[Phrase]) -> dict[Phrase, list[str]]:
    """Marks of the procedures whose words each phrase fits."""
    wanted = reduce(or_, (Q(key__contains=phrase.begun) for phrase in phrases))
    texts = set(ProcedureText.objects.filter(wanted).values_list("key", flat=True))
    return {
        phrase: sorted(procedure_mark(text) for text in texts if phrase.begun in text)
        for phrase in phrases
    }
