"""The glossary: Vietnamese terms of the field and their one word in code."""

from functools import cache
from pathlib import Path

from pydantic import Field

from motcua.kernel.text import fold
from motcua.kernel.vocabulary import Term
from motcua.rulebook.load.base import Dated, Strict, Text, Timeline, load_model
from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.yaml_files import ROOT, name_of


class TermSpec(Strict):
    """One term."""

    vi: Text
    en: Text
    note: str = ""


class GlossaryValue(Dated):
    """The terms as valid in a time, grouped as the work goes."""

    terms: list[TermSpec] = Field(min_length=1)


def read_glossary(path: Path) -> tuple[Term, ...]:
    """The terms of a file. Raises RulebookInvalid, also for a term or a word given twice."""
    found = [
        Term(s.vi, s.en, s.note) for s in load_model(path, Timeline[GlossaryValue]).values[-1].terms
    ]
    for words in ([fold(t.vi) + t.note for t in found], [t.en for t in found]):
        twice = next((word for word in words if words.count(word) > 1), None)
        if twice:
            raise RulebookInvalid(name_of(path), "terms", f"“{twice}” có hai dòng")
    return tuple(found)


@cache
def glossary() -> tuple[Term, ...]:
    """All terms, in the order of the work."""
    return read_glossary(ROOT / "glossary.yaml")
