"""Whom a ballot is about: the officer it names, and the dossier it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.registers.ledger.models import RegisterEntry
from motcua.registers.surveys.ballots import REGISTER


@dataclass(frozen=True, slots=True)
class Rated:
    """dossier: code, officer: name, as the ballot says them; "" not said."""

    dossier: str
    officer: str


def rated(entry_ids: Iterable[int]) -> dict[int, Rated]:
    """Entry id -> whom it is about, as it stands now; rights are the caller's business.

    Ballots of one page of figures: an agency's of some months, thousands at most.
    """
    rows = RegisterEntry.objects.filter(pk__in=list(entry_ids), register=REGISTER)
    return {
        pk: Rated(data.get("dossier") or "", data.get("officer") or "")
        for pk, data in rows.values_list("pk", "data")
    }
