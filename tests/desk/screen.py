"""What a page shows, read from its HTML."""

import re
from html import unescape

from django.http import HttpResponse

_SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def text_of(response: HttpResponse) -> str:
    """The page's text on one line."""
    return " ".join(unescape(_TAG.sub(" ", _SCRIPT.sub(" ", response.getvalue().decode()))).split())


def cell(response: HttpResponse, row_key: str, column: str) -> str:
    """The text of a form's cell."""
    found = re.search(
        rf'<td id="o-{re.escape(row_key)}-{column}".*?</td>',
        response.getvalue().decode(),
        re.DOTALL,
    )
    assert found, f"no cell {row_key} {column}"
    return " ".join(unescape(_TAG.sub(" ", found[0])).split())


def row(response: HttpResponse, row_key: str) -> tuple[str, ...]:
    """Columns 3..13 of a row of form 06a."""
    return tuple(cell(response, row_key, str(number)) for number in range(3, 14))


def hidden_value(response: HttpResponse, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(
        rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', response.getvalue().decode()
    )
    assert found, f"no field {name}"
    return found[1]
