"""Books of documents, filled from the entries. Source: NĐ 30/2020/NĐ-CP, Phụ lục IV."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.kernel.actors import Actor
from motcua.kernel.dates import format_day, local
from motcua.kernel.documents import Book
from motcua.kernel.errors import NotFound
from motcua.kernel.numbers import two_digits
from motcua.kernel.register_entries import EntryState
from motcua.kernel.register_values import value_text
from motcua.kernel.registers import RegisterDefinition
from motcua.kernel.text import fold
from motcua.registers.data import EntryFilter
from motcua.registers.documents.data import BookChoice
from motcua.registers.documents.numbering import INCOMING, OUTGOING
from motcua.registers.ledger.permissions import READ
from motcua.registers.ledger.queries import matching
from motcua.registers.ledger.stored import state_of
from motcua.rulebook import load as rulebook

HANDLING = "handling"
REGISTER_OF_BOOK = {OUTGOING: OUTGOING, INCOMING: INCOMING, HANDLING: INCOMING}
NOT_HANDLED = frozenset({"noted", "returned", "recalled"})

Row = Mapping[str, str]


def book(choice: BookChoice, agency_id: int, *, actor: Actor, now: datetime) -> Book:
    """The agency's book of the days asked for, both included.

    Raises NotFound for another book or an agency the actor may not know, NotAllowed, NotInForce.
    """
    today = local(now).date()
    if choice.key not in REGISTER_OF_BOOK:
        raise NotFound("mẫu sổ văn bản", choice.key)
    agencies.require(actor, READ, agency_id, today)
    definition = rulebook.register(REGISTER_OF_BOOK[choice.key], today)
    found = matching(
        definition,
        EntryFilter(
            agency_id=agency_id,
            with_subtree=False,
            begun_from=choice.from_on,
            begun_to=choice.to_on,
            choices={"kind": choice.kind} if choice.kind else {},
        ),
        actor,
        today,
    )
    entries = [state_of(definition, row) for row in found]
    if choice.key == HANDLING:
        entries = [entry for entry in entries if entry.state not in NOT_HANDLED]
    entries.sort(key=_place(definition))
    return Book(
        layout=rulebook.document_rules(choice.to_on).book(choice.key),
        agency=("ỦY BAN NHÂN DÂN", agencies.get(agency_id).name.upper()),
        subject=_subject(definition, choice.kind),
        from_on=choice.from_on,
        to_on=choice.to_on,
        first=_end(entries, 0),
        last=_end(entries, -1),
        rows=tuple(_FILLERS[choice.key](definition, entry) for entry in entries),
    )


def _place(definition: RegisterDefinition) -> Callable[[EntryState], tuple[object, ...]]:
    """By day, then series, then number: the order in which numbers were given."""
    begun = definition.days.begun

    def key(entry: EntryState) -> tuple[object, ...]:
        series = entry.code.rpartition("-")[0]
        return entry.day(begun) or date.min, series, entry.count("number") or 0

    return key


def _subject(definition: RegisterDefinition, kind: str) -> str:
    if not kind:
        return ""
    choice = definition.field("kind").choice(kind)
    return f"Loại văn bản: {choice.label if choice else kind}"


def _end(entries: list[EntryState], place: int) -> str:
    """The first or last number; "" unless all are of one series."""
    if len({entry.code.rpartition("-")[0] for entry in entries}) != 1:
        return ""
    numbers = sorted(entry.count("number") or 0 for entry in entries)
    return two_digits(numbers[place])


def _words(definition: RegisterDefinition, entry: EntryState, key: str) -> str:
    return value_text(definition.field(key), entry.values.get(key)).replace("\n", "; ")


def _kind_and_excerpt(definition: RegisterDefinition, entry: EntryState) -> str:
    kind, excerpt = _words(definition, entry, "kind"), _words(definition, entry, "excerpt")
    if not kind or fold(excerpt).startswith(fold(kind)):
        return excerpt
    return f"{kind}: {excerpt}"


def _outgoing(definition: RegisterDefinition, entry: EntryState) -> Row:
    keys = ("reference", "signer", "recipients", "kept_by", "copies")
    return {
        **{key: _words(definition, entry, key) for key in keys},
        "dated_on": _day(entry, "dated_on"),
        "issued_on": _day(entry, "issued_on"),
        "kind_and_excerpt": _kind_and_excerpt(definition, entry),
        "remark": "; ".join(_outgoing_remarks(definition, entry)),
    }


def _outgoing_remarks(definition: RegisterDefinition, entry: EntryState) -> list[str]:
    said = _special(definition, entry)
    reason = entry.text("reason")
    if entry.state == "cancelled":
        said.append(f"Đã hủy số ngày {_day(entry, 'cancelled_on')}: {reason}")
    if entry.state == "recalled":
        said.append(f"Đã thu hồi ngày {_day(entry, 'recalled_on')}: {reason}")
    if entry.text("relates_to"):
        said.append(f"Thay thế, đính chính {entry.text('relates_to')}")
    return [*said, *filter(None, [entry.text("note")])]


def _incoming(definition: RegisterDefinition, entry: EntryState) -> Row:
    keys = ("issuer", "reference", "handler")
    remarks = _special(definition, entry)
    if entry.state in ("returned", "recalled"):
        label = definition.state(entry.state).label
        remarks.append(f"{label} ngày {_day(entry, 'done_on')}: {entry.text('reason')}")
    return {
        **{key: _words(definition, entry, key) for key in keys},
        "number": two_digits(entry.count("number") or 0),
        "arrived_on": _day(entry, "arrived_on"),
        "dated_on": _day(entry, "dated_on"),
        "handed_on": _day(entry, "handed_on"),
        "kind_and_excerpt": _kind_and_excerpt(definition, entry),
        "remark": "; ".join([*remarks, *filter(None, [entry.text("note")])]),
    }


def _special(definition: RegisterDefinition, entry: EntryState) -> list[str]:
    """Degrees of secrecy and urgency, where there are any."""
    found = []
    for key, ordinary in (("secrecy", "open"), ("urgency", "normal")):
        if entry.text(key) not in ("", ordinary):
            found.append(_words(definition, entry, key))
    return found


def _handling(definition: RegisterDefinition, entry: EntryState) -> Row:
    kind, reference = _words(definition, entry, "kind") or "Văn bản", entry.text("reference")
    number = f" số {reference}" if reference else ""
    dated = f" ngày {_day(entry, 'dated_on')}" if entry.day("dated_on") else ""
    return {
        "number": two_digits(entry.count("number") or 0),
        "named": f"{kind}{number}{dated} của {entry.text('issuer')}",
        "handler": entry.text("handler"),
        "due_on": _day(entry, "due_on"),
        "progress": _progress(definition, entry),
        "answer": entry.text("answer"),
        "note": entry.text("note"),
    }


def _progress(definition: RegisterDefinition, entry: EntryState) -> str:
    done, due = entry.day("done_on"), entry.day("due_on")
    if done is None:
        return entry.text("progress") or definition.state(entry.state).label
    late = ", quá hạn" if due is not None and done > due else ""
    return f"Xong ngày {format_day(done)}{late}"


def _day(entry: EntryState, key: str) -> str:
    day = entry.day(key)
    return format_day(day) if day else ""


_FILLERS: dict[str, Callable[[RegisterDefinition, EntryState], Row]] = {
    OUTGOING: _outgoing,
    INCOMING: _incoming,
    HANDLING: _handling,
}
