"""Values of this room that travel to others. No live rows."""

from dataclasses import dataclass
from decimal import Decimal

from motcua.agencies.data import LoadReport

__all__ = ["LoadReport", "ProcedureView"]

UNIT_LABELS = {
    "working_day": "ngày làm việc",
    "day": "ngày",
    "hour": "giờ",
    "month": "tháng",
}
UNKNOWN = "chưa rõ"


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """A procedure (TTHC) of the catalogue. None and "" are "the source does not say".

    code: "1.001193"; local ones may be irregular. field_key: key of rulebook fields, "" when the
    rulebook does not know the portal's field. tiers: xa, tinh, bo, khac. tier_is_stated: False,
    the tier was inferred. limit_value: the longest when channels differ, in limit_unit
    (working_day | day | hour | month). fee_kind: none | fixed | by_rule | foreign. fee_vnd:
    whole đồng; None also where the source gives a range or a doubtful amount (see fee_text).
    kind: chuan (national) | dac_thu (one province's) | noi_bo (internal).
    """

    code: str
    name: str
    field_key: str
    field_name: str
    tiers: tuple[str, ...]
    tier_is_stated: bool
    limit_text: str
    limit_value: Decimal | None
    limit_unit: str
    limit_note: str
    fee_kind: str
    fee_text: str
    fee_vnd: int | None
    fee_note: str
    kind: str
    decision_no: str
    in_commune_list: bool

    @property
    def limit_label(self) -> str:
        """The time limit as a person reads it; "chưa rõ" where at most a note is known."""
        if not self.limit_text:
            return UNKNOWN
        published = self.limit_text.replace("-", "–").replace(".", ",")
        return f"{published} {UNIT_LABELS[self.limit_unit]}"
