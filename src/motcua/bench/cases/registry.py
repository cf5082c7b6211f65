"""Every case by the name a worker is started with; a process loads no more than its own."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from motcua.bench.cases.case import Case

PLACES: Mapping[str, str] = {
    "empty": "filling.Empty",
    "filled": "filling.Filled",
    "exported": "filling.Exported",
    "ours": "forms.Ours",
    "by_hand": "forms.ByHand",
    "in_database": "forms.InDatabase",
    "as_csv": "forms.AsCsv",
    "commune_forms": "live.CommuneForms",
    "paper": "papers.Paper",
    "sheet": "papers.Sheet",
    "offices": "desk.Offices",
    "taken_in": "desk.TakenIn",
    "imported": "imports.Imported",
    "copied": "imports.Copied",
}


def make(name: str, given: Mapping[str, Any]) -> Case:
    """The case of that name with its arguments."""
    module, _, case = PLACES[name].partition(".")
    made: Case = getattr(import_module(f"motcua.bench.cases.{module}"), case)(**given)
    return made
