"""An agency ends, another begins: what was unfinished is the successor's column (6)."""

from datetime import date

import pytest

FROM, TO = "2025-07-01", "2025-07-31"


@pytest.fixture
def old_ward(units):
    """Phường Phú Sơn, thị xã Bỉm Sơn, until 30/6/2025."""
    return _office("14823", date(2025, 6, 30))


@pytest.fixture
def new_ward(units):
    """The ward that took the whole of it over on 1/7/2025."""
    return _office("14818", date(2025, 7, 1))


def _office(code: str, on: date):
    from office_at_work import OfficeAtWork

    from motcua.agencies import api as agencies

    return OfficeAtWork(agencies.resolve(code, on))


@pytest.fixture
def handed_over(old_ward, new_ward):
    """Four dossiers of the old ward and one of the new; the form of July counts four of them."""
    old_ward.accepts("CU-XONG", "2025-06-16", due="2025-06-20 17:00")
    old_ward.does("finish", "CU-XONG", "2025-06-18")
    old_ward.accepts("CU-SOM", "2025-06-20", due="2025-07-10 17:00")
    old_ward.does("finish", "CU-SOM", "2025-07-08")
    old_ward.accepts("CU-MUON", "2025-06-20", due="2025-07-10 17:00")
    old_ward.does("finish", "CU-MUON", "2025-07-11")
    old_ward.accepts("CU-CHO", "2025-06-27", due="2025-08-20 17:00")
    new_ward.accepts("MOI", "2025-07-02", due="2025-07-04 17:00")
    new_ward.does("finish", "MOI", "2025-07-04")
    return new_ward


def test_what_the_successor_took_over_is_its_column_6(handed_over) -> None:
    sheet = handed_over.form(FROM, TO)

    #         (3) (4) (5) (6) (7) (8) (9) (10) (11) (12) (13)
    assert sheet.numbers("total") == (4, 0, 1, 3, 3, 1, 1, 1, 1, 1, 0)
    assert sheet.codes("total", "6") == ["CU-MUON", "CU-SOM", "CU-CHO"]
    assert sheet.codes("total", "9") == ["MOI"]


def test_a_period_that_began_before_the_successor_counts_from_its_birth(handed_over) -> None:
    # 15/6–14/9: what the old ward received and finished in June is not the new ward's.
    sheet = handed_over.form("2025-06-15", "2025-09-14")

    assert sheet.numbers("total") == (4, 0, 1, 3, 3, 1, 1, 1, 1, 0, 1)
    assert [f.code for f in sheet.sheet.findings] == ["form.agency_began"]
    assert "01/07/2025" in sheet.sheet.findings[0].message


def test_the_old_ward_ends_with_all_it_left_open(handed_over, old_ward) -> None:
    sheet = old_ward.form("2025-06-15", "2025-06-30")

    assert sheet.numbers("total") == (4, 0, 4, 0, 1, 1, 0, 0, 3, 3, 0)
    assert [f.code for f in sheet.sheet.findings] == []


def test_a_period_beyond_the_end_of_the_old_ward_stops_there_and_says_so(
    handed_over, old_ward
) -> None:
    sheet = old_ward.form("2025-06-15", "2025-09-14")

    assert sheet.numbers("total") == (4, 0, 4, 0, 1, 1, 0, 0, 3, 3, 0)
    assert [f.code for f in sheet.sheet.findings] == ["form.agency_ended"]
    assert "30/06/2025" in sheet.sheet.findings[0].message


def test_a_period_after_the_end_is_refused(handed_over, old_ward) -> None:
    from motcua.reports.errors import AgencyGoneInPeriod

    with pytest.raises(AgencyGoneInPeriod, match=r"đến hết ngày 30/06/2025.*kế thừa"):
        old_ward.form(FROM, TO)


def test_the_form_of_many_agencies_gives_the_successor_the_same_figures(
    handed_over, other_office
) -> None:
    from office_at_work import FORM, LATER

    from motcua.kernel.actors import SYSTEM
    from motcua.kernel.periods import Period
    from motcua.reports import api as reports

    period = Period(date(2025, 7, 1), date(2025, 7, 31), None)
    table = reports.compute_many(FORM, [handed_over.agency.id], period, actor=SYSTEM, now=LATER)

    lines = [line for line in table.lines if any(line[2:])]
    assert lines == [
        (handed_over.agency.id, "ho-tich", 4, 0, 1, 3, 3, 1, 1, 1, 1, 1, 0),
    ]
