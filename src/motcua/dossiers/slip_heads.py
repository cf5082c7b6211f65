"""Names, places and moments as the head of a slip writes them."""

from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.kernel.dates import local, long_day

PLACE = "place"  # key of the agency's decision, as for reports
ONE_STOP_NAME = "one_stop_name"  # key of the decision: what the one-stop shop is called
LOOKUP_ADDRESS = "lookup_address"  # key of the decision: where citizens look dossiers up
# NĐ 118/2025/NĐ-CP: from this day the one-stop shop of a commune is a centre of its own.
CENTRE_SINCE = date(2025, 7, 1)
MOBILE_DIGITS = 10
KINDS = ("Thành phố", "Thị trấn", "Đặc khu", "Thị xã", "Phường", "Huyện", "Quận", "Tỉnh", "Xã")


def agency_head(agency_id: int, on: date) -> dict[str, str]:
    """agency, committee, one_stop, place: of the agency that gives a slip out, as on a
    day."""
    name = agencies.get(agency_id).name
    kind = next((one for one in KINDS if name.startswith(f"{one} ")), "")
    bare = name[len(kind) :].strip()
    spoken = f"{kind.lower()} {bare}".strip()
    decided_place = agencies.decision(agency_id, PLACE, on)
    one_stop = agencies.decision(agency_id, ONE_STOP_NAME, on) or _one_stop(spoken, on)
    return {
        "agency": f"Ủy ban nhân dân {spoken}",
        "committee": f"UBND {spoken}",
        "one_stop": str(one_stop),
        "place": str(decided_place or (name if bare.isdigit() else bare)),
    }


def lookup_address(agency_id: int, on: date) -> str:
    """Where citizens look dossiers of the agency up, as it decided; "": it did not."""
    return str(agencies.decision(agency_id, LOOKUP_ADDRESS, on) or "")


def _one_stop(spoken: str, on: date) -> str:
    if on >= CENTRE_SINCE:
        return f"Trung tâm Phục vụ hành chính công {spoken}"
    return f"Bộ phận Tiếp nhận và Trả kết quả {spoken}"


def moment_on_slip(at: datetime, *, day_only: bool = False) -> str:
    """ "09 giờ 00 phút, ngày 23 tháng 11 năm 2026", or the day alone."""
    moment = local(at)
    day = long_day(moment.date())
    return day if day_only else f"{moment:%H} giờ {moment:%M} phút, {day}"


def phone_on_slip(number: str) -> str:
    """ "0944.594.088"; a number of another length in one piece."""
    if len(number) != MOBILE_DIGITS:
        return number
    return f"{number[:4]}.{number[4:7]}.{number[7:]}"
