"""Values of this room that travel to others. No live rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from motcua.agencies.data import LoadReport
from motcua.kernel.dates import format_day
from motcua.kernel.publications import Act, DecisionHead, Force, Line

__all__ = ["At", "LoadReport", "ProcedureView", "PublicationView", "Published"]

UNIT_LABELS = {
    "working_day": "ngày làm việc",
    "day": "ngày",
    "hour": "giờ",
    "month": "tháng",
}
UNKNOWN = "chưa rõ"


@dataclass(frozen=True, slots=True)
class At:
    """Where and when the catalogue is asked: publication decisions hold at an agency and below."""

    agency_id: int
    on: date


@dataclass(frozen=True, slots=True)
class Published:
    """Where decisions leave a procedure on the day asked. act, head: the line that says so.

    replaced_by: code of the procedure to use instead of an abolished one; "": none.
    fee_since: the day in force of the last decision that names the fee; None: none does.
    """

    force: Force
    act: Act
    head: DecisionHead
    replaced_by: str = ""
    fee_since: date | None = None

    @property
    def refusal(self) -> str:
        """Why it is not taken in on that day, Vietnamese; "": it is."""
        day = format_day(self.head.in_force_on)
        if self.force is Force.ABOLISHED:
            instead = (
                f"dùng thủ tục {self.replaced_by}" if self.replaced_by else "chọn thủ tục khác"
            )
            return f"Thủ tục này đã bị bãi bỏ từ {day} theo {self.head.label}; {instead}."
        if self.force is Force.COMING:
            return (
                f"Thủ tục này mới ban hành, chỉ áp dụng từ {day} theo {self.head.label}; "
                "chưa tiếp nhận được."
            )
        return ""


@dataclass(frozen=True, slots=True)
class PublicationView:
    """A decision as it was written down. withdrawn: why it was taken back; "": it holds."""

    id: int
    agency_id: int
    head: DecisionHead
    lines: Mapping[str, Line]  # by code, in the file's order
    recorded_at: datetime
    recorded_by: str
    source_name: str
    withdrawn: str = ""

    def count(self, act: str) -> int:
        """How many of its lines do that."""
        return sum(line.act == act for line in self.lines.values())


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """A procedure (TTHC) of the catalogue. None and "" are "the source does not say".

    code: "1.001193"; local ones may be irregular. field_key: key of rulebook fields, "" when the
    rulebook does not know the portal's field. tiers: xa, tinh, bo, khac. tier_is_stated: False,
    the tier was inferred. limit_value: the longest when channels differ, in limit_unit
    (working_day | day | hour | month). fee_kind: none | fixed | by_rule | foreign. fee_vnd:
    whole đồng; None also where the source gives a range or a doubtful amount (see fee_text).
    kind: chuan (national) | dac_thu (one province's) | noi_bo (internal).
    channels (counter | post | online), online_level (none | partial | full), legal: as decisions
    said them; empty: none did. published: where decisions leave it; None: none names it.
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
    channels: tuple[str, ...] = ()
    online_level: str = ""
    legal: tuple[str, ...] = ()
    published: Published | None = None

    @property
    def limit_label(self) -> str:
        """The time limit as a person reads it; "chưa rõ" where at most a note is known."""
        if not self.limit_text:
            return UNKNOWN
        published = self.limit_text.replace("-", "–").replace(".", ",")
        return f"{published} {UNIT_LABELS[self.limit_unit]}"
