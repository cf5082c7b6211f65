"""What exports of dossiers say of online level, post, payment and digitisation."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from motcua.kernel.vocabulary import ServiceWord
from motcua.rulebook.load.base import Key, Strict, Text, Timeline, load_model
from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.imports import WordSpec, word_key
from motcua.rulebook.load.yaml_files import ROOT, name_of

WordKind = Literal["online_level", "returned_by", "paid_through", "marks"]


class ServiceWordsFile(Strict):
    """rulebook/imports/service-words.yaml: four lists of words, each key a value of the kernel."""

    key: Key
    label: Text
    online_level: list[Timeline[WordSpec]]
    returned_by: list[Timeline[WordSpec]]
    paid_through: list[Timeline[WordSpec]]
    marks: list[Timeline[WordSpec]]


def read_service_words(path: Path) -> dict[WordKind, tuple[ServiceWord, ...]]:
    """The lists by kind, in their last validity. Raises RulebookInvalid."""
    file = load_model(path, ServiceWordsFile)
    lists: dict[WordKind, list[Timeline[WordSpec]]] = {
        "online_level": file.online_level,
        "returned_by": file.returned_by,
        "paid_through": file.paid_through,
        "marks": file.marks,
    }
    return {kind: tuple(_once(path, kind, words)) for kind, words in lists.items()}


def _once(path: Path, kind: str, words: list[Timeline[WordSpec]]) -> Iterator[ServiceWord]:
    owners: dict[str, str] = {}
    for word in words:
        last = word.values[-1]
        for spelling in (last.label, *last.synonyms):
            owner = owners.setdefault(word_key(spelling), word.key)
            if owner != word.key:
                message = f"từ “{spelling}” thuộc cả {owner} và {word.key}"
                raise RulebookInvalid(name_of(path), kind, message)
        yield ServiceWord(word.key, last.label, tuple(last.synonyms))


@cache
def service_words() -> dict[WordKind, tuple[ServiceWord, ...]]:
    """The words of each kind, by the key of the value they stand for."""
    return read_service_words(ROOT / "imports/service-words.yaml")


@cache
def _spelled() -> dict[tuple[str, str], ServiceWord]:
    return {
        (kind, word_key(spelling)): word
        for kind, words in service_words().items()
        for word in words
        for spelling in (word.label, *word.synonyms)
    }


def service_word(kind: WordKind, text: str) -> ServiceWord | None:
    """The word that a cell says; None: unknown."""
    return _spelled().get((kind, word_key(text)))
