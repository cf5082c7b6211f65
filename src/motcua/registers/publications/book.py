"""What a decision's lines do to the agency's own list of procedures (danh mục TTHC áp dụng)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from motcua.agencies.data import AgencyView
from motcua.kernel.publications import Act, DecisionHead
from motcua.kernel.register_entries import VerbNotAllowed, VerbTooLate
from motcua.kernel.registers import Value
from motcua.registers.errors import EntryRefused, StateUnreachable
from motcua.registers.ledger.drafts import Drafting
from motcua.registers.ledger.log import EntryChange
from motcua.registers.ledger.models import RegisterEntry
from motcua.registers.ledger.services import drafting_of
from motcua.registers.ledger.stored import state_of
from motcua.registers.publications.judging import Planned
from motcua.rulebook import load as rulebook

BOOK = "offerings"
IN_FORCE, ABOLISHED = "in_force", "abolished"
COMMUNE = "commune"
_TIERS = {"xa": COMMUNE, "huyen": "district", "tinh": "province"}
_NO_FEE = "none"
_AT_ONCE = 500


@dataclass(slots=True)
class BookPlan:
    """Entries that are begun, put right or ended. Rejections go to the rows' findings."""

    agency: AgencyView
    head: DecisionHead
    drafting: Drafting
    changes: list[EntryChange] = field(default_factory=list)
    begun: int = 0
    put_right: int = 0
    ended: int = 0

    @classmethod
    def of(cls, agency: AgencyView, head: DecisionHead, now: datetime) -> "BookPlan":
        """For the agency's list as the rulebook defines it today. It holds the ledger's lock."""
        definition = rulebook.register(BOOK, now.date())
        return cls(agency, head, drafting_of(definition, agency, now, None))

    def take(self, planned: Iterable[Planned]) -> None:
        """Draft what follows from each line."""
        lines = [(one, tier) for one in planned if (tier := self._tier(one))]
        held = self._held(one.line.code for one, _ in lines)
        for one, tier in lines:
            try:
                self._take(one, tier, held.get(one.line.code))
            except EntryRefused as error:
                for fault in error.faults:
                    self._note(one, f"{error.sentence(fault)}")
            except (VerbNotAllowed, VerbTooLate, StateUnreachable) as error:
                self._note(one, str(error))

    def _tier(self, one: Planned) -> str:
        """The tier under which the list has it; "": it is no procedure of this agency's list."""
        said = {**one.before.values, **one.line.values}.get("tier", "")
        known = [_TIERS[tier] for tier in said.split(";") if tier in _TIERS]
        if self.agency.tier in known:
            return self.agency.tier
        # A commune lists what communes do; those above also what is done below them.
        return known[0] if known and self.agency.tier != COMMUNE else ""

    def _take(self, one: Planned, tier: str, row: RegisterEntry | None) -> None:
        if one.line.act is Act.NEW:
            self._begin(one, tier, row)
        elif row is None:
            self._note(one, "danh mục của đơn vị chưa có thủ tục này; không thêm vào")
        elif row.state != IN_FORCE:
            self._note(one, "danh mục của đơn vị đã ghi thủ tục này bãi bỏ; giữ nguyên")
        elif one.line.act is Act.ABOLISH:
            self._end(row)
        else:
            self._put_right(one, row)

    def _begin(self, one: Planned, tier: str, row: RegisterEntry | None) -> None:
        if row is not None and row.state != IN_FORCE:
            self._note(one, "danh mục của đơn vị đã ghi thủ tục này bãi bỏ; mở lại bằng đính chính")
            return
        if row is not None:
            self._put_right(one, row)
            return
        values: dict[str, Value | None] = {
            "tier": tier,
            "in_force_on": self.head.in_force_on,
            "is_new": True,
            **self._said(one),
        }
        self.changes.append(self.drafting.draft_record(values, code=one.line.code))
        self.begun += 1

    def _end(self, row: RegisterEntry) -> None:
        definition = self.drafting.definition
        before = state_of(definition, row)
        said = {"ended_on": self.head.in_force_on}
        verb = definition.verb("abolish")
        self.changes.append(self.drafting.draft_verb(row.pk, before, verb, said))
        self.ended += 1

    def _put_right(self, one: Planned, row: RegisterEntry) -> None:
        before = state_of(self.drafting.definition, row)
        reason = f"Theo {self.head.label}"
        change = self.drafting.draft_change(row.pk, before, self._said(one), None, reason)
        if change is not None:
            self.changes.append(change)
            self.put_right += 1

    def _said(self, one: Planned) -> dict[str, Value | None]:
        """What the line says of the fields of the list."""
        values: Mapping[str, str] = one.line.values
        said: dict[str, Value | None] = {"decision": self.head.number}
        for ours, theirs in (("name", "name"), ("field", "field"), ("eligible_level", "level")):
            if theirs in values:
                said[ours] = values[theirs]
        if "fee" in values:
            said["has_fee"] = values["fee"] != _NO_FEE
        return said

    def _held(self, codes: Iterable[str]) -> dict[str, RegisterEntry]:
        asked = sorted(codes)
        rows = RegisterEntry.objects.filter(agency_id=self.agency.id, register=BOOK)
        return {
            row.code: row
            for start in range(0, len(asked), _AT_ONCE)
            for row in rows.filter(code__in=asked[start : start + _AT_ONCE])
        }

    def _note(self, one: Planned, message: str) -> None:
        text = f"{message[:1].upper()}{message[1:]}".removesuffix(".")
        one.cells.findings.note(one.cells.number, one.line.code, "book", f"{text}.")
