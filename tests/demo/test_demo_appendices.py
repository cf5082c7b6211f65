"""The appendices of the demonstration against the printed ones, row by row."""

import csv
import re
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
from demo_sheets import NOW

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
OFFICES = {
    "khanh-hoa-2023": ("22354", date(2023, 6, 13), date(2023, 9, 12)),
    "thua-thien-hue-2021": ("480", date(2021, 1, 1), date(2021, 11, 10)),
}
EMPTY = "(trống)"


def appendix_of(name: str):
    """The filled form of the demonstration."""
    from motcua.agencies import api as agencies
    from motcua.kernel.actors import SYSTEM
    from motcua.kernel.periods import Period
    from motcua.reports import api as reports

    code, from_on, to_on = OFFICES[name]
    agency = agencies.resolve(code, to_on)
    period = Period(from_on, to_on, None)
    return reports.compute_form(f"cchc/{name}", agency, period, actor=SYSTEM, now=NOW)


def printed(name: str) -> dict[str, str]:
    """Row key -> the figure as printed."""
    with (ROOT / f"tests/golden/cchc/{name}/printed.csv").open(encoding="utf-8", newline="") as f:
        return {row["key"]: row["printed"] for row in csv.DictReader(f)}


def listed(name: str) -> dict[str, tuple[str, str]]:
    """Row key -> (printed, computed) as docs/seeds.md lists it."""
    page = (ROOT / "docs/seeds.md").read_text(encoding="utf-8")
    part = page.split(f"## cchc/{name}")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([0-9.-]+) \| (.*?) \| (.*?) \| .+ \|$", part, re.MULTILINE)
    return {key: (was, ours) for key, was, ours in rows}


def same(was: str, ours: str) -> bool:
    """Whether two texts are one figure: 100% and 100,0% (9/9), 1200 and 1.200."""
    if was == ours:
        return True
    try:
        return figure(was.split(" (")[0]) == figure(ours.split(" (")[0])
    except InvalidOperation:
        return False


def figure(text: str) -> Decimal:
    """86.1%, 12,5% -> the share; 786.000 -> the count."""
    if "%" in text:
        return Decimal(text.rstrip("%").replace(",", "."))
    if "," in text:
        return Decimal(text.replace(",", "."))
    return Decimal(text.replace(".", ""))


@pytest.mark.parametrize("name", OFFICES)
def test_every_figure_is_the_printed_one_or_listed_with_its_reason(demo, name: str) -> None:
    from motcua.reports import api as reports

    was = printed(name)
    ours = {row.key: reports.figure_text(row) for row in appendix_of(name).rows}

    assert list(ours) == list(was)
    differ = {
        key: (was[key] or EMPTY, ours[key] or EMPTY) for key in was if not same(was[key], ours[key])
    }
    assert differ == listed(name)


def test_only_what_the_documents_leave_open_is_missing_and_nothing_contradicts(demo) -> None:
    assert appendix_of("khanh-hoa-2023").findings == ()
    missing = {"thua-thien-hue-2021": ["4.1.2", "4.3.4"]}
    for name, rows in missing.items():
        sheet = appendix_of(name)
        assert [f.code for f in sheet.findings] == ["indicator.missing"], sheet.findings
        assert [key for key, _ in sheet.findings[0].cells] == rows


def test_rows_of_the_city_are_another_agencys_in_a_wards_appendix(demo) -> None:
    rows = {row.key: row.cells["status"].value for row in appendix_of("khanh-hoa-2023").rows}

    assert {rows[key] for key in ("2.1.2", "3.4.2", "3.4.2-1", "5.2.1-1", "7.7.6-1")} == {"other"}
    assert rows["5.2.1"] == "heading"
    assert (rows["3.4.3-1"], rows["4.2-1"], rows["3.1.4-2"]) == ("auto", "entered", "auto")


def test_what_the_province_answers_for_is_waived_with_the_reason_as_remark(demo) -> None:
    sheet = appendix_of("thua-thien-hue-2021")
    cell = sheet.row("3.1.1").cells["value"]

    assert (cell.value, cell.status.value, cell.source) == (None, "waived", "Thẩm quyền UBND tỉnh")


def test_the_csv_of_the_demo_prints_every_row_in_the_columns_of_the_contract(demo) -> None:
    path = demo.out / "cchc-khanh-hoa-2023-phuong-son-2023-Q3.csv"
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))

    assert lines[0] == ["key", "label", "unit", "value", "numerator", "denominator", "status"]
    assert len(lines) == 1 + 168
    found = {line[0]: line[2:] for line in lines}
    assert found["3.4.3"] == ["%", "99.8", "424", "425", "auto"]
    assert found["3.4.4"] == ["%", "", "0", "0", "auto"]
    assert found["7.7.5-5"] == ["Đồng", "786000", "", "", "auto"]
    assert found["3.4.2"] == ["%", "", "", "", "other"]
    assert found["1"] == ["", "", "", "", "heading"]


COMMANDS = {
    "khanh-hoa-2023": ("22354", "2023-06-13", "2023-09-12"),
    "thua-thien-hue-2021": ("480", "2021-01-01", "2021-11-10"),
    "khanh-hoa-2021": ("22354", "2021-01-01", "2021-12-31"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_command_prints_every_row_in_printed_order(demo, name: str) -> None:
    from typer.testing import CliRunner

    from motcua.cli.main import app

    code, first, last = COMMANDS[name]
    asked = ["form", f"cchc/{name}", "--agency", code, "--from", first, "--to", last]

    done = CliRunner().invoke(app, [*asked, "--format", "csv"])

    assert done.exit_code == 0, done.output
    lines = list(csv.reader(done.stdout.splitlines()))
    assert [line[0] for line in lines[1:]] == list(printed(name))
