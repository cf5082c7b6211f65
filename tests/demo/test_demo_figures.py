"""The demonstration's figures are the ones that the real offices printed."""

import csv
from datetime import date
from pathlib import Path

import pytest
from demo_sheets import NOW, pending, sheet_of, totals

pytestmark = pytest.mark.django_db  # the database is made only for tests that say so
GOLDEN = Path(__file__).parents[1] / "golden/06a/phu-son-2024-Q1/expected.csv"
COLUMNS = [str(number) for number in range(3, 14)]


def test_phu_son_prints_its_form_06a_in_every_cell(demo) -> None:
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))

    sheet = sheet_of("14823", date(2024, 1, 1), date(2024, 3, 14))

    printed = [(row.key, row.label, [row.cells[c].value for c in COLUMNS]) for row in sheet.rows]
    assert printed == [
        (row["key"], row["label"], [int(row[c]) for c in COLUMNS]) for row in expected[:-1]
    ]
    assert len(printed) == 52
    assert [sheet.total[c].value for c in COLUMNS] == [int(expected[-1][c]) for c in COLUMNS]
    assert [f for f in sheet.findings if f.severity == "error"] == []


def test_the_csv_that_the_demo_leaves_in_out_is_that_form(demo) -> None:
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        expected = [[row[c] for c in COLUMNS] for row in csv.DictReader(file)]
    path = demo.out / "06a-vpcp-kstt-phu-son-2024-Q1.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))

    assert [[row[c] for c in COLUMNS] for row in written] == expected
    assert written[-1]["key"] == "total"


def test_phuong_son_received_447_and_keeps_cancelled_and_refused_apart(demo) -> None:
    sheet = sheet_of("22354", date(2023, 6, 13), date(2023, 9, 12))

    assert totals(sheet) == [447, 115, 332, 0, 425, 424, 0, 1, 16, 16, 0]
    said = " ".join(finding.message for finding in sheet.findings)
    assert "5" in said and "1" in said, said
    # 214 of the 447 are of procedures offered online at level 3 or 4; all 115 are among them.
    assert sheet.row("ho-tich").cells["3"].value == 214
    assert sheet.row("ho-tich").cells["4"].value == 115


def test_nguyen_nghiem_received_3956_and_keeps_14_withdrawn_apart(demo) -> None:
    sheet = sheet_of("21439", date(2023, 1, 1), date(2023, 12, 6))

    assert totals(sheet) == [3956, 2315, 1635, 6, 3938, 3925, 0, 13, 4, 4, 0]
    assert any("14" in finding.message for finding in sheet.findings), sheet.findings


def test_a_dossier_finished_after_the_cut_off_is_open_in_the_form_of_the_period(demo) -> None:
    # The second export of the demo brings the results of the three that were open on 14/3.
    open_then = pending("14823", date(2024, 1, 1), date(2024, 3, 14))
    open_later = pending("14823", date(2024, 1, 1), date(2024, 3, 29))

    assert len(open_then) == 3
    assert open_then & open_later == set()


@pytest.mark.parametrize("code", ["14823", "22354", "21439"])
def test_days_before_the_period_hold_dossiers_too(demo, code: str) -> None:
    from motcua.agencies import api as agencies
    from motcua.demo.offices import offices

    office = next(office for office in offices() if office.agency == code)
    agency = agencies.resolve(code, office.resolved_on)
    before = office.period.from_on.replace(day=1)
    sheet = sheet_of(code, date(before.year - 1, 1, 1), before, agency_id=agency.id)

    assert sheet.total["3"].value > 20


def test_repeated_it_changes_nothing(demo) -> None:
    from motcua.demo.build import build
    from motcua.dossiers import api as dossiers
    from motcua.dossiers.data import DossierFilter
    from motcua.kernel.actors import SYSTEM

    before = dossiers.count_dossiers(DossierFilter(), actor=SYSTEM, now=NOW)
    said: list[str] = []
    accounts = build(home=demo.home, out=demo.out, now=NOW, say=said.append)

    assert dossiers.count_dossiers(DossierFilter(), actor=SYSTEM, now=NOW) == before
    assert accounts == demo.accounts
    assert said == ["Dữ liệu minh họa đã có sẵn, không nạp lại."]


def test_its_people_are_marked_as_made_up(demo) -> None:
    from motcua.dossiers import api as dossiers
    from motcua.dossiers.data import DossierFilter
    from motcua.kernel.actors import SYSTEM

    page = dossiers.list_dossiers(DossierFilter(), actor=SYSTEM, now=NOW, cursor=None)

    assert page.rows
    assert [row.applicant for row in page.rows if not row.applicant.endswith("(hư cấu)")] == []


def test_a_rebuild_of_the_demo_changes_nothing(demo) -> None:
    from motcua.dossiers import api as dossiers

    report = dossiers.rebuild(now=NOW)

    assert report.changed == 0, report
