"""Numbers and symbols of official documents (số và ký hiệu văn bản). Pure.

A document is named "12/BC-UBND": its number in the series of its kind and year, the abbreviation
of its kind and that of the body that issues it. An official letter has no abbreviation of its
kind but that of the unit that drafted it: "15/UBND-VP"; a legal act names its year:
"01/2023/QĐ-UBND". Source: NĐ 30/2020/NĐ-CP, Điều 15, Phụ lục I and III.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from motcua.kernel.forms import Source
from motcua.kernel.text import nfc

REFERENCE = re.compile(r"(?:Số\s*:?\s*)?(\d{1,6})\s*/\s*(?:((?:19|20)\d\d)\s*/\s*)?(\S.*)")


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document. abbreviation: "" for an official letter. is_legal: văn bản quy phạm
    pháp luật, whose symbol names the year and which always has a series of its own."""

    key: str
    label: str
    abbreviation: str
    is_legal: bool = False


@dataclass(frozen=True, slots=True)
class IssuingBody:
    """Who issues: a body of the agency that numbers its documents apart. abbreviation "": its
    symbol cannot be guessed."""

    key: str
    label: str
    abbreviation: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A document's number and symbol, read apart. year: only where the symbol names it."""

    number: int
    symbol: str
    year: int | None = None

    def __str__(self) -> str:
        """As it is printed: a number below ten has a zero before it.

        >>> str(Reference(5, "BC-UBND")), str(Reference(1, "QĐ-UBND", 2023))
        ('05/BC-UBND', '01/2023/QĐ-UBND')
        """
        year = f"{self.year}/" if self.year else ""
        return f"{self.number:02d}/{year}{self.symbol}"


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column of a printed book. value: key of what it prints; "": left for a pen."""

    heading: str
    value: str
    width_mm: int
    centered: bool = False


@dataclass(frozen=True, slots=True)
class BookLayout:
    """A book as the decree prints it. key: outgoing | incoming | handling. title: of its cover;
    annex: where the form is."""

    key: str
    title: str
    annex: str
    columns: tuple[BookColumn, ...]


@dataclass(frozen=True, slots=True)
class DocumentRules:
    """Kinds, bodies and books as valid in a time.

    secret_excerpt: the only excerpt a secret document may have in a networked system.
    """

    kinds: tuple[DocumentKind, ...]
    bodies: tuple[IssuingBody, ...]
    books: tuple[BookLayout, ...]
    secret_excerpt: str
    valid_from: date
    valid_to: date | None
    source: Source

    def kind(self, key: str) -> DocumentKind | None:
        """The kind with that key."""
        return next((kind for kind in self.kinds if kind.key == key), None)

    def body(self, key: str) -> IssuingBody | None:
        """The body with that key."""
        return next((body for body in self.bodies if body.key == key), None)

    def book(self, key: str) -> BookLayout:
        """Raises KeyError."""
        return {book.key: book for book in self.books}[key]


def read_reference(text: str) -> Reference | None:
    """Number and symbol of what is written; None when it does not begin with a number.

    >>> read_reference("Số: 1202 /BC-UBND")
    Reference(number=1202, symbol='BC-UBND', year=None)
    """
    found = REFERENCE.fullmatch(nfc(text).strip())
    if found is None:
        return None
    number, year, symbol = found.groups()
    plain = re.sub(r"\s*-\s*", "-", " ".join(symbol.split()))
    return Reference(int(number), plain, int(year) if year else None)


def symbol_of(kind: DocumentKind, body: IssuingBody, unit: str = "") -> str:
    """The symbol of a document. unit: abbreviation of the unit that drafted an official letter.

    "" when the body's abbreviation is not known: then somebody must write it.
    """
    if not body.abbreviation:
        return ""
    parts = (kind.abbreviation, body.abbreviation) if kind.abbreviation else (body.abbreviation,)
    if not kind.abbreviation and unit:
        parts = (*parts, unit)
    return "-".join(parts)


def kind_of(reference: Reference, kinds: Iterable[DocumentKind]) -> DocumentKind | None:
    """The kind a symbol tells: its first part, and whether it names a year; a symbol that begins
    with no abbreviation of a kind is an official letter's."""
    first, is_legal = reference.symbol.split("-")[0].casefold(), reference.year is not None
    known = tuple(kinds)
    for kind in known:
        if kind.abbreviation.casefold() == first and kind.is_legal == is_legal:
            return kind
    return next((kind for kind in known if not kind.abbreviation), None)


def body_of(reference: Reference, bodies: Iterable[IssuingBody]) -> IssuingBody | None:
    """The body a symbol names; None: it names none that is known."""
    parts = {part.casefold() for part in reference.symbol.split("-")}
    return next((b for b in bodies if b.abbreviation and b.abbreviation.casefold() in parts), None)


@dataclass(frozen=True, slots=True)
class Book:
    """A printed book of documents. agency: as on the cover, () is not allowed.

    subject: what it is limited to ("Loại văn bản: Báo cáo"), "" when it is not. first, last:
    numbers as printed, "" where the series are mixed. rows: texts by the values of the layout's
    columns, in the order of the book.
    """

    layout: BookLayout
    agency: tuple[str, ...]
    subject: str
    from_on: date
    to_on: date
    first: str
    last: str
    rows: tuple[Mapping[str, str], ...]
