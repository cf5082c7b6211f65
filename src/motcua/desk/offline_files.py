"""What a browser keeps for the time without a line: files, a page, the catalogue in short.

Nothing of it belongs to a person or an office. The version is made of the content, so that a
changed file is a new version and an unchanged one is never fetched twice.
"""

import hashlib
import json
import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.intake_offer import EnclosureAsked, ProcedureOffer
from motcua.kernel.due_explained import limit_words
from motcua.procedures import api as procedures
from motcua.procedures.data import At
from motcua.rulebook import load

WORKER = "desk/offline/worker.js"
# What the page's own text does not name: modules that modules import, and letters.
MODULES = {
    "offline": "badge box catalogue key line queue sheet unsent",
    "fields": "combo",
    "intake": "asked card draft faults page papers procedures sending slip",
}
FONT = "vendor/be-vietnam-pro/be-vietnam-pro-{letters}-{weight}-normal.woff2"
NAMED = re.compile(rf'(?:href|src)="{re.escape(settings.STATIC_URL)}([^"#?]+)')


def worker_text(shell: str) -> str:
    """The service worker's program: its version and its list of files, then the file itself.

    shell: the text of the page for the time without a line, as it is served now.
    """
    found = {name: path for name in _names(shell) if (path := _place(name))}
    program = _bytes(_place(WORKER))
    digest = hashlib.sha256(shell.encode() + program)
    for path in found.values():
        digest.update(_bytes(path))
    said = {
        "version": digest.hexdigest()[:16],
        "shell": reverse("intake_shell"),
        "files": [f"{settings.STATIC_URL}{name}" for name in found],
    }
    return f"const OFFLINE = {json.dumps(said)};\n{program.decode()}"


@lru_cache(maxsize=8)
def catalogue(
    on: date, agency_id: int | None = None, mark: str = "", province: str = ""
) -> tuple[str, str]:
    """The catalogue of a day as JSON, and its version.

    agency_id: where publication decisions hold, None: there are none; mark: of those decisions.
    province: whose own fees hold; "": it has none.
    """
    at = None if agency_id is None else At(agency_id, on)
    channels = [one.key for one in load.channels() if one.valid_from <= on]
    rows = []
    for detail in procedures.commune_details(at):
        offer = dossiers.offer_of(detail, on, "", province)
        if offer.not_in_force:
            continue
        row = _short(offer)
        by_way = {key: dossiers.offer_of(detail, on, key, province) for key in channels}
        ways = {key: _by_way(by_way[key], offer) for key in channels}
        if differing := {key: terms for key, terms in ways.items() if terms}:
            row["h"] = differing
        rows.append(row)
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return text, hashlib.sha256(text.encode()).hexdigest()[:16]


def catalogue_of(agency_id: int, on: date) -> tuple[str, str, bool]:
    """The same as it holds at an agency, and whether decisions or fees make it differ there."""
    mark = procedures.catalogue_mark(agency_id, on)
    province = dossiers.province_asked(agency_id, on)
    text, version = catalogue(on, agency_id if mark else None, mark, province)
    return text, version, bool(mark or province)


def _short(offer: ProcedureOffer) -> dict[str, Any]:
    """c code, n name, d field; f: to be asked; s how unlikely; l limit, p papers, e fees.

    h: channel -> what is otherwise when filed by it; there x says that it is not offered.
    """
    one = offer.procedure
    short: dict[str, Any] = {"c": one.code, "n": one.name, "d": one.field_name}
    # The order of the search on the server: what communes publish, then national ones.
    if unlikely := 2 * (not one.in_commune_list) + (one.kind != "chuan"):
        short["s"] = unlikely
    if not one.field_key:
        short["f"] = 1
    if offer.limit is not None:
        short["l"] = limit_words(offer.limit.value, offer.limit.unit)
    if offer.enclosures:
        short["p"] = [_paper(paper) for paper in offer.enclosures]
    if offer.fees:
        short["e"] = _fees(offer)
    return short


def _by_way(offer: ProcedureOffer, of_the_row: ProcedureOffer) -> dict[str, Any]:
    """What filing by one channel changes; {} nothing."""
    said: dict[str, Any] = {}
    if offer.limit is not None and offer.limit != of_the_row.limit:
        said["l"] = limit_words(offer.limit.value, offer.limit.unit)
    if offer.fees != of_the_row.fees:
        said["e"] = _fees(offer)
    if offer.not_offered:
        said["x"] = offer.not_offered
    return said


def _fees(offer: ProcedureOffer) -> list[list[Any]]:
    return [[fee.name, fee.amount, fee.note] for fee in offer.fees]


def _paper(paper: EnclosureAsked) -> list[Any]:
    return [paper.key, paper.name, int(paper.is_required), paper.originals, paper.copies]


def _names(shell: str) -> list[str]:
    modules = [
        f"desk/{room}/{name}.js" for room, names in MODULES.items() for name in names.split()
    ]
    fonts = [
        FONT.format(letters=letters, weight=weight)
        for letters in ("vietnamese", "latin")
        for weight in (400, 500, 600, 700)
    ]
    return list(dict.fromkeys([*NAMED.findall(shell), "desk/fonts.css", *modules, *fonts]))


def _place(name: str) -> Path | None:
    found = finders.find(name)
    return Path(str(found)) if found else None


def _bytes(path: Path | None) -> bytes:
    return _content(path, path.stat().st_mtime_ns) if path else b""


@lru_cache(maxsize=128)
def _content(path: Path, _changed: int) -> bytes:
    """Read again when it was written since."""
    return path.read_bytes()
