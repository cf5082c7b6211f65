"""A procedure's code as a cell holds it."""

import re

from motcua.sheets.cells import text_of
from motcua.sheets.table import Cell

# The catalogue's codes have six decimals; a spreadsheet that took one for a number dropped zeros.
_PROCEDURE_NUMBER = re.compile(r"\d\.\d{1,6}")


def procedure_code_of(cell: Cell) -> str:
    """A procedure's code, also where the spreadsheet took 1.004200 for the number 1.0042."""
    if isinstance(cell, float) and not cell.is_integer():
        return f"{cell:.6f}"
    text = text_of(cell)
    if _PROCEDURE_NUMBER.fullmatch(text):
        return text.ljust(8, "0")
    return text
