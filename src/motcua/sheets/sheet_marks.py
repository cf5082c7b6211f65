"""Formulas and error values of an xlsx sheet, read from its XML in one streaming pass."""

import posixpath
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

from motcua.sheets.table import Oddities, column_number

_BLOCK = 256 * 1024
# A sheet of plain values has neither mark; looking for them is far cheaper than parsing it.
_MARK = re.compile(rb"<(?:\w+:)?f[\s/>]|\bt\s*=\s*[\"']e[\"']")
_MARK_LENGTH = 32
_REFERENCE = re.compile(r"([A-Z]+)(\d+)")


class PartDamaged(Exception):
    """A part of the workbook cannot be read."""


def sheet_oddities(path: Path, sheet: str) -> Oddities:
    """Cells of the sheet with a formula or an error value. Raises PartDamaged."""
    try:
        with zipfile.ZipFile(path) as book:
            part = _part_of(book, sheet)
            if not _has_marks(book, part):
                return Oddities()
            scan = _Scan()
            _parse(book, part, scan.start, scan.end, scan.text)
            return Oddities(scan.formulas, scan.errors)
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, expat.ExpatError) as error:
        raise PartDamaged(str(error)) from error


class _Scan:
    """Collects while the parser goes through the cells."""

    def __init__(self) -> None:
        self.formulas: dict[tuple[int, int], str] = {}
        self.errors: dict[tuple[int, int], str] = {}
        self._row = 0
        self._column = 0
        self._is_error = False
        self._text: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._is_error = attributes.get("t") == "e"
            self._place(attributes.get("r"))
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif name == "f" or (name == "v" and self._is_error):
            self._text = []

    def _place(self, reference: str | None) -> None:
        match = _REFERENCE.fullmatch(reference) if reference else None
        if match:
            self._column = column_number(match[1])
            self._row = int(match[2])
        else:  # a cell without a reference follows the one before it
            self._column += 1

    def end(self, tag: str) -> None:
        if self._text is None:
            return
        name = tag.rpartition(":")[2]
        # The later cells of a shared formula have an empty element.
        text = "".join(self._text)
        if name == "f":
            self.formulas[self._row, self._column] = f"={text}"
        elif name == "v":
            self.errors[self._row, self._column] = text
        self._text = None

    def text(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)


def _part_of(book: zipfile.ZipFile, sheet: str) -> str:
    """The name of the sheet's part in the archive; KeyError when the workbook has no such sheet."""
    targets: dict[str, str] = {}
    relations: dict[str, str] = {}

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "Relationship":
            relations[attributes["Id"]] = attributes["Target"]

    def listed(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet":
            reference = next(v for k, v in attributes.items() if k.endswith(":id"))
            targets[attributes["name"]] = relations[reference]

    _parse(book, "xl/_rels/workbook.xml.rels", relation)
    _parse(book, "xl/workbook.xml", listed)
    return posixpath.normpath(posixpath.join("/xl", targets[sheet])).lstrip("/")


def _has_marks(book: zipfile.ZipFile, part: str) -> bool:
    with book.open(part) as stream:
        tail = b""
        while block := stream.read(_BLOCK):
            if _MARK.search(tail + block):
                return True
            tail = block[-_MARK_LENGTH:]
    return False


def _parse(
    book: zipfile.ZipFile,
    part: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    with book.open(part) as stream:
        parser.ParseFile(stream)
