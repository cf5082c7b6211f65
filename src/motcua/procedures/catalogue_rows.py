"""What a row of the catalogue's list means. Faults of the source are named here. No database."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from motcua.kernel.text import fold, nfc
from motcua.procedures.errors import CatalogueInvalid
from motcua.rulebook import load

LIMIT_UNITS = {"ngày làm việc": "working_day", "ngày": "day", "giờ": "hour", "tháng": "month"}
FEE_KINDS = {
    "không thu": "none",
    "có thu": "fixed",
    "theo quy định": "by_rule",
    "ngoại tệ": "foreign",
}
# No state fee is under 1,000 đồng: the source wrote thousands, or another currency, and does not
# say which. Such an amount is kept as published and is no figure.
LEAST_FEE = 1000
COMMUNE_LIST = "N"
LIMIT_FIGURE = re.compile(r"\d+(\.\d+)?(-\d+(\.\d+)?)?")
RANGE = re.compile(r"\d+-\d+")


def columns_of(row: Mapping[str, str]) -> dict[str, object]:
    """Column values of the table for one row of the list. Raises CatalogueInvalid."""
    name, field_name = nfc(row["name"]), nfc(row["field"])
    return {
        "name": name,
        "name_key": fold(name),
        "field_key": field_key_of(field_name),
        "field_name": field_name,
        "tiers": row["tier"],
        "tier_source": row["tier_source"],
        "limit_text": row["limit_value"],
        "limit_value": _longest(row),
        "limit_unit": _known(row, "limit_unit", LIMIT_UNITS),
        "limit_note": nfc(row["limit_note"]),
        "fee_kind": _known(row, "fee_kind", FEE_KINDS),
        "fee_text": row["fee_vnd"],
        "fee_vnd": _fee(row),
        "fee_note": nfc(row["fee_note"]),
        "kind": row["kind"],
        "decision_no": row["decision_no"],
        "in_commune_list": COMMUNE_LIST in row["src"],
        "sources": row["src"],
    }


def limit_of_words(words: str) -> tuple[Decimal | None, str]:
    """A limit as published, "10-15 ngày làm việc": the longest and its unit; (None, "") is none."""
    figure, _, unit = words.partition(" ")
    if unit not in LIMIT_UNITS or not LIMIT_FIGURE.fullmatch(figure):
        return None, ""
    return max(Decimal(part) for part in figure.split("-")), LIMIT_UNITS[unit]


def field_key_of(portal_field: str) -> str:
    """Key of the first field the rulebook knows among those joined by ";"; "" for none."""
    for part in portal_field.split(";"):
        field = load.field_by_name(part)
        if field is not None:
            return field.key
    return ""


def _known(row: Mapping[str, str], column: str, names: Mapping[str, str]) -> str:
    if not row[column]:
        return ""
    try:
        return names[nfc(row[column])]
    except KeyError:
        raise CatalogueInvalid(row["code"], column, row[column]) from None


def _longest(row: Mapping[str, str]) -> Decimal | None:
    """Of "1-3" (channels differ) 3: the office may not be called late before it is."""
    text = row["limit_value"]
    if not text:
        return None
    try:
        return max(Decimal(part) for part in text.split("-"))
    except InvalidOperation:
        raise CatalogueInvalid(row["code"], "limit_value", text) from None


def _fee(row: Mapping[str, str]) -> int | None:
    """Whole đồng; 0 only where the source says "không thu".

    "theo quy định" is a fee set by the province, which the portal prints as 0: no figure.
    """
    if FEE_KINDS.get(nfc(row["fee_kind"])) == "none":
        return 0
    text = row["fee_vnd"]
    if not text or RANGE.fullmatch(text):
        return None
    if not text.isdecimal():
        raise CatalogueInvalid(row["code"], "fee_vnd", text)
    return int(text) if int(text) >= LEAST_FEE else None
