"""Statements against what is stored: the changes to write, and what the report says of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.agencies.data import WorkingHours
from motcua.dossiers.changes import Change, NewEvent
from motcua.dossiers.imports.headings import export_headings
from motcua.dossiers.imports.merge import Merging
from motcua.dossiers.imports.service_steps import (
    is_news,
    with_service_of_known,
    with_service_of_new,
)
from motcua.dossiers.imports.statements import Said, Statement
from motcua.dossiers.imports.steps import ApplicantChange, Steps, steps_to
from motcua.dossiers.known import Known, known
from motcua.dossiers.own_clock import standing_of
from motcua.dossiers.words import change_lines
from motcua.kernel.cases import Case
from motcua.kernel.consistency import CaseInconsistent
from motcua.kernel.dates import format_day, format_moment, local
from motcua.kernel.lifecycle import EventOutOfOrder, TransitionRefused
from motcua.sheets.data import ImportCorrection
from motcua.sheets.findings import Findings
from motcua.sheets.row_cells import Columns

# Whose cell is wrong when a dossier as a whole is not: of what a statement says of its times.
_SAID_AS = {
    "accepted_at": "accepted",
    "appointment_at": "appointment",
    "ended_at": "ended",
    "declined_at": "ended",
    "delivered_at": "delivered",
    "stopped_at": "stopped",
    "resumed_at": "resumed",
}


@dataclass(slots=True)
class Tally:
    """Dossiers of the file by what happens to them."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


class Planner:
    """Plans the statements of one file."""

    def __init__(self, findings: Findings, columns: Columns, now: datetime) -> None:
        """columns: of the file, for rejections."""
        self.tally = Tally()
        self._findings = findings
        self._columns = columns
        self._now = now
        self._today = local(now).date()

    def changes(
        self,
        statements: Sequence[Statement],
        stored_codes: Collection[str],
        hours: WorkingHours,
        *,
        lock: bool,
    ) -> Iterator[Change]:
        """Changes of the statements, all of one agency, that change something.

        stored_codes: of the dossiers among them that are stored. hours: the agency's own. lock:
        hold the stored ones.
        """
        stored = known(stored_codes, lock=lock) if stored_codes else {}
        for statement in statements:
            change = self._change(statement, stored.get(statement.code), hours)
            if change is not None:
                yield change

    def _change(
        self, statement: Statement, stored: Known | None, hours: WorkingHours
    ) -> Change | None:
        before = stored.case if stored else None
        applicant = ApplicantChange(stored.applicant if stored else "", statement.applicant)
        notes: list[tuple[str, str]] = []
        wanted = Merging(
            statement, before, self._today, lambda *note: notes.append(note), hours
        ).case()
        is_served = stored is not None and is_news(stored.service, statement.service, wanted)
        if wanted == before and not applicant.is_one and not is_served:
            self._tell(statement, notes)
            self.tally.unchanged += 1
            return None
        reason = f"Giá trị khác trong tệp “{self._findings.file}”, dòng {statement.row}"
        try:
            steps = steps_to(wanted, before, applicant, now=self._now, reason=reason)
        except (CaseInconsistent, TransitionRefused, EventOutOfOrder) as error:
            self._reject(statement, before, error)
            return None
        self._tell(statement, notes)
        events, served = self._with_service(statement, stored, steps, reason)
        self._count(statement, stored, {**steps.changes, **served}, applicant)
        return Change(
            dossier_id=stored.id if stored else None,
            code=statement.code,
            case=steps.case,
            standing=standing_of(steps.case),
            events=events,
            applicant=applicant.new or applicant.old,
        )

    def _with_service(
        self, statement: Statement, stored: Known | None, steps: Steps, reason: str
    ) -> tuple[tuple[NewEvent, ...], dict[str, list[object]]]:
        said = statement.service
        if stored is None:
            return with_service_of_new(steps.events, said), {}
        return with_service_of_known(
            steps.events, stored.service, said, steps.case, now=self._now, reason=reason
        )

    def _count(
        self,
        statement: Statement,
        stored: Known | None,
        changes: Mapping[str, list[object]],
        applicant: ApplicantChange,
    ) -> None:
        if stored is None:
            self.tally.new += 1
            return
        self.tally.changed += 1
        lines = [(line.label, line.old, line.new) for line in change_lines(changes)]
        if applicant.is_one:
            lines.append(("Người nộp", applicant.old, applicant.new))
        self._findings.correct(
            ImportCorrection(statement.row, statement.code, *line) for line in lines
        )

    def _tell(self, statement: Statement, notes: Sequence[tuple[str, str]]) -> None:
        for kind, message in notes:
            self._findings.note(statement.row, statement.code, kind, message)

    def _reject(self, statement: Statement, before: Case | None, error: Exception) -> None:
        attributes = error.attributes if isinstance(error, CaseInconsistent) else ()
        blamed = _blamed(statement, before, attributes)
        if blamed is None:
            self._findings.reject(
                statement.row,
                self._columns.names["code"],
                statement.code,
                f"các ngày khớp nhau và khớp hồ sơ đã lưu. {error}",
            )
            return
        key, said = blamed
        self._findings.reject(
            statement.row,
            self._columns.names[key],
            format_moment(said.at) if said.exact else format_day(said.on),
            f"{export_headings().by_key[key].label} khớp với hồ sơ đã lưu. {error}",
        )


def _blamed(
    statement: Statement, before: Case | None, attributes: Sequence[str]
) -> tuple[str, Said] | None:
    """The heading and the date of the file that contradict what is stored: of the dates that
    the contradiction is about, one that the file changes; None: the file says none of them."""
    said: list[tuple[str, Said]] = []
    for name in attributes:
        found = getattr(statement, _SAID_AS[name]) if name in _SAID_AS else None
        if found is not None:
            said.append(("ended_at" if name == "declined_at" else name, found))
    fresh = [
        (key, date)
        for key, date in said
        if before is None or not date.agrees_with(getattr(before, key, None))
    ]
    return next(iter(fresh or said), None)
