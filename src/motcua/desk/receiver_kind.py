"""The decision by which an agency lets another one's counter receive for it (tiếp nhận hộ)."""

from datetime import date
from typing import Any

from motcua.agencies import api as agencies
from motcua.agencies.errors import DecisionInvalid
from motcua.desk.agency_names import agency_in
from motcua.desk.decision_fields import Field, Kind, Typed
from motcua.desk.errors import AgencyNotNamed

ONE, EVERY = "one", "every"
REACHES = (
    (ONE, "Cơ quan ghi ở trên"),
    (EVERY, "Mọi đơn vị trực thuộc, nhận hộ cho nhau và cho cơ quan này"),
)
RECEIVES = (("yes", "Được tiếp nhận hộ"), ("no", "Thôi tiếp nhận hộ"))


def receiver_kind(agency_id: int, on: date) -> Kind:
    """The kind, with the choice of all units below where there are any."""
    reach = Field("reach", "Ai tiếp nhận hộ", choices=REACHES)
    fields = (
        Field("receiver", "Cơ quan tiếp nhận", "tên hoặc mã đơn vị", is_agency=True),
        *((reach,) if agencies.children(agency_id, on) else ()),
        Field("receives", "Tiếp nhận hộ", choices=RECEIVES),
    )
    return Kind(
        "receiver",
        "Nơi tiếp nhận hộ",
        "Quầy của cơ quan nào được nhận hồ sơ thuộc thẩm quyền ở đây; hồ sơ vẫn do ở đây giải "
        "quyết và tính vào biểu 06a ở đây.",
        agencies.RECEIVER,
        fields,
        lambda typed: (_key(typed, on), typed["receives"] != "no"),
        words=_words,
    )


def _key(typed: Typed, on: date) -> str:
    if typed.get("reach") == EVERY:
        return agencies.EVERY_UNIT
    text = typed["receiver"]
    try:
        found = agency_in(text, on)
    except AgencyNotNamed:
        found = None
    if found is None:
        raise DecisionInvalid("receiver", text, "tên đầy đủ hoặc mã của cơ quan tiếp nhận")
    return f"{agencies.RECEIVER}{found.id}"


def _words(key: str, value: Any) -> str:
    said = "tiếp nhận hộ" if value else "thôi tiếp nhận hộ"
    if key == agencies.EVERY_UNIT:
        return f"Mọi đơn vị trực thuộc {said}"
    return f"{agencies.get(int(key.removeprefix(agencies.RECEIVER))).name} {said}"
