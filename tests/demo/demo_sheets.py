"""Form 06a of the demonstration, as `motcua form` computes it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def sheet_of(code: str, from_on: date, to_on: date, agency_id: int | None = None):
    """The filled form."""
    from motcua.agencies import api as agencies
    from motcua.kernel.actors import SYSTEM
    from motcua.kernel.periods import Period
    from motcua.reports import api as reports

    agency = agencies.get(agency_id) if agency_id else agencies.resolve(code, to_on)
    period = Period(from_on, to_on, None)
    return reports.compute_form("06a-vpcp-kstt", agency, period, actor=SYSTEM, now=NOW)


def totals(sheet) -> list[int]:
    """Columns (3) to (13) of the total."""
    return [sheet.total[str(number)].value for number in range(3, 14)]


def pending(code: str, from_on: date, to_on: date) -> set[str]:
    """Codes of the dossiers behind the total of column (11)."""
    from motcua.agencies import api as agencies
    from motcua.kernel.actors import SYSTEM
    from motcua.kernel.periods import Period
    from motcua.reports import api as reports

    records = reports.form_records(
        "06a-vpcp-kstt",
        agencies.resolve(code, to_on),
        Period(from_on, to_on, None),
        row_key="total",
        column="11",
        actor=SYSTEM,
        now=NOW,
    )
    return {record.code for record in records}
