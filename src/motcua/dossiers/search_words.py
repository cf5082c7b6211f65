"""What a dossier can be found by, and what somebody looks for. Pure text; no database.

A dossier keeps one folded text in four parts, divided by |:

    " nguyen van a| 1 001193 dang ky khai sinh| 240115|.h56.37.12.240115.0000123"
      applicant     procedure: code and name    inside   code

A space stands before whatever may be found by its beginning, so one LIKE tells it. Of a code that
is true of its longer inner parts (mostly a day); else a code is found by its end.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from motcua.kernel.text import fold

INNER_PART = 4  # letters and digits; shorter parts of a code are those of the whole office
LONGEST = 40  # of a word in the index; the text itself is compared in full
MOST_PHRASES = 12
INNER, ENDING, PROCEDURE = "#", "<", "="  # first letters of what is no word of a name
_BETWEEN = re.compile(r"[\W_]+")
_MOST = "\U0010ffff"  # after every letter, in both databases


def search_key(code: str, applicant: str, procedure_code: str, procedure_name: str) -> str:
    """The text of a dossier that searches look at; see above."""
    parts = _words(code)
    inner = [part for part in parts[:-1] if len(part) >= INNER_PART]
    procedure = _procedure(procedure_code, procedure_name)
    return f"{_spaced(_words(applicant))}|{procedure}|{_spaced(inner)}|.{'.'.join(parts)}"


def index_words(key: str) -> frozenset[str]:
    """The words under which the dossier of this `search_key` stands in the index.

    Words of the applicant as they are; inner parts of the code; the end of the code, backwards;
    a mark of the procedure instead of its many words.
    """
    parts = key.split("|")
    if len(parts) != 4:
        return frozenset()
    name, procedure, inner, code = parts
    words = {word[:LONGEST] for word in name.split()}
    words.update(f"{INNER}{part}"[:LONGEST] for part in inner.split())
    words.add(f"{ENDING}{code[:0:-1]}"[:LONGEST])
    words.add(procedure_mark(procedure))
    return frozenset(words)


def procedure_text(key: str) -> str:
    """The part of a `search_key` that tells the procedure; "" of anything else."""
    parts = key.split("|")
    return parts[1] if len(parts) == 4 else ""


@lru_cache(maxsize=10_000)
def procedure_mark(text: str) -> str:
    """The word that stands for all words of a procedure."""
    return PROCEDURE + blake2b(text.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something typed without a space in it: one word, or several ("1.001193", "a-2")."""

    words: tuple[str, ...]

    @property
    def begun(self) -> str:
        """Stands in a text where these words stand in this order, the last at least begun."""
        return " " + " ".join(self.words)

    @property
    def ending(self) -> str:
        """The end of a code that ends so."""
        return ".".join(self.words)

    @property
    def inside(self) -> tuple[str, str]:
        """Stand in a text that has this anywhere, also in the middle of a word."""
        return " ".join(self.words), ".".join(self.words)

    @property
    def ranges(self) -> tuple[tuple[str, str], ...]:
        """From and to (both included) of index words that a dossier which matches by its applicant
        or its code must have one of. Others may have one, too."""
        last = self.words[-1]
        longest = max(self.words, key=len)
        ending = _begun(f"{ENDING}{self.ending[::-1]}")
        if len(last) == len(longest):
            return _begun(last), _begun(f"{INNER}{last}"), ending
        # Those before the last are whole.
        name, inner = longest[:LONGEST], f"{INNER}{longest}"[:LONGEST]
        return (name, name), (inner, inner), ending


def phrases_of(text: str) -> tuple[Phrase, ...]:
    """What was typed, the longest first, each once; () where no letter and no digit was."""
    found = {words: None for typed in fold(text).split() if (words := tuple(_words(typed)))}
    ordered = sorted(found, key=lambda words: -len("".join(words)))
    return tuple(Phrase(words) for words in ordered[:MOST_PHRASES])


def _begun(word: str) -> tuple[str, str]:
    return word[:LONGEST], word[:LONGEST] + _MOST


def _words(text: str) -> list[str]:
    return _BETWEEN.sub(" ", fold(text)).split()


def _spaced(words: Iterable[str]) -> str:
    return "".join(f" {word}" for word in words)


@lru_cache(maxsize=10_000)  # long, and of a catalogue
def _procedure(code: str, name: str) -> str:
    return _spaced([*_words(code), *_words(name)])
