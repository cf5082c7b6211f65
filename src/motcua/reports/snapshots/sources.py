"""Which registers the figures of a form are counted from, and which records came too late."""

from collections.abc import Iterable, Iterator
from datetime import date

from motcua.kernel.measures import FactTable
from motcua.registers import api as registers
from motcua.registers.surveys.facts import FACT as BALLOT_FACT
from motcua.reports import counting
from motcua.reports.snapshots.records import Since
from motcua.rulebook import load

DOSSIERS = "dossiers"


def sources_of(forms: Iterable[str], on: date) -> dict[str, FactTable]:
    """Register -> a fact table of it, of every register that the forms (their keys) count.

    on: the last day of their period. Indicators may come from any register; a form that the
    rulebook has no more names none.
    """
    found: dict[str, FactTable] = {}
    for key in forms:
        for fact in _facts(key, on):
            found.setdefault(counting.register_of(fact), fact)
    return found


def late_of(register: str, since: Since) -> frozenset[int]:
    """The records of that register of which something in the period was recorded too late.

    All registers share one log, which does not say whose entry it was.
    """
    if register == DOSSIERS or not since.late:
        return since.late
    own = registers.registers_of(since.late)
    return frozenset(record_id for record_id in since.late if own.get(record_id) == register)


def _facts(key: str, on: date) -> Iterator[FactTable]:
    if key in load.appendix_keys():
        yield from counting.FACTS.values()
        return
    try:
        form = load.form(key, on)
    except (load.NotInForce, load.RulebookKeyUnknown):
        return
    if form.fact:
        yield counting.FACTS[form.fact]
    if form.questionnaire:
        yield BALLOT_FACT
