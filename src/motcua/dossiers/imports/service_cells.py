"""The columns of a row about online level, post, payment and digitisation; all are optional."""

import re
from datetime import date
from typing import TypeVar

from motcua.kernel.dates import DateUnreadable, format_day
from motcua.kernel.service import (
    NO_SERVICE,
    OnlineLevel,
    PaidThrough,
    ReturnedBy,
    Service,
    service_to_json,
)
from motcua.rulebook import load as rulebook
from motcua.rulebook.load.service_words import WordKind
from motcua.sheets.cells import moment_of
from motcua.sheets.row_cells import RowCells

KEYS = (
    "online_level",
    "returned_by",
    "paid_through",
    "paid_on",
    "paid_amount",
    "papers_digital",
    "result_digital",
    "papers_reused",
)
_AMOUNT = re.compile(r"([0-9]{1,12}|[0-9]{1,3}(\.[0-9]{3}){1,3})( ?(đ|đồng|vnđ|vnd))?", re.I)
_MARKS = {"yes": True, "no": False}  # any other word: it is not asked of this dossier
E = TypeVar("E", OnlineLevel, ReturnedBy, PaidThrough)


def read_service(row: RowCells, today: date) -> dict[str, object]:
    """What the row says, as JSON keeps it ({}: nothing); what cannot be read is rejected."""
    if not any(key in row.raw for key in KEYS):
        return {}
    said = Service(
        online_level=_word(row, "online_level", OnlineLevel),
        returned_by=_word(row, "returned_by", ReturnedBy),
        paid_through=_word(row, "paid_through", PaidThrough),
        paid_on=_day(row, today),
        paid_amount=_amount(row),
        papers_digital=_mark(row, "papers_digital"),
        result_digital=_mark(row, "result_digital"),
        papers_reused=_mark(row, "papers_reused"),
    )
    return service_to_json(NO_SERVICE if said == NO_SERVICE else _with_place(row, said))


def _with_place(row: RowCells, said: Service) -> Service:
    """Money and its day need a place of payment; a file without that column is the province's."""
    if not said.paid_amount and said.paid_on is None:
        return said
    if said.paid_through in (PaidThrough.PORTAL, PaidThrough.NATIONAL):
        return said
    if said.paid_through is None and not row.columns.has("paid_through"):
        return _paid_at_the_portal(said)
    places = " hoặc ".join(
        f"“{word.label}”"
        for word in rulebook.service_words()["paid_through"]
        if word.key != PaidThrough.NONE.value
    )
    row.reject("paid_through", f"{places}, vì dòng này có ngày hoặc số tiền thanh toán")
    return said


def _paid_at_the_portal(said: Service) -> Service:
    values = {name: getattr(said, name) for name in KEYS}
    return Service(**{**values, "paid_through": PaidThrough.PORTAL})


def _word(row: RowCells, key: WordKind, values: type[E]) -> E | None:
    text = row.text(key)
    if not text:
        return None
    word = rulebook.service_word(key, text)
    if word is None:
        known = ", ".join(one.label for one in rulebook.service_words()[key])
        row.reject(key, f"một trong các cách ghi: {known}")
        return None
    return values(word.key)


def _mark(row: RowCells, key: str) -> bool | None:
    text = row.text(key)
    if not text:
        return None
    word = rulebook.service_word("marks", text)
    if word is None:
        known = ", ".join(one.label for one in rulebook.service_words()["marks"])
        row.reject(key, f"một trong các cách ghi: {known}")
        return None
    return _MARKS.get(word.key)


def _day(row: RowCells, today: date) -> date | None:
    if not row.text("paid_on"):
        return None
    try:
        day = moment_of(row.raw["paid_on"]).on
    except DateUnreadable as error:
        row.reject("paid_on", error.expected)
        return None
    if day > today:
        row.reject("paid_on", f"ngày không sau ngày nhập ({format_day(today)})")
    return day


def _amount(row: RowCells) -> int | None:
    text = row.text("paid_amount")
    if not text:
        return None
    if not _AMOUNT.fullmatch(text):
        row.reject("paid_amount", "số đồng, là số nguyên không âm, ví dụ 15.000")
        return None
    return int(re.sub(r"[^0-9]", "", text))
