"""An office as the tests of forms see it: what its clerks do, and the form that follows."""

from datetime import UTC, date, datetime

from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.kernel.periods import Period

FORM = "06a-vpcp-kstt"
COLUMNS = tuple(str(number) for number in range(3, 14))
LATER = datetime(2026, 1, 5, 9, 0, tzinfo=VIETNAM)


def at(text: str, hour: str = "09:00") -> datetime:
    """ "2024-03-05" or "2024-03-05 16:30" in Vietnam."""
    return datetime.fromisoformat(text if " " in text else f"{text} {hour}").replace(tzinfo=VIETNAM)


class SheetSeen:
    """A form sheet, read by row."""

    def __init__(self, office: "OfficeAtWork", sheet, as_of) -> None:
        self.office = office
        self.sheet = sheet
        self.as_of = as_of

    def row(self, key: str) -> dict[str, int | None]:
        """Column -> figure of a row, or of the total."""
        cells = self.sheet.total if key == "total" else self.sheet.row(key).cells
        return {column: cell.value for column, cell in cells.items()}

    def numbers(self, key: str) -> tuple[int | None, ...]:
        """Columns (3) to (13) of a row."""
        row = self.row(key)
        return tuple(row[column] for column in COLUMNS)

    def codes(self, key: str, column: str) -> list[str]:
        """The dossiers behind a cell."""
        rows = self.office.records(key, column, self.sheet.period, self.as_of)
        return [row.code for row in rows]


class OfficeAtWork:
    """One agency; every verb takes the day it happened, and is recorded that evening."""

    def __init__(self, agency) -> None:
        self.agency = agency

    def accepts(
        self,
        code: str,
        on: str,
        *,
        field: str = "ho-tich",
        due: str | None = "2024-03-29 17:00",
        channel: str = "counter",
        recorded: datetime | None = None,
    ) -> None:
        from motcua.dossiers import api as dossiers
        from motcua.dossiers.data import Intake

        intake = Intake(
            code=code,
            field_key=field,
            procedure_code=None,
            procedure_name="Thủ tục mẫu",
            channel=channel,
            applicant="Người Mẫu",
            appointment_at=at(due, "17:00") if due else None,
        )
        moment = at(on)
        dossiers.accept(
            intake, agency_id=self.agency.id, actor=SYSTEM, now=recorded or moment, at=moment
        )

    def does(self, verb: str, code: str, on: str, *words, recorded: datetime | None = None, **more):
        """Any verb of the clerk: `office.does("finish", "HS-1", "2024-03-12")`."""
        from motcua.dossiers import api as dossiers

        moment = at(on)
        getattr(dossiers, verb)(
            code, *words, actor=SYSTEM, now=recorded or moment, at=moment, **more
        )

    def adopts(self, overlay: str) -> None:
        from motcua.agencies import api as agencies

        agencies.adopt(
            self.agency.id,
            f"accounting.{FORM}",
            overlay,
            "Quyết định mẫu",
            date(2023, 1, 1),
            actor=SYSTEM,
            now=datetime(2023, 1, 1, tzinfo=UTC),
        )

    def form(self, from_on: str, to_on: str, as_of: datetime | None = None) -> SheetSeen:
        from motcua.reports import api as reports

        period = Period(date.fromisoformat(from_on), date.fromisoformat(to_on))
        sheet = reports.compute_form(
            FORM, self.agency, period, as_of=as_of, actor=SYSTEM, now=LATER
        )
        return SheetSeen(self, sheet, as_of)

    def records(self, row_key: str, column: str, period: Period, as_of: datetime | None = None):
        from motcua.reports import api as reports

        return reports.form_records(
            FORM,
            self.agency,
            period,
            row_key=row_key,
            column=column,
            as_of=as_of,
            actor=SYSTEM,
            now=LATER,
        )
