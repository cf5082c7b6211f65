"""What registers of documents add to the ledger's rules: numbers, symbols, and what they refuse.

A number nobody said is the next of its series, given under the lock of the agency's head; so it
is given once, and what is rolled back gives none away.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from motcua.kernel.dates import format_day
from motcua.kernel.documents import DocumentRules
from motcua.kernel.register_entries import EntryState, Fault
from motcua.kernel.registers import Value, Values
from motcua.registers.documents.numbering import (
    INCOMING,
    OUTGOING,
    PREFIXES,
    code_in,
    count,
    incoming_series,
    is_secret,
    outgoing_series,
    reference_of,
    told_of,
)
from motcua.registers.documents.queries import (
    entry_with,
    last_number,
    origin_of,
    same_document,
)
from motcua.registers.ledger.rules import RuleContext, Rules
from motcua.rulebook import load as rulebook

FIXED = {
    OUTGOING: ("kind", "body", "number", "secrecy", "dated_on"),
    INCOMING: ("number", "secrecy", "arrived_on"),
}
"""What the code rests on: of these a correction may only change what leaves the series alone."""


def _rules(context: RuleContext, day: Value | None) -> DocumentRules:
    return rulebook.document_rules(day if isinstance(day, date) else context.today)


def complete_outgoing(values: Values, context: RuleContext) -> Mapping[str, Value]:
    """Kind, body, number and symbol from one another; the next number where none was said."""
    if context.before is not None:
        return {}
    rules, dated = _rules(context, values.get("dated_on")), values.get("dated_on")
    told = told_of(values, rules)
    found: dict[str, Value] = {"kind": told.kind, "body": told.body, "symbol": told.symbol}
    found = {key: value for key, value in found.items() if value}
    series = outgoing_series({**values, **found}, rules)
    if not series or not told.symbol or not isinstance(dated, date):
        return found if told.number is None else {**found, "number": told.number}
    number = told.number
    if number is None:
        number = context.serials.next(series)
    found["number"] = number
    found["reference"] = reference_of(number, told.symbol, told.kind, dated, rules)
    return found


def complete_incoming(values: Values, context: RuleContext) -> Mapping[str, Value]:
    """The next arrival number of the year where none was said."""
    series = incoming_series(values)
    if context.before is not None or not series or count(values, "number") is not None:
        return {}
    return {"number": context.serials.next(series)}


def outgoing_code(values: Values, context: RuleContext) -> str:
    """The code of a new outgoing document; one that cannot be named yet is refused anyway."""
    rules = _rules(context, values.get("dated_on"))
    return _code(OUTGOING, outgoing_series(values, rules), values, context)


def incoming_code(values: Values, context: RuleContext) -> str:
    """The code of a new incoming document."""
    return _code(INCOMING, incoming_series(values), values, context)


def _code(register: str, series: str, values: Values, context: RuleContext) -> str:
    number = count(values, "number")
    if not series or number is None:
        return PREFIXES[register]
    context.serials.at_least(series, number)
    return code_in(series, number)
