"""Numbers of documents: which series a document is of, and what its code and symbol are.

An outgoing document's number runs by year, kind and issuing body, an incoming one's by year;
secret documents have series of their own (NĐ 30/2020/NĐ-CP, Điều 15 and 22). The code holds all
that makes a number one of its kind ("DI-2026-BC.UBND-00012"), so the table's own constraint keeps
a number from being there twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from motcua.kernel.documents import (
    DocumentRules,
    Reference,
    body_of,
    kind_of,
    read_reference,
    symbol_of,
)
from motcua.kernel.registers import Value, Values
from motcua.kernel.text import fold

OUTGOING, INCOMING = "outgoing", "incoming"
PREFIXES = {OUTGOING: "DI", INCOMING: "DEN"}
UNKNOWN_BODY = "other"
LETTER = "CV"  # official letters have no abbreviation of their own
LEGAL, SECRET = "QPPL", "MAT"
NOT_SECRET = frozenset({"", "open"})
DIGITS = 5  # a town has more than ten thousand a year
ORIGIN_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of an outgoing document's name. "" and None: not said, and not to be guessed.

    reference: read from its text; None where there is none or it cannot be read.
    """

    kind: str
    body: str
    number: int | None
    symbol: str
    reference: Reference | None


def told_of(values: Values, rules: DocumentRules) -> Told:
    """Kind, body, number and symbol as said, else as the text "12/BC-UBND" tells them."""
    reference = read_reference(text(values, "reference"))
    kind, body = text(values, "kind"), text(values, "body")
    if reference is not None:
        told_kind = kind_of(reference, rules.kinds)
        told_body = body_of(reference, rules.bodies)
        kind = kind or (told_kind.key if told_kind else "")
        body = body or (told_body.key if told_body else UNKNOWN_BODY)
    number = count(values, "number")
    symbol = text(values, "symbol")
    if reference is not None:
        number = reference.number if number is None else number
        symbol = symbol or reference.symbol
    return Told(kind, body, number, symbol or _guessed(kind, body, values, rules), reference)


def _guessed(kind: str, body: str, values: Values, rules: DocumentRules) -> str:
    known_kind, known_body = rules.kind(kind), rules.body(body)
    if known_kind is None or known_body is None:
        return ""
    return symbol_of(known_kind, known_body, text(values, "unit").upper())


def outgoing_series(values: Mapping[str, Value], rules: DocumentRules) -> str:
    """The series of an outgoing document whose kind, body and day are known, else ""."""
    kind, body = rules.kind(text(values, "kind")), rules.body(text(values, "body"))
    dated = values.get("dated_on")
    if kind is None or body is None or not isinstance(dated, date):
        return ""
    parts = [kind.abbreviation or LETTER, LEGAL if kind.is_legal else "", body.abbreviation]
    parts.append(SECRET if is_secret(values) else "")
    return f"{PREFIXES[OUTGOING]}-{dated.year}-{'.'.join(part for part in parts if part)}"


def incoming_series(values: Mapping[str, Value]) -> str:
    """The series of an incoming document whose day is known, else ""."""
    arrived = values.get("arrived_on")
    if not isinstance(arrived, date):
        return ""
    return f"{PREFIXES[INCOMING]}-{arrived.year}{f'-{SECRET}' if is_secret(values) else ''}"


def code_in(series: str, number: int) -> str:
    """The code of a number of a series."""
    return f"{series}-{number:0{DIGITS}d}"


def reference_of(number: int, symbol: str, kind: str, dated: date, rules: DocumentRules) -> str:
    """Number and symbol as printed."""
    known = rules.kind(kind)
    year = dated.year if known is not None and known.is_legal else None
    return str(Reference(number, symbol, year))


def origin_of(issuer: str, reference: str, dated_on: date | None) -> str:
    """What makes an incoming document one: issuer, number and day, as 16 letters; "" without a
    number, for then two may be alike."""
    if not reference or dated_on is None:
        return ""
    said = f"{fold(issuer)}|{fold(reference).replace(' ', '')}|{dated_on.isoformat()}"
    return sha256(said.encode()).hexdigest()[:ORIGIN_LENGTH]


def is_secret(values: Mapping[str, Value]) -> bool:
    """Whether a degree of secrecy was said."""
    return text(values, "secrecy") not in NOT_SECRET


def text(values: Mapping[str, Value], key: str) -> str:
    """A text or choice among values, "" where there is none."""
    value = values.get(key)
    return value if isinstance(value, str) else ""


def count(values: Mapping[str, Value], key: str) -> int | None:
    """A count among values; None: not said."""
    value = values.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
