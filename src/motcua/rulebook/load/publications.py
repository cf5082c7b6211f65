"""What the list of a publication decision says: headings, acts, tiers, ways of filing."""

from functools import cache
from pathlib import Path

from motcua.kernel.publications import Act, PublicationWords
from motcua.kernel.text import word_key
from motcua.kernel.vocabulary import Heading, ServiceWord
from motcua.rulebook.load.base import Key, Strict, Text, Timeline, load_model
from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.imports import HeadingSpec, WordSpec
from motcua.rulebook.load.yaml_files import ROOT, name_of

Words = list[Timeline[WordSpec]]


class PublicationsFile(Strict):
    """rulebook/imports/publications.yaml. Keys of `limits` are units of time, or `none`."""

    key: Key
    label: Text
    headings: list[Timeline[HeadingSpec]]
    acts: Words
    tiers: Words
    channels: Words
    fees: Words
    limits: Words


def read_publication_words(path: Path) -> PublicationWords:
    """The words in their last validity. Raises RulebookInvalid, also for a spelling used twice."""
    file = load_model(path, PublicationsFile)
    headings = tuple(
        Heading(entry.key, last.label, last.required, tuple(last.synonyms), last.kind)
        for entry in file.headings
        for last in entry.values[-1:]
    )
    found = PublicationWords(
        headings=headings,
        acts=_words(path, "acts", file.acts),
        tiers=_words(path, "tiers", file.tiers),
        channels=_words(path, "channels", file.channels),
        fees=_words(path, "fees", file.fees),
        limits=_words(path, "limits", file.limits),
    )
    if {word.key for word in found.acts} != set(Act):
        raise RulebookInvalid(name_of(path), "acts", f"cần đúng các hình thức {', '.join(Act)}")
    return found


def _words(path: Path, kind: str, specs: Words) -> tuple[ServiceWord, ...]:
    owners: dict[str, str] = {}
    found = []
    for spec in specs:
        last = spec.values[-1]
        for spelling in (last.label, *last.synonyms):
            owner = owners.setdefault(word_key(spelling), spec.key)
            if owner != spec.key:
                message = f"từ “{spelling}” thuộc cả {owner} và {spec.key}"
                raise RulebookInvalid(name_of(path), kind, message)
        found.append(ServiceWord(spec.key, last.label, tuple(last.synonyms)))
    return tuple(found)


@cache
def publication_words() -> PublicationWords:
    """The words of every list of a publication decision."""
    return read_publication_words(ROOT / "imports/publications.yaml")
