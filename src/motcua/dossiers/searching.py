"""Dossiers by words, from the index of words; the rows themselves are asked last.

The index narrows, the dossier's own text decides: a word too many in the index costs time and
finds nothing. Both databases run the same questions; ADR 17 has the figures.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Sum, Value, When

from motcua.agencies.among import among
from motcua.dossiers.models import Dossier, DossierWord, ProcedureText
from motcua.dossiers.search_words import Phrase, phrases_of, procedure_mark
from motcua.records.pages import PAGE_SIZE, UNCOUNTED

FEW = 4_000  # candidates that are looked at one by one
MANY = 50_000  # a phrase with more narrows nothing: the list is walked in its order instead
WALKED = 3_000  # of the newest, that are looked at first when every phrase is common
NEWEST = 5_000  # of each unit; how far back a search looks inside words
MOST_IDS = 30_000  # of one statement: SQLite takes few more values
MOST_MARKS = 300  # procedures; a phrase that fits more of them fits nearly everything
_ASKED = 4  # phrases whose candidates are counted, the longest

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
    index = _Index(phrases, agency_ids)
    ids = index.few()
    if ids is None and not _fill_a_page(parts or (found,), phrases):
        ids = index.joined()
    if ids is None:
        walked = _holding(found, _begun(phrases))
        if walked.order_by("order_key").values_list("pk").first():
            return Searched(walked, UNCOUNTED)
    matched = _ids(_holding(found.filter(among("pk", ids)), _begun(phrases))) if ids else []
    if not matched:
        parts = parts or (found,)
        back = min(NEWEST, MOST_IDS // len(parts))
        for part in parts:
            newest = list(part.order_by("order_key").values_list("pk", flat=True)[:back])
            matched += _ids(_holding(part.filter(among("pk", newest)), _inside(phrases)))
    return Searched(found.filter(among("pk", matched)), len(matched))


def _fill_a_page(parts: Sequence[QuerySet[Dossier]], phrases: Sequence[Phrase]) -> bool:
    """Whether so many of the newest match that a page is soon full: then nothing is looked up.

    What everybody has in the name is found in the list's first hundreds; to join the long
    stretches of the index would cost many times as much.
    """
    said = _said(_begun(phrases))
    left = PAGE_SIZE
    for part in parts:
        newest = part.annotate(said=said).order_by("order_key").values("said")
        left -= newest[: WALKED // len(parts)].aggregate(found=Sum("said"))["found"] or 0
        if left < 0:
            return True
    return False


def _ids(found: QuerySet[Dossier]) -> list[int]:
    return list(found.order_by().values_list("pk", flat=True))


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


class _Index:
    """What the index of words knows of phrases: ids of all dossiers that may match, of whatever
    state."""

    def __init__(self, phrases: Sequence[Phrase], agency_ids: AgencyIds) -> None:
        self._scope = DossierWord.objects.all()
        if agency_ids is not None:
            self._scope = self._scope.filter(among("agency_id", agency_ids))
        telling = [phrase for phrase in phrases if len(phrase.ending) > 1]  # not a single letter
        marks = _marks(telling) if telling else {}
        self._arms = [
            _arms(phrase, marks[phrase]) for phrase in telling if len(marks[phrase]) <= MOST_MARKS
        ]
        # Dossiers of the procedures whose words all phrases fit match in any case.
        all_fit = set.intersection(*map(set, marks.values())) if marks else set()
        self._all_fit = all_fit if len(telling) == len(phrases) else set()

    def few(self) -> set[int] | None:
        """Those of the phrase that has FEW at most; None: every one has more."""
        if self._has_many_in_any_case:
            return None
        for arms in self._arms[:_ASKED]:
            if self._number(arms, FEW) <= FEW:
                return set(self._union(self._scope, arms)[:FEW])
        return None

    def joined(self) -> set[int] | None:
        """Those that all phrases have, of which each has more than a few; None: still too many."""
        if self._has_many_in_any_case:
            return None
        counts = [self._number(arms, MANY) for arms in self._arms[:_ASKED]]
        fewest = min(counts, default=MANY + 1)
        if fewest > MANY:
            return None
        driving = counts.index(fewest)
        scope = self._scope
        for place, arms in enumerate(self._arms):
            if place != driving:
                also = DossierWord.objects.filter(reduce(or_, arms))
                scope = scope.filter(Exists(also.filter(dossier_id=OuterRef("dossier_id"))))
        ids = list(self._union(scope, self._arms[driving])[: FEW + 1])
        return None if len(ids) > FEW else set(ids)

    @cached_property
    def _has_many_in_any_case(self) -> bool:
        return bool(self._all_fit) and self._number([Q(word__in=sorted(self._all_fit))], FEW) > FEW

    def _number(self, arms: Sequence[Q], most: int) -> int:
        """How many candidates, counted no further than one more than `most`."""
        return self._union(self._scope, arms)[: most + 1].count()

    @staticmethod
    def _union(scope: QuerySet[DossierWord], arms: Sequence[Q]) -> QuerySet[DossierWord]:
        """Ids of dossiers; each arm is one stretch of the index."""
        first, *others = (scope.filter(arm).values_list("dossier_id", flat=True) for arm in arms)
        return first.union(*others, all=True) if others else first


def _arms(phrase: Phrase, marks: Sequence[str]) -> list[Q]:
    """The stretches of the index where the dossiers of a phrase stand."""
    arms = [Q(word__gte=low, word__lte=high) for low, high in phrase.ranges]
    return [*arms, Q(word__in=marks)] if marks else arms


def _marks(phrases: Sequence[Phrase]) -> dict[Phrase, list[str]]:
    """Marks of the procedures whose words each phrase fits."""
    wanted = reduce(or_, (Q(key__contains=phrase.begun) for phrase in phrases))
    texts = set(ProcedureText.objects.filter(wanted).values_list("key", flat=True))
    return {
        phrase: sorted(procedure_mark(text) for text in texts if phrase.begun in text)
        for phrase in phrases
    }
