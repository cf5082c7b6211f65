"""Names, dates and signer of a report's first and last page. Source: NĐ 30/2020, Phụ lục I."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from motcua.agencies.data import AgencyView
from motcua.kernel.dates import long_day
from motcua.kernel.numbers import two_digits
from motcua.kernel.outlines import Frame, Outline
from motcua.kernel.periods import Period, name_of
from motcua.reports.narrative_data import Signing

_FIRST_ZERO_MONTHS = 2
_KINDS = (
    "Thành phố",
    "Thị trấn",
    "Đặc khu",
    "Thị xã",
    "Phường",
    "Huyện",
    "Quận",
    "Tỉnh",
    "Xã",
)


def committee(agency: AgencyView) -> str:
    """The agency inside a sentence: "UBND phường Phú Sơn"."""
    kind = _kind(agency.name)
    return f"UBND {kind.lower()}{agency.name[len(kind) :]}"


def place_name(agency: AgencyView, decided: object = None) -> str:
    """Địa danh: "Phú Sơn"; "Phường 1" keeps its kind, a number is no name of a place.

    decided: the agency's own decision "place"; a unit named after a person keeps its kind as
    well ("Phường Nguyễn Nghiêm"), and only the unit knows that.
    """
    if isinstance(decided, str) and decided:
        return decided
    bare = agency.name[len(_kind(agency.name)) :].strip()
    return agency.name if bare.isdigit() else bare


def _kind(name: str) -> str:
    """How the name begins: "Phường", "Thị xã"; "" for a name without a kind."""
    return next((kind for kind in _KINDS if name.startswith(f"{kind} ")), "")


def short_day(day: date) -> str:
    """A day inside a sentence, zeros as in long dates: 14/3/2024, 05/02/2024."""
    month = f"{day.month:02d}" if day.month <= _FIRST_ZERO_MONTHS else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def dated(signed_on: date | None, period: Period) -> str:
    """ "ngày 15 tháng 3 năm 2024"; undecided: the day blank, in the month after the cut-off."""
    if signed_on is not None:
        return long_day(signed_on)
    after = period.to_on + timedelta(days=1)
    _, _, month = long_day(after).partition("tháng")
    return f"ngày    tháng{month}"


def numbered(pattern: str, number: int | None) -> str:
    """ "Số: 05/BC-UBND", or the pattern with its blank. pattern: "Số:      /BC-UBND"."""
    if number is None:
        return pattern
    return f"Số: {two_digits(number)}/{pattern.partition('/')[2]}"


def period_name(period: Period) -> str:
    """ "quý I năm 2024"; a period of free days is named by its days."""
    if period.code is not None:
        return name_of(period.code)
    return f"từ ngày {short_day(period.from_on)} đến ngày {short_day(period.to_on)}"


def slots_of(
    outline: Outline,
    agency: AgencyView,
    parent: AgencyView | None,
    period: Period,
    *,
    place_of_writing: str,
    number: int | None,
    signed_on: date | None,
) -> dict[str, str]:
    """Texts for every slot of the outline."""
    name = period_name(period)
    symbol = numbered(outline.frame.number, number).removeprefix("Số: ")
    on = short_day(signed_on) if signed_on else dated(None, period).removeprefix("ngày ")
    return {
        "agency": committee(agency),
        "unit_upper": agency.name.upper(),
        "place": place_of_writing,
        "parent": committee(parent) if parent else outline.national_recipient,
        "period": name,
        "period_first": f"{name[:1].upper()}{name[1:]}",
        "from": short_day(period.from_on),
        "to": short_day(period.to_on),
        "date": dated(signed_on, period),
        "report_reference": f"Báo cáo số {symbol} ngày {on}",
    }


def signing(frame: Frame, decided: Any) -> Signing:
    """Who signs: the agency's decision {"authority", "title", "name"}, else its head, unnamed.

    A decision may say {"who": "deputy", "name"} and take the lines of the rulebook.
    """
    if not isinstance(decided, Mapping):
        return Signing(frame.signature["head"], "")
    own = tuple(str(decided[key]) for key in ("authority", "title") if decided.get(key))
    lines = own or frame.signature.get(str(decided.get("who")), frame.signature["head"])
    return Signing(lines, str(decided.get("name", "")))
