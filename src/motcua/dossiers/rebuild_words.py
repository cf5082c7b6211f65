"""The index of words beside the texts that it should lead to."""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.dossiers.models import DossierWord, ProcedureText
from motcua.dossiers.search_words import index_words, procedure_mark, procedure_text
from motcua.records.rebuilding import Repair


@dataclass(frozen=True, slots=True)
class Indexed:
    """A dossier with the search key that its events lead to."""

    dossier_id: int
    agency_id: int
    code: str
    key: str


def compare_words(dossiers: Iterable[Indexed], repair: Repair) -> None:
    """Put right whatever words of these dossiers differ. Inside the caller's transaction."""
    dossiers = list(dossiers)
    stored: dict[int, list[DossierWord]] = {}
    for word in DossierWord.objects.filter(dossier_id__in=[one.dossier_id for one in dossiers]):
        stored.setdefault(word.dossier_id, []).append(word)
    for one in dossiers:
        columns = {"dossier_id": one.dossier_id, "agency_id": one.agency_id}
        wanted: dict[object, dict[str, int]] = {word: columns for word in index_words(one.key)}
        repair.rows(one.code, DossierWord, "word", stored.get(one.dossier_id, []), wanted)
    _compare_procedures((one.key for one in dossiers), repair)


def _compare_procedures(keys: Iterable[str], repair: Repair) -> None:
    texts = {procedure_mark(text): text for text in map(procedure_text, keys)}
    known = dict(ProcedureText.objects.filter(mark__in=texts).values_list("mark", "key"))
    for mark, text in sorted(texts.items()):
        if known.get(mark) == text:
            continue
        repair.note(mark, ProcedureText, "key", known.get(mark, ""), text)
        ProcedureText.objects.filter(mark=mark).delete()
        ProcedureText.objects.create(mark=mark, key=text)
