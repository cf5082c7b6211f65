"""What a file changes: each row against the entry that has its code, drafted and judged."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from motcua.kernel.register_entries import EntryState, VerbNotAllowed, VerbTooLate, path_of_verbs
from motcua.kernel.register_values import masked, value_text
from motcua.registers.errors import EntryRefused, StateUnreachable
from motcua.registers.ledger.drafts import Drafting
from motcua.registers.ledger.import_headings import STATE
from motcua.registers.ledger.import_rows import Said
from motcua.registers.ledger.log import EntryChange
from motcua.registers.ledger.models import RegisterEntry
from motcua.registers.ledger.stored import state_of
from motcua.sheets.data import ImportCorrection
from motcua.sheets.findings import Findings
from motcua.sheets.row_cells import Columns

_AT_ONCE = 500


@dataclass(slots=True)
class ImportPlan:
    """Drafts of a whole file; what cannot be taken is in the findings."""

    drafting: Drafting
    findings: Findings
    columns: Columns
    changes: list[EntryChange] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def take(self, rows: Iterable[Said]) -> None:
        """Draft every row, once per code."""
        once = list(self._without_twins(rows))
        if self.drafting.rules.code_from is not None:
            once.sort(key=lambda said: (not said.code, said.code))
        held = self._held({said.code for said in once})
        for said in once:
            try:
                self._take(said, held.get(said.code))
            except EntryRefused as error:
                for fault in error.faults:
                    self._reject(said, fault.field, fault.expected, fault.value)
            except (VerbNotAllowed, VerbTooLate, StateUnreachable) as error:
                self._reject(said, STATE, f"một trạng thái đi tiếp được. {error}", said.state or "")

    def _standing(self, said: Said, before: EntryState | None) -> Said:
        """A row that says no state stands where its other values say it does.

        What only follows from values leads an entry on, and never back: it may have gone on here
        since the file was written.
        """
        state_from = self.drafting.rules.state_from
        if said.state is not None or state_from is None:
            return said
        told = state_from(said.values)
        if before is not None and told is not None:
            leads = path_of_verbs(self.drafting.definition, before.state, told)
            told = told if leads else None
        return replace(said, state=told)

    def _take(self, said: Said, stored: RegisterEntry | None) -> None:
        if stored is None:
            said = self._standing(said, None)
            change = self.drafting.draft_record(said.values, code=said.code, state=said.state)
            self.changes.append(change)
            self.new += 1
            return
        before = state_of(self.drafting.definition, stored)
        drafted = self._drafted(self._standing(said, before), stored.pk, before)
        if drafted is None:
            self.unchanged += 1
            return
        self.changes.append(drafted)
        self.changed += 1

    def _drafted(self, said: Said, entry_id: int, before: EntryState) -> EntryChange | None:
        definition = self.drafting.definition
        differing = {k: v for k, v in said.values.items() if before.values.get(k) != v}
        reason = f"Theo tệp {self.findings.file}"
        goes_on = said.state not in (None, before.state)
        if goes_on and path_of_verbs(definition, before.state, said.state or ""):
            drafted = self.drafting.draft_progress(
                entry_id, before, differing, said.state or before.state, reason
            )
            known = {k: v for k, v in differing.items() if k in before.values}
            self._list(said, before, known, None)
            return drafted
        drafted = self.drafting.draft_change(entry_id, before, differing, said.state, reason)
        if drafted is not None:
            self._list(said, before, differing, said.state if goes_on else None)
        return drafted

    def _list(
        self, said: Said, before: EntryState, differing: Mapping[str, object], state: str | None
    ) -> None:
        definition = self.drafting.definition
        for each in definition.fields:
            if each.key in differing:
                old, new = before.values.get(each.key), said.values.get(each.key)
                texts = [value_text(each, value) for value in (old, new)]
                if each.personal:
                    texts = [masked(text) for text in texts]
                self.findings.correct([ImportCorrection(said.row, said.code, each.label, *texts)])
        if state is not None:
            labels = (definition.state(before.state).label, definition.state(state).label)
            self.findings.correct([ImportCorrection(said.row, said.code, "Trạng thái", *labels)])

    def _without_twins(self, rows: Iterable[Said]) -> Iterator[Said]:
        seen: dict[str, Said] = {}
        for said in rows:
            if not said.code:
                yield said
                continue
            first = seen.setdefault(said.code, said)
            if first is said:
                yield said
            elif replace(first, row=said.row) == said:
                message = f"Trùng dòng {first.row}; chỉ tính một lần."
                self.findings.note(said.row, said.code, "twin", message)
            else:
                expected = f"mỗi mã một nội dung; dòng {first.row} đã ghi mã này với nội dung khác"
                self._reject(said, "code", expected, said.code)

    def _held(self, codes: Iterable[str]) -> dict[str, RegisterEntry]:
        """The entries that are there already, by code."""
        asked = sorted(codes)
        rows = RegisterEntry.objects.filter(
            agency_id=self.drafting.context.agency.id, register=self.drafting.definition.key
        )
        return {
            row.code: row
            for start in range(0, len(asked), _AT_ONCE)
            for row in rows.filter(code__in=asked[start : start + _AT_ONCE])
        }

    def _reject(self, said: Said, key: str, expected: str, value: str) -> None:
        column = self.columns.names.get(key, "")
        self.findings.reject(said.row, column, value, expected)
