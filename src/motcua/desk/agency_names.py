"""Agencies as people name them in a form: chosen in a list, or typed as a code or a whole name."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.agencies.errors import AgencyAmbiguous, AgencyUnknown
from motcua.desk.errors import AgencyNotNamed
from motcua.kernel.registers import RegisterField, ValueKind
from motcua.kernel.text import fold, nfc

SHOWN = 12
LOOKED_AT = 60  # of which those nearest to the officer's own stand first
NO_NAMES = "[]"
CODE_KINDS = frozenset({ValueKind.AGENCY, ValueKind.AGENCIES})
_CODE = re.compile(r"(?:^|.*\()\s*(\d{2,5})\)?$")  # "14812", or as a list names it


@dataclass(frozen=True, slots=True)
class AgencyOption:
    """A line of the list. name: what stands in the field once it is chosen; above: the parent."""

    code: str
    name: str
    above: str


def options(typed: str, near: AgencyView, on: date) -> tuple[AgencyOption, ...]:
    """Units of that day by the words typed, accents ignored; those under the same unit above as
    `near` first, then the best."""
    found = agencies.search(typed, LOOKED_AT, on)
    above = agencies.uppers({near.id, *(one.id for one in found)}, on)
    own = above.get(near.id)
    ranked = sorted(found, key=lambda one: own not in (one, above.get(one.id)))
    return tuple(
        AgencyOption(one.code, shown(one), above[one.id].name if one.id in above else "")
        for one in ranked[:SHOWN]
    )


def shown(agency: AgencyView) -> str:
    """Name and code, as a field shows the unit that stands in it."""
    return f"{agency.name} ({agency.code})"


def agency_in(text: str, on: date) -> AgencyView | None:
    """The unit of that day that was typed; None: nothing was. Raises AgencyNotNamed."""
    if not text:
        return None
    said = _CODE.fullmatch(text)
    found = _by_code(said[1], on) if said else _by_name(text, on)
    if found is None:
        raise AgencyNotNamed(text)
    return found


def with_codes(
    fields: Iterable[RegisterField], typed: Mapping[str, str], on: date
) -> dict[str, str]:
    """What was typed in the fields, with codes where whole names stand; what names no unit
    stays as it is, and is refused with the other values."""
    named = {field.key: field for field in fields if field.key in typed}
    found = {key: typed[key] for key in named}
    for field in named.values():
        text = typed[field.key].strip()
        if field.kind is ValueKind.AGENCY and text:
            found[field.key] = _code_of(text, on)
        elif field.kind is ValueKind.AGENCIES and text:
            parts = (part.strip() for part in re.split(r"[,;]", text))
            found[field.key] = ", ".join(_code_of(part, on) for part in parts if part)
    return found


def names_of(codes: str, on: date) -> str:
    """Code and shown name of each unit in what a field holds, as JSON for the page's script.

    A code that nobody has that day is its own name; words that are no code are left out.
    """
    found = []
    for code in filter(str.isdigit, re.split(r"[,;\s]+", codes)):
        agency = _by_code(code, on)
        found.append((code, shown(agency) if agency else code))
    return json.dumps(found, ensure_ascii=False)


def named_in(codes: str, on: date | None) -> str:
    """A stored value with the names its codes had that day; None: nobody knows the day."""
    if on is None:
        return codes
    units = {code: _by_code(code, on) for code in re.findall(r"\d+", codes)}
    return "; ".join(shown(unit) if unit else code for code, unit in units.items())


def _code_of(text: str, on: date) -> str:
    said = _CODE.fullmatch(text)
    if said:
        return said[1]
    found = _by_name(text, on)
    return found.code if found else text


def _by_code(code: str, on: date) -> AgencyView | None:
    try:
        return agencies.resolve(code, on)
    except (AgencyUnknown, AgencyAmbiguous):
        return None


def _by_name(text: str, on: date) -> AgencyView | None:
    """The one unit of the whole country that is called so, with its accents or, where that is
    clear, without; None: none, or several."""
    named = agencies.search(text, LOOKED_AT, on)
    exactly = [one for one in named if one.name.casefold() == nfc(text).casefold()]
    alike = [one for one in named if fold(one.name) == fold(text)]
    return next((found[0] for found in (exactly, alike) if len(found) == 1), None)
