"""The index of words, written with the dossiers it leads to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from motcua.dossiers.inserting import Rows, insert_together
from motcua.dossiers.search_words import index_words, procedure_mark, procedure_text

WORD_COLUMNS = ("dossier_id", "word", "agency_id")
_DELETE = "DELETE FROM dossier_word WHERE dossier_id = %s AND word = %s"


@dataclass(frozen=True, slots=True)
class Keyed:
    """A dossier with the search key it had ("": it is new) and the one it is to have."""

    dossier_id: int
    before: str
    after: str


def word_rows(agency_id: int, dossiers: Iterable[Keyed]) -> list[Rows]:
    """The rows to insert. What leads to a dossier no longer is deleted at once."""
    changed = [one for one in dossiers if one.before != one.after]
    fresh: list[tuple[int, str, int]] = []
    stale: list[tuple[int, str]] = []
    for one in changed:
        had, has = index_words(one.before), index_words(one.after)
        fresh.extend((one.dossier_id, word, agency_id) for word in sorted(has - had))
        stale.extend((one.dossier_id, word) for word in sorted(had - has))
    if stale:
        with connection.cursor() as cursor:
            cursor.executemany(_DELETE, stale)
    words = Rows("dossier_word", WORD_COLUMNS, fresh)
    return [words, procedure_rows(one.after for one in changed)]


def procedure_rows(keys: Iterable[str]) -> Rows:
    """What the marks of procedures stand for; rows that are there already are passed over.

    Two commands at one time may both write one: that does no harm, and neither waits.
    """
    texts = dict.fromkeys(procedure_text(key) for key in keys)
    rows = [(procedure_mark(text), text) for text in texts]
    return Rows("procedure_text", ("mark", "key"), rows, once="mark")


def fill(agency_id: int, dossiers: Sequence[Keyed]) -> None:
    """Words and procedures of dossiers that have none yet."""
    insert_together(word_rows(agency_id, dossiers))
