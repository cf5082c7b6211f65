"""Statements against what is stored: the changes to write, and what the report says of them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.changes import Change
from motcua.dossiers.data import ImportCorrection
from motcua.dossiers.imports.findings import Findings
from motcua.dossiers.imports.merge import Merging, Note
from motcua.dossiers.imports.statements import Statement
from motcua.dossiers.imports.steps import ApplicantChange, Steps, steps_to
from motcua.dossiers.known import Known, known
from motcua.dossiers.words import change_lines
from motcua.kernel.consistency import CaseInconsistent
from motcua.kernel.dates import local
from motcua.kernel.lifecycle import EventOutOfOrder, TransitionRefused, standing
from motcua.rulebook import load as rulebook


@dataclass(slots=True)
class Tally:
    """Dossiers of the file by what happens to them."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


class Planner:
    """Plans the statements of one file."""

    def __init__(self, findings: Findings, code_column: str, now: datetime) -> None:
        """code_column: the name of the code's column, for rejections."""
        self.tally = Tally()
        self._findings = findings
        self._code_column = code_column
        self._now = now
        self._today = local(now).date()
        self._calendar = rulebook.calendar()

    def changes(
        self, statements: Sequence[Statement], stored_codes: Collection[str], *, lock: bool
    ) -> Iterator[Change]:
        """Changes of the statements that change something.

        stored_codes: of the dossiers among them that are stored. lock: hold these.
        """
        stored = known(stored_codes, lock=lock) if stored_codes else {}
        for statement in statements:
            change = self._change(statement, stored.get(statement.code))
            if change is not None:
                yield change

    def _change(self, statement: Statement, stored: Known | None) -> Change | None:
        before = stored.case if stored else None
        applicant = ApplicantChange(stored.applicant if stored else "", statement.applicant)
        wanted = Merging(statement, before, self._today, self._noting(statement)).case()
        if wanted == before and not applicant.is_one:
            self.tally.unchanged += 1
            return None
        reason = f"Giá trị khác trong tệp “{self._findings.file}”, dòng {statement.row}"
        try:
            steps = steps_to(wanted, before, applicant, now=self._now, reason=reason)
        except (CaseInconsistent, TransitionRefused, EventOutOfOrder) as error:
            self._reject(statement, error)
            return None
        self._count(statement, stored, steps, applicant)
        return Change(
            dossier_id=stored.id if stored else None,
            code=statement.code,
            case=steps.case,
            standing=standing(steps.case, self._calendar),
            events=steps.events,
            applicant=applicant.new or applicant.old,
        )

    def _count(
        self, statement: Statement, stored: Known | None, steps: Steps, applicant: ApplicantChange
    ) -> None:
        if stored is None:
            self.tally.new += 1
            return
        self.tally.changed += 1
        lines = [(line.label, line.old, line.new) for line in change_lines(steps.changes)]
        if applicant.is_one:
            lines.append(("Người nộp", applicant.old, applicant.new))
        self._findings.correct(
            ImportCorrection(statement.row, statement.code, *line) for line in lines
        )

    def _noting(self, statement: Statement) -> Note:
        return lambda kind, message: self._findings.note(
            statement.row, statement.code, kind, message
        )

    def _reject(self, statement: Statement, error: Exception) -> None:
        self._findings.reject(
            statement.row,
            self._code_column,
            statement.code,
            f"các ngày khớp nhau và khớp hồ sơ đã lưu. {error}",
        )
