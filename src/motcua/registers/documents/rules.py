"""What registers of documents add to the ledger's rules: numbers, symbols, and what they refuse.

A number nobody said is the next of its series, given under the lock of the agency's head; so it
is given once, and what is rolled back gives none away.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from motcua.kernel.dates import format_day
from motcua.kernel.documents import DocumentRules, read_reference
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
    origin_of,
    outgoing_series,
    reference_of,
    text,
    told_of,
)
from motcua.registers.documents.queries import (
    entry_with,
    same_document,
)
from motcua.registers.errors import EntryRefused
from motcua.registers.ledger.rules import RuleContext, Rules
from motcua.rulebook import load as rulebook

FIXED = {
    OUTGOING: ("kind", "body", "number", "secrecy", "dated_on"),
    INCOMING: ("number", "secrecy", "arrived_on"),
}
"""What the code rests on: a correction may change it only inside the series."""


def complete_outgoing(values: Values, context: RuleContext) -> Mapping[str, Value]:
    """Kind, body, number and symbol from one another; the next number where none was said."""
    if context.before is not None:
        return {}
    rules, dated = _rules(values.get("dated_on"), context), values.get("dated_on")
    told = told_of(values, rules)
    said: dict[str, Value] = {"kind": told.kind, "body": told.body, "symbol": told.symbol}
    found = {key: value for key, value in said.items() if value}
    series = outgoing_series({**values, **found}, rules)
    number = told.number
    if series and told.symbol and isinstance(dated, date):
        unreadable = text(values, "reference") and told.reference is None
        if not unreadable:
            named = reference_of(number or 0, told.symbol, told.kind, dated, rules)
            number = _number(OUTGOING, series, number, dated, context, named)
            found["reference"] = reference_of(number, told.symbol, told.kind, dated, rules)
    return found if number is None else {**found, "number": number}


def complete_incoming(values: Values, context: RuleContext) -> Mapping[str, Value]:
    """The next arrival number of the year where none was said."""
    series, arrived = incoming_series(values), values.get("arrived_on")
    if context.before is not None or not series or not isinstance(arrived, date):
        return {}
    said = count(values, "number")
    return {"number": _number(INCOMING, series, said, arrived, context, str(said))}


def _number(
    register: str, series: str, said: int | None, day: date, context: RuleContext, named: str
) -> int:
    """The number said, which leaves no gap behind the last one, or the next of the series.

    A series may begin with any number: an office begins with the software in the middle of a
    year. Numbers below the last one may be filled in later. named: as it would be printed, for
    the refusal of one that is there. Raises EntryRefused.
    """
    last = context.serials.last(series)
    if said is None:
        _in_order_of_days(register, series, last, day, context)
        return context.serials.next(series)
    if last and said > last + 1:
        lacking = f"{last + 1}" if said == last + 2 else f"{last + 1} đến {said - 1}"
        expected = (
            f"số {last + 1}, vì số cuối trong sổ năm {day.year} là {last}; hãy ghi số {lacking} "
            "trước (số bỏ trống ghi là “Đã hủy số” kèm lý do)"
        )
        raise _refused(register, Fault("number", str(said), expected), context)
    if said <= last:
        _refuse_taken(register, code_in(series, said), named, context)
    return said


def _refuse_taken(register: str, code: str, named: str, context: RuleContext) -> None:
    taken = entry_with(context.agency.id, register, code)
    if taken is None:
        return
    on = f", ngày {format_day(taken.begun_on)}" if taken.begun_on else ""
    expected = f"một số chưa dùng; số này đã có trong sổ{on}: “{taken.title[:80]}”"
    field = "reference" if register == OUTGOING else "number"
    raise _refused(register, Fault(field, named, expected), context)


def _in_order_of_days(
    register: str, series: str, last: int, day: date, context: RuleContext
) -> None:
    """A new number is not dated before the one in front of it (Điều 15 and 22)."""
    before = entry_with(context.agency.id, register, code_in(series, last)) if last else None
    if before is None or before.begun_on is None or day >= before.begun_on:
        return
    field = "dated_on" if register == OUTGOING else "arrived_on"
    since = format_day(before.begun_on)
    expected = f"ngày không trước {since}, ngày của số liền trước ({last}); số lấy theo thứ tự ngày"
    raise _refused(register, Fault(field, format_day(day), expected), context)


def outgoing_code(values: Values, context: RuleContext) -> str:
    """The code of a new outgoing document; one that cannot be named is refused by `faults`."""
    series = outgoing_series(values, _rules(values.get("dated_on"), context))
    return _code(OUTGOING, series, values, context)


def incoming_code(values: Values, context: RuleContext) -> str:
    """The code of a new incoming document."""
    return _code(INCOMING, incoming_series(values), values, context)


def _code(register: str, series: str, values: Values, context: RuleContext) -> str:
    number = count(values, "number")
    if not series or number is None:
        return PREFIXES[register]
    context.serials.at_least(series, number)
    return code_in(series, number)


def outgoing_from(values: Values, context: RuleContext) -> str:
    """The code a row of a file tells by its number; "" where it has none yet."""
    rules = _rules(values.get("dated_on"), context)
    told = told_of(values, rules)
    series = outgoing_series({**values, "kind": told.kind, "body": told.body}, rules)
    return code_in(series, told.number) if series and told.number is not None else ""


def incoming_from(values: Values, context: RuleContext) -> str:
    """The same by an arrival number."""
    series, number = incoming_series(values), count(values, "number")
    return code_in(series, number) if series and number is not None else ""


def outgoing_state(values: Values) -> str | None:
    """The state a row of a file tells by its days, or by how the document was sent."""
    if "cancelled_on" in values:
        return "cancelled"
    if "recalled_on" in values:
        return "recalled"
    return "issued" if {"issued_on", "form"} & set(values) else None


def incoming_state(values: Values) -> str | None:
    """The same for an incoming document."""
    if "done_on" in values:
        return "done"
    return "handling" if {"handed_on", "handler"} <= set(values) else None


def outgoing_given(code: str, values: Values, context: RuleContext) -> None:
    """A file or an officer named the code: it must be the one its number makes."""
    _given(OUTGOING, code, outgoing_code(values, context), context)


def incoming_given(code: str, values: Values, context: RuleContext) -> None:
    """The same for an incoming document."""
    _given(INCOMING, code, incoming_code(values, context), context)


def _given(register: str, code: str, made: str, context: RuleContext) -> None:
    if code != made and made != PREFIXES[register]:
        expected = f"“{made}” theo loại, năm và số của văn bản, hoặc để trống"
        raise _refused(register, Fault("code", code, expected), context)


def outgoing_faults(entry: EntryState, context: RuleContext) -> Iterator[Fault]:
    """What no field says by itself: number and symbol agree, are free, and stay."""
    rules = _rules(entry.values.get("dated_on"), context)
    number, symbol = entry.count("number"), entry.text("symbol")
    reference = read_reference(entry.text("reference"))
    if entry.text("reference") and reference is None:
        yield Fault("reference", entry.text("reference"), "số và ký hiệu như “12/BC-UBND”")
    elif reference is not None and (reference.number, reference.symbol) != (number, symbol):
        agreed = f"“{number or ''}/{symbol}” theo “Số” và “Ký hiệu” đã ghi"
        yield Fault("reference", entry.text("reference"), agreed)
    for key, expected in (("kind", "loại văn bản"), ("body", "cơ quan ban hành")):
        if not entry.text(key):
            yield Fault(key, "", f"có {expected}")
    if number is not None and not symbol:
        yield Fault("symbol", "", "ký hiệu của văn bản, như “BC-PNV”")
    yield from _secret_faults(entry, rules)
    series = outgoing_series(entry.values, rules)
    yield from _number_faults(OUTGOING, series, entry, context)


def incoming_faults(entry: EntryState, context: RuleContext) -> Iterator[Fault]:
    """A document is registered once; its number is free, and stays."""
    yield from _secret_faults(entry, _rules(entry.values.get("arrived_on"), context))
    yield from _number_faults(INCOMING, incoming_series(entry.values), entry, context)
    reference = entry.text("reference")
    origin = origin_of(entry.text("issuer"), reference, entry.day("dated_on"))
    twin = same_document(context.agency.id, origin, context.entry_id)
    if twin is not None:
        expected = (
            f"một văn bản chưa vào sổ; văn bản này đã có số đến {twin.data.get('number')}, mã "
            f"{twin.code}. Nếu đây là bản giấy của văn bản điện tử thì đính chính “Hình thức nhận”"
        )
        yield Fault("reference", reference, expected)


def _number_faults(
    register: str, series: str, entry: EntryState, context: RuleContext
) -> Iterator[Fault]:
    number = entry.count("number")
    if number == 0:
        yield Fault("number", "0", "một số từ 1 trở lên")
    if not series or number is None:
        return
    before = context.before
    if before is not None and code_in(series, number) != before.code:
        changed = [k for k in FIXED[register] if before.values.get(k) != entry.values.get(k)]
        words = "giữ nguyên năm, loại, số đã cấp; nếu sai thì hủy số này và lấy số mới"
        yield Fault((changed or ["number"])[0], "", words)


def _secret_faults(entry: EntryState, rules: DocumentRules) -> Iterator[Fault]:
    if not is_secret(entry.values):
        return
    if entry.text("excerpt") != rules.secret_excerpt:
        words = "nội dung văn bản mật không đưa vào phần mềm nối mạng"
        expected = f"đúng chữ “{rules.secret_excerpt}”: {words}"
        yield Fault("excerpt", "", expected)
    if entry.text("form") in ("electronic", "both"):
        yield Fault("form", "", "“Văn bản giấy” đối với văn bản mật")


def _rules(day: Value | None, context: RuleContext) -> DocumentRules:
    return rulebook.document_rules(day if isinstance(day, date) else context.today)


def _refused(register: str, fault: Fault, context: RuleContext) -> EntryRefused:
    return EntryRefused.of(rulebook.register(register, context.today), fault)


OUTGOING_RULES = Rules(
    code_of=outgoing_code,
    code_given=outgoing_given,
    code_from=outgoing_from,
    state_from=outgoing_state,
    complete=complete_outgoing,
    faults=outgoing_faults,
)
INCOMING_RULES = Rules(
    code_of=incoming_code,
    code_given=incoming_given,
    code_from=incoming_from,
    state_from=incoming_state,
    complete=complete_incoming,
    faults=incoming_faults,
)
