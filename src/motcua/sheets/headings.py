"""Which row of a sheet is the header, and which column is what."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from motcua.kernel.syllables import is_syllable
from motcua.kernel.text import fold, legacy_encoding, nfc, repair_legacy, word_key
from motcua.kernel.vocabulary import Heading
from motcua.sheets.table import Cell, NumberedRow

HEADER_WITHIN = 30  # rows: above it stand at most the titles of the paper
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """The row of a sheet that most looks like a header.

    row: 1-based. texts: of all its columns, repaired. columns: heading key -> its column (from
    0). rivals: heading key -> all columns that answer to it, where there is more than one.
    missing: labels of the required headings that no column has.
    """

    row: int
    texts: tuple[str, ...]
    columns: Mapping[str, int]
    rivals: Mapping[str, tuple[int, ...]]
    missing: tuple[str, ...]


class Headings:
    """The headings one kind of file may have."""

    def __init__(self, headings: Iterable[Heading]) -> None:
        """In the order in which missing ones are named."""
        self.by_key: Mapping[str, Heading] = {heading.key: heading for heading in headings}
        self._by_word = {
            word_key(name): heading
            for heading in self.by_key.values()
            for name in (heading.label, *heading.synonyms)
        }

    def find_header(self, rows: Iterable[NumberedRow]) -> Candidate | None:
        """The header among the first rows, or what comes nearest to one; None: all are empty.

        A heading merged over two rows stands in the upper one, so a row is also tried with its
        gaps filled from the row above.
        """
        best: Candidate | None = None
        above: tuple[str, ...] = ()
        for number, cells in rows:
            texts = header_texts(cells)
            if not any(texts):
                above = ()
                continue
            for attempt in (texts, _filled_from(above, texts)):
                candidate = self._candidate(number, attempt)
                if not candidate.missing:
                    return candidate
                if best is None or likeness(candidate) > likeness(best):
                    best = candidate
            above = texts
        return best

    def looks_like_export(self, rows: Sequence[Sequence[Cell]]) -> tuple[int, int]:
        """How well rows look like such a file: headings recognised, then Vietnamese words."""
        header = self.find_header(enumerate(rows[:HEADER_WITHIN], start=1))
        encoding = legacy_encoding(str(cell) for row in rows for cell in row)
        text = repair_legacy(" ".join(str(cell) for row in rows for cell in row), encoding)
        words = [word for word in _WORD.findall(nfc(text)) if not word.isascii()]
        return (len(header.columns) if header else 0), sum(map(is_syllable, words))

    def missing_labels(self, columns: Mapping[str, int]) -> tuple[str, ...]:
        """Labels of required headings without a column; a group's labels are joined by "hoặc"."""
        missing: dict[str, list[str]] = {}
        headings = self.by_key.values()
        found_groups = {h.one_of for h in headings if h.one_of and h.key in columns}
        for heading in headings:
            if heading.one_of:
                if heading.one_of not in found_groups:
                    missing.setdefault(heading.one_of, []).append(heading.label)
            elif heading.required and heading.key not in columns:
                missing[heading.key] = [heading.label]
        return tuple("” hoặc “".join(labels) for labels in missing.values())

    def _candidate(self, number: int, texts: tuple[str, ...]) -> Candidate:
        answering: dict[str, list[int]] = {}
        for column, text in enumerate(texts):
            heading = self._heading(text) if text else None
            if heading:
                answering.setdefault(heading.key, []).append(column)
        columns: dict[str, int] = {}
        rivals: dict[str, tuple[int, ...]] = {}
        for key, found in answering.items():
            # The official label is meant before any synonym.
            label = fold(self.by_key[key].label)
            exact = [column for column in found if fold(_plain(texts[column])) == label]
            chosen = exact or found
            columns[key] = chosen[0]
            if len(chosen) > 1:
                rivals[key] = tuple(chosen)
        return Candidate(number, texts, columns, rivals, self.missing_labels(columns))

    def _heading(self, text: str) -> Heading | None:
        return self._by_word.get(word_key(text)) or self._by_word.get(word_key(_plain(text)))


def header_texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Cells of a header as text: old encodings repaired, one line each."""
    texts = ["" if cell is None else " ".join(str(cell).split()) for cell in cells]
    encoding = legacy_encoding(texts)
    return tuple(repair_legacy(text, encoding) for text in texts)


def headings_digest(texts: Sequence[str]) -> str:
    """What a remembered mapping is found by: the folded headings, in order, hashed."""
    folded = [fold(text) for text in texts]
    while folded and not folded[-1]:
        folded.pop()
    return hashlib.sha256("\x1f".join(folded).encode()).hexdigest()


def likeness(candidate: Candidate) -> tuple[int, int]:
    """Recognised headings; where none is, the row with the most texts looks like a header."""
    return len(candidate.columns), len({text for text in candidate.texts if text})


def _filled_from(above: tuple[str, ...], texts: tuple[str, ...]) -> tuple[str, ...]:
    longest = max(len(above), len(texts))
    upper = above + ("",) * (longest - len(above))
    lower = texts + ("",) * (longest - len(texts))
    return tuple(low or up for low, up in zip(lower, upper, strict=True))


def _plain(text: str) -> str:
    """Without "(dd/mm/yyyy)" and the star of a required column."""
    return _IN_BRACKETS.sub(" ", text).replace("*", " ").strip()
