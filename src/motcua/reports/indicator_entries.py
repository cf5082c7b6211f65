"""Indicators that officers type: checked, versioned, with who, when and source."""

import re
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.indicator_figures import Number, Typed
from motcua.kernel.indicators import Indicator, IndicatorKind
from motcua.kernel.numbers import format_int
from motcua.kernel.periods import Period
from motcua.kernel.text import nfc
from motcua.reports.data import IndicatorEntry as Entry
from motcua.reports.errors import CellInvalid, CellJustWritten
from motcua.reports.models import IndicatorEntry
from motcua.rulebook import load

WRITE, OWN_WRITE = "report.write", "indicator.write"
POSITIONS = "positions"  # decision key: user name -> positions that the person holds
WHOLE = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(\.[0-9]{3}){1,4}")
AMOUNT = re.compile(r"([0-9]{1,15}|[0-9]{1,3}(\.[0-9]{3}){1,4})(,[0-9]{1,3})?")
LONGEST_TEXT = 500
LONGEST_SOURCE = 250
PART, ALL = "tử số", "mẫu số"


def typed_figures(agency_id: int, period: Period, *, as_of: datetime | None) -> dict[str, Typed]:
    """Indicator key -> what was last typed for the period by `as_of`; one emptied is absent."""
    rows = IndicatorEntry.objects.filter(
        agency_id=agency_id, from_on=period.from_on, to_on=period.to_on
    )
    if as_of is not None:
        rows = rows.filter(written_at__lte=as_of)
    catalogue = load.indicators(period.to_on)
    last = {row.indicator: row for row in rows.order_by("version")}
    return {
        key: _typed(catalogue[key], row)
        for key, row in last.items()
        if key in catalogue and (row.waived or row.value or row.numerator)
    }


def write_entry(
    indicator: Indicator,
    agency: AgencyView,
    period: Period,
    place: str,
    entry: Entry,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Keep one figure; the same twice is one version, an empty one takes the figure back.

    place: the row, for messages. Raises NotAllowed, NotFound, CellInvalid, CellJustWritten.
    """
    require_owner(indicator, agency, period, actor, now)
    stored = checked(indicator, entry, place)
    key = {
        "agency_id": agency.id,
        "indicator": indicator.key,
        "from_on": period.from_on,
        "to_on": period.to_on,
    }
    try:
        _write(key, stored, actor, now)
    except IntegrityError:
        raise CellJustWritten(place) from None


def require_owner(
    indicator: Indicator, agency: AgencyView, period: Period, actor: Actor, now: datetime
) -> None:
    """A reporter types every indicator, others those of the positions they hold.

    Raises NotAllowed, NotFound.
    """
    on = local(now).date()
    if agencies.may(actor, WRITE, agency.id, on):
        return
    if indicator.owner in positions_of(actor, agency, period):
        agencies.require(actor, OWN_WRITE, agency.id, on)
        return
    agencies.require(actor, WRITE, agency.id, on)


def positions_of(actor: Actor, agency: AgencyView, period: Period) -> frozenset[str]:
    """Keys of the positions the person holds, by the agency's dated decision "positions"."""
    decided = agencies.decision(agency.id, POSITIONS, period.to_on)
    if actor.user_id is None or not isinstance(decided, dict):
        return frozenset()
    held = (
        str(positions).replace(",", " ").split()
        for username, positions in decided.items()
        if agencies.user_id_of(str(username)) == actor.user_id
    )
    return frozenset(position for positions in held for position in positions)


def checked(indicator: Indicator, entry: Entry, place: str) -> dict[str, str | bool]:
    """The entry as it is stored: plain numbers. Raises CellInvalid naming field and rule."""
    source = nfc(entry.source).strip()
    if len(source) > LONGEST_SOURCE:
        raise CellInvalid(place, source, f"nguồn số liệu không quá {LONGEST_SOURCE} chữ")
    value, part, whole = (
        nfc(text).strip() for text in (entry.value, entry.numerator, entry.denominator)
    )
    if entry.waived:
        if not source:
            raise CellInvalid(place, "", "lý do không có số liệu")
        return _stored(waived=True, source=source)
    if indicator.kind is IndicatorKind.RATIO:
        return _stored(*_parts(place, value, part, whole), source=source)
    if part or whole:
        raise CellInvalid(place, part or whole, "một giá trị, không có tử số và mẫu số")
    return _stored(_value(indicator, place, value), source=source)


def _stored(
    value: str = "", part: str = "", whole: str = "", *, waived: bool = False, source: str = ""
) -> dict[str, str | bool]:
    return {
        "value": value,
        "numerator": part,
        "denominator": whole,
        "waived": waived,
        "source": source,
    }


def _parts(place: str, value: str, part: str, whole: str) -> tuple[str, str, str]:
    if not (value or part or whole):
        return "", "", ""
    if value or not part or not whole:
        found, lacking = (value, f"{PART} và {ALL}") if value else (part or whole, "")
        lacking = lacking or (ALL if part else PART)
        expected = f"cả {PART} và {ALL} (thiếu {lacking}); tỷ lệ do phần mềm tính, không nhập"
        raise CellInvalid(place, found, expected)
    upper, lower = _whole(f"{place}, {PART}", part), _whole(f"{place}, {ALL}", whole)
    if int(upper) > int(lower):
        expected = f"{PART} không lớn hơn {ALL} ({format_int(int(lower))})"
        raise CellInvalid(place, part, expected)
    return "", upper, lower


def _value(indicator: Indicator, place: str, text: str) -> str:
    if text == "":
        return ""
    if indicator.kind is IndicatorKind.TEXT:
        if len(text) > LONGEST_TEXT:
            raise CellInvalid(place, text, f"không quá {LONGEST_TEXT} chữ")
        return text
    if indicator.choices:
        codes = {str(choice.code): choice.label for choice in indicator.choices}
        if text not in codes:
            words = ", ".join(f"{code} ({label.lower()})" for code, label in codes.items())
            raise CellInvalid(place, text, f"một trong các mã {words}")
        return text
    if indicator.kind is IndicatorKind.MONEY:
        if not AMOUNT.fullmatch(text):
            raise CellInvalid(place, text, f"một số tiền không âm ({indicator.unit})")
        return text.replace(".", "").replace(",", ".")
    return _whole(place, text)


def _whole(place: str, text: str) -> str:
    if text.endswith("%"):
        raise CellInvalid(place, text, "một số đếm, không phải phần trăm")
    if not WHOLE.fullmatch(text):
        raise CellInvalid(place, text, "một số nguyên không âm")
    return text.replace(".", "")


def _write(
    key: dict[str, object], stored: dict[str, str | bool], actor: Actor, now: datetime
) -> None:
    with transaction.atomic(durable=True):
        versions = IndicatorEntry.objects.select_for_update().filter(**key)
        last: IndicatorEntry | None = versions.order_by("-version").first()
        if last is not None and all(getattr(last, name) == stored[name] for name in stored):
            return
        if last is None and not any(v for name, v in stored.items() if name != "source"):
            return
        IndicatorEntry.objects.create(
            **key,
            **stored,
            version=last.version + 1 if last else 1,
            written_at=now,
            written_by=actor.name,
        )


def _typed(indicator: Indicator, row: IndicatorEntry) -> Typed:
    value: Number | str | None = row.value or None
    if row.value and indicator.kind is not IndicatorKind.TEXT:
        number = Decimal(row.value)
        value = int(number) if number == number.to_integral_value() else number
    return Typed(
        value=value,
        part=int(row.numerator) if row.numerator else None,
        whole=int(row.denominator) if row.denominator else None,
        waived=row.waived,
        source=row.source,
        by=row.written_by,
        at=local(row.written_at),
    )
