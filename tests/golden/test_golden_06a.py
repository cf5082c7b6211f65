"""Biểu 06a of whole cases whose figures were counted by hand or printed by a real office."""

import csv
from datetime import date, datetime
from pathlib import Path

import pytest
import yaml

from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.kernel.periods import Period

FORM = "06a-vpcp-kstt"
CASES = Path(__file__).parent / "06a"
EDGES = CASES / "edges-2024-Q1"
PHU_SON = CASES / "phu-son-2024-Q1"
LATER = datetime(2026, 1, 5, tzinfo=VIETNAM)


def _sheet(agency, period: Period):
    from motcua.reports import api as reports

    return reports.compute_form(FORM, agency, period, as_of=None, actor=SYSTEM, now=LATER)


@pytest.mark.parametrize("overlay", ["default", "withdrawn-on-due", "kept-apart"])
def test_the_edges_of_a_quarter(overlay, units, tmp_path):
    from motcua.agencies import api as agencies
    from motcua.dossiers import api as dossiers

    case = yaml.safe_load((EDGES / "records.yaml").read_text(encoding="utf-8"))
    agency = agencies.resolve(case["agency"])
    if overlay != "default":
        agencies.adopt(
            agency.id,
            f"accounting.{FORM}",
            overlay,
            "Quyết định mẫu",
            date(2023, 1, 1),
            actor=SYSTEM,
            now=LATER,
        )
    path = tmp_path / "ho-so.csv"
    _write_csv(path, [{"Tên TTHC": "Thủ tục mẫu", **record} for record in case["records"]])
    moment = datetime.fromisoformat(case["imported_at"]).replace(tzinfo=VIETNAM)
    taken = dossiers.import_file(
        path, agency_code=case["agency"], actor=SYSTEM, now=moment, dry_run=False
    )
    assert (taken.new, taken.rejections) == (len(case["records"]), ())

    sheet = _sheet(agency, Period(case["from"], case["to"]))

    expected = _read(EDGES / f"expected.{overlay}.csv")
    counted = {row.key: row.cells for row in sheet.rows} | {"total": sheet.total}
    for key, cells in counted.items():
        figures = {column: cells[column].value for column in expected["total"]}
        assert figures == expected.get(key, dict.fromkeys(figures, 0)), key
    assert [finding for finding in sheet.findings if finding.severity.value == "error"] == []


def test_the_form_that_phuong_phu_son_signed(units, tmp_path):
    """All 52 × 11 cells and the total, from the demonstration's import files."""
    from motcua.agencies import api as agencies
    from motcua.demo.exports import write_export
    from motcua.demo.offices import offices
    from motcua.demo.records import lives
    from motcua.dossiers import api as dossiers
    from motcua.reports import api as reports

    office = next(office for office in offices() if office.slug == "phu-son")
    known = lives(office)
    for export in office.exports:
        path = write_export(office, export, known, tmp_path)
        dossiers.import_file(
            path, agency_code=office.agency, actor=SYSTEM, now=LATER, dry_run=False
        )
    agency = agencies.resolve("14823", date(2024, 3, 14))

    sheet = _sheet(agency, Period(date(2024, 1, 1), date(2024, 3, 14)))

    printed = (PHU_SON / "expected.csv").read_text(encoding="utf-8")
    assert reports.form_csv(sheet).splitlines() == printed.splitlines()
    assert sheet.findings == ()


def _write_csv(path: Path, records: list[dict[str, str]]) -> None:
    headings = list(dict.fromkeys(heading for record in records for heading in record))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(records)


def _read(path: Path) -> dict[str, dict[str, int]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row.pop("key"): {column: int(figure) for column, figure in row.items()}
            for row in csv.DictReader(file)
        }
