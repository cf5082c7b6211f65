"""What the index of words knows of phrases: ids of all dossiers that may match, of any state.

Every search asks these questions, so they are written as SQL once; both databases run the same.
Each is answered by the index alone: a stretch of it for each beginning of a word.
"""

from collections.abc import Collection, Sequence
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Q

from motcua.agencies.among import among_text
from motcua.dossiers.models import ProcedureText
from motcua.dossiers.search_words import Phrase, procedure_mark

AgencyIds = Collection[int] | None
MOST_MARKS = 300  # procedures; a phrase that fits more of them fits nearly everything
_ASKED = 4  # phrases whose candidates are counted, the longest
_COUNT = "(SELECT COUNT(*) FROM (SELECT 1 FROM ({found}) found LIMIT %s) counted)"
_ALL = "SELECT dossier_id FROM ({found}) found"
_STRETCH = "SELECT dossier_id FROM dossier_word WHERE {scope} AND word {of}"


class WordIndex:
    """The dossiers of some agencies (None: of all) that may match every one of the phrases.

    A single letter, and what nearly every procedure has, is not looked up: it narrows nothing.
    """

    def __init__(self, phrases: Sequence[Phrase], agency_ids: AgencyIds) -> None:
        telling = [phrase for phrase in phrases if len(phrase.ending) > 1]
        marks = _marks(telling) if telling else {}
        self._found = [
            _Candidates(phrase, marks[phrase], agency_ids)
            for phrase in telling
            if len(marks[phrase]) <= MOST_MARKS
        ]

    def few(self, most: int) -> set[int] | None:
        """Those of a phrase that has no more than `most`; None: every phrase has more."""
        asked = self._found[:_ASKED]
        if not asked:
            return None
        counts = ", ".join(_COUNT.format(found=one.text) for one in asked)
        params = [value for one in asked for value in (*one.params, most + 1)]
        numbers = _rows(f"SELECT {counts}", params)[0]
        fewest = min(numbers)
        if fewest > most:
            return None
        driving = asked[numbers.index(fewest)]
        return {row[0] for row in _rows(driving.text, driving.params)}

    def joined(self, most: int) -> set[int] | None:
        """Those of all phrases; None: these are more than `most`.

        O(entries of these phrases): 200,000 of a word are read in some 15 ms of PostgreSQL.
        """
        if not self._found:
            return None
        # Names before words of procedures, which many dossiers have: the first are remembered.
        ordered = sorted(self._found, key=lambda one: len(one.params))
        text = " INTERSECT ".join(_ALL.format(found=one.text) for one in ordered)
        params = [value for one in ordered for value in one.params]
        rows = _rows(f"{text} LIMIT %s", [*params, most + 1])
        return None if len(rows) > most else {row[0] for row in rows}


class _Candidates:
    """The question for the dossiers of a phrase; one may come twice."""

    def __init__(self, phrase: Phrase, marks: Sequence[str], agency_ids: AgencyIds) -> None:
        scope, ids = among_text("agency_id", agency_ids) if agency_ids is not None else ("TRUE", [])
        between = _STRETCH.format(scope=scope, of="BETWEEN %s AND %s")
        stretches = [between] * len(phrase.ranges)
        self.params = [value for ends in phrase.ranges for value in (*ids, *ends)]
        if marks:
            holders = ", ".join(["%s"] * len(marks))
            stretches.append(_STRETCH.format(scope=scope, of=f"IN ({holders})"))
            self.params += [*ids, *marks]
        self.text = " UNION ALL ".join(stretches)


def _rows(text: str, params: Sequence[object]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(text, params)
        rows: list[tuple[int, ...]] = cursor.fetchall()
    return rows


def _marks(phrases: Sequence[Phrase]) -> dict[Phrase, list[str]]:
    """Marks of the procedures whose words each phrase fits."""
    wanted = reduce(or_, (Q(key__contains=phrase.begun) for phrase in phrases))
    texts = set(ProcedureText.objects.filter(wanted).values_list("key", flat=True))
    return {
        phrase: sorted(procedure_mark(text) for text in texts if phrase.begun in text)
        for phrase in phrases
    }
