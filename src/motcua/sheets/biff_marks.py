"""Formulas of an xls sheet (BIFF8): its records are listed, their content is not interpreted."""

import struct
from collections.abc import Iterator
from pathlib import Path

import olefile

from motcua.sheets.sheet_marks import PartDamaged
from motcua.sheets.table import Oddities

# Numbers of record types, [MS-XLS] 2.3.
_BOF = 0x0809
_EOF = 0x000A
_BOUNDSHEET = 0x0085
_FORMULA = 0x0006
_BOOL_OR_ERROR = 0x0205


def biff_oddities(path: Path, sheet: str) -> Oddities:
    """Cells of the sheet with a formula (its text is not decoded) or an error. PartDamaged."""
    try:
        with olefile.OleFileIO(str(path)) as container:
            name = "Workbook" if container.exists("Workbook") else "Book"
            stream = container.openstream(name).read()
        return _oddities(stream, _offset_of(stream, sheet))
    except (OSError, struct.error, KeyError) as error:
        raise PartDamaged(str(error)) from error


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _offset_of(stream: bytes, sheet: str) -> int:
    for kind, body in _records(stream, 0):
        if kind == _BOUNDSHEET:
            length, is_wide = body[6], body[7] & 1
            raw = body[8 : 8 + length * 2] if is_wide else body[8 : 8 + length]
            if raw.decode("utf-16-le" if is_wide else "latin-1") == sheet:
                return int(struct.unpack_from("<I", body)[0])
        elif kind == _EOF:
            break
    raise KeyError(sheet)


def _oddities(stream: bytes, at: int) -> Oddities:
    formulas: dict[tuple[int, int], str] = {}
    errors: dict[tuple[int, int], str] = {}
    depth = 0
    for kind, body in _records(stream, at):
        if kind == _BOF:
            depth += 1  # a chart inside the sheet has a part of its own
        elif kind == _EOF:
            depth -= 1
            if depth == 0:
                break
        elif kind in (_FORMULA, _BOOL_OR_ERROR):
            row, column = struct.unpack_from("<HH", body)
            if kind == _FORMULA:
                formulas[row + 1, column + 1] = "=…"
            elif body[7]:
                errors[row + 1, column + 1] = "#LỖI"
    return Oddities(formulas, errors)
