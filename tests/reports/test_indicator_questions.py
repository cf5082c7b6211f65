"""What an appendix asks the database does not grow with its indicators."""

from datetime import date, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.kernel.periods import Period
from motcua.reports import api as reports

PERIOD = Period(date(2021, 1, 1), date(2021, 11, 10), None)
NOW = datetime(2021, 11, 11, 9, tzinfo=VIETNAM)


def test_the_units_below_a_town_are_asked_for_once_whatever_the_indicators(units):
    town = agencies.resolve("480", PERIOD.to_on)

    with CaptureQueriesContext(connection) as asked:
        sheet = reports.compute_form(
            "cchc/thua-thien-hue-2021", town, PERIOD, as_of=None, actor=SYSTEM, now=NOW
        )

    walks = [query for query in asked if "agency_parent" in query["sql"]]
    assert len(sheet.rows) > 100
    # A level of units each: for all that it counts, and for its communes alone; some for its name.
    assert len(walks) < 20


def asked_of(page) -> int:
    """Queries of one computation, the second time: the rulebook is read by then."""
    page()
    with CaptureQueriesContext(connection) as asked:
        page()
    return len(asked)


def test_an_appendix_asks_a_table_once_not_an_indicator_once(units):
    """Eleven registers and two tables of dossiers: each asked for its own agencies and those
    below, and what a town is asked about itself; not two hundred."""
    town = agencies.resolve("480", PERIOD.to_on)
    form = "cchc/thua-thien-hue-2021"

    sheet = asked_of(lambda: reports.compute_form(form, town, PERIOD, actor=SYSTEM, now=NOW))

    assert sheet < 70


def test_a_report_asks_no_more_however_many_fields_have_dossiers(units, tmp_path):
    from motcua.dossiers import api as dossiers

    ward = agencies.resolve("14823", date(2024, 3, 14))
    period = Period(date(2024, 1, 1), date(2024, 3, 14), None)
    now = datetime(2024, 3, 20, 9, tzinfo=VIETNAM)

    def report():
        return reports.compute_report("kstthc", ward, period, actor=SYSTEM, now=now)

    def take_in(name: str, codes: list[str]) -> None:
        lines = ["Mã hồ sơ,Mã TTHC,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả"]
        lines += [
            f"{name}-{n},{code},Trực tiếp,05/02/2024,07/02/2024" for n, code in enumerate(codes)
        ]
        path = tmp_path / f"{name}.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        done = dossiers.import_file(
            path, agency_code="14823@2024-03-14", actor=SYSTEM, now=now, dry_run=False
        )
        assert not done.rejections

    take_in("mot", ["1.001193"])
    few = asked_of(report)
    take_in("nhieu", ["2.000815", "1.001653", "1.012796", "1.013225", "1.001731"] * 4)
    many = asked_of(report)

    assert many == few < 80
