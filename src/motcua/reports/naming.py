"""How papers call an agency: the committee that signs, the place in front of the date."""

from datetime import date

from motcua.agencies.data import AgencyView

KINDS = (
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
    """The body that reports: "UBND phường Phú Sơn"."""
    kind = _kind(agency.name)
    return f"UBND {kind.lower()}{agency.name[len(kind) :]}"


def place(agency: AgencyView) -> str:
    """The name without its kind, as it stands before the date: "Phú Sơn"."""
    # A ward of a city quarter is known by its number alone: its kind stays ("Phường 1").
    bare = agency.name[len(_kind(agency.name)) :].strip()
    return agency.name if bare.isdigit() else bare


def unsigned_day(agency: AgencyView, on: date) -> str:
    """Place and date of a paper before it is signed: the day is left for the pen.

    Month as NĐ 30/2020 writes it: a zero before 1 and 2.
    """
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    return f"{place(agency)}, ngày      tháng {month} năm {on.year}"


def _kind(name: str) -> str:
    return next((kind for kind in KINDS if name.startswith(f"{kind} ")), "")
