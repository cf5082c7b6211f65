"""The appendices of CCHC reports: rows as printed, mapped onto one catalogue."""

import csv
from datetime import date
from pathlib import Path

import pytest

from motcua.kernel.indicators import IndicatorKind, Share
from motcua.reports.counting import MEASURES
from motcua.reports.indicator_counts import asked_by
from motcua.rulebook import load
from motcua.rulebook.load.indicators import check_references, read_chapter

PRINTED = Path(__file__).parents[1] / "golden/cchc"
BROKEN = Path(__file__).parent / "broken"
ON = {
    "khanh-hoa-2023": date(2023, 9, 12),
    "thua-thien-hue-2021": date(2021, 11, 10),
    "khanh-hoa-2021": date(2021, 12, 14),
}
# Rows after rejoining those that a page break cut in two and leaving out repeated headings.
ROWS = {"khanh-hoa-2023": 168, "thua-thien-hue-2021": 110, "khanh-hoa-2021": 48}


def printed(name: str) -> list[dict[str, str]]:
    """The table as it stands in the document."""
    with (PRINTED / name / "printed.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", ROWS)
def test_every_row_is_printed_in_order_with_its_wording_and_number(name: str) -> None:
    appendix = load.form(f"cchc/{name}", ON[name]).appendix
    assert appendix is not None

    rows = [(r.key, r.number, r.mark, r.label, r.unit) for r in appendix.rows]

    assert len(rows) == ROWS[name]
    assert rows == [
        (r["key"], r["number"], r["mark"], r["label"], r["unit"]) for r in printed(name)
    ]


def test_slips_of_a_document_stay_in_its_own_appendix() -> None:
    form = load.form("cchc/khanh-hoa-2021", ON["khanh-hoa-2021"])
    assert form.appendix is not None
    numbers = [row.number for row in form.appendix.rows]

    # 3.1.2 and 3.1.3 are misprinted, "b." has a dot that "a" and "c" lack.
    at = numbers.index("3.1.1")
    assert numbers[at : at + 4] == ["3.1.1", "3.2.2", "3.3.3", "3.2"]
    assert [n for n in numbers if n in ("a", "b.", "c")] == ["a", "b.", "c"]
    # Both result columns are headed alike.
    assert [column.path[-1] for column in form.appendix.columns[2:4]] == ["Đơn vị tính"] * 2


def test_one_indicator_has_one_definition_though_several_appendices_print_it() -> None:
    of = {
        name: {row.indicator: row for row in load.form(f"cchc/{name}", ON[name]).appendix.rows}
        for name in ROWS
    }

    shared = set(of["khanh-hoa-2023"]) & set(of["thua-thien-hue-2021"]) & set(of["khanh-hoa-2021"])

    assert "in-time-share-commune" in shared
    codes = [of[name]["in-time-share-commune"].key for name in ROWS]
    assert codes == ["3.4.3", "3.4.2", "3.6-2"]
    # The same code is another indicator elsewhere.
    assert of["khanh-hoa-2023"]["in-time-share-district"].key == "3.4.2"


def test_every_indicator_is_printed_or_part_of_a_printed_share_and_its_measures_exist() -> None:
    catalogue = load.indicators(date(2023, 9, 12))
    asked = {
        row.indicator for name in ROWS for row in load.form(f"cchc/{name}", ON[name]).appendix.rows
    }
    shares = [i.formula for i in catalogue.values() if isinstance(i.formula, Share)]
    parts = {key for share in shares for key in (*share.part, *share.whole)}

    assert set(catalogue) == (asked - {None}) | parts
    recorded = [i for i in catalogue.values() if asked_by(i)]
    named = {one.counted.measure for i in recorded for one in asked_by(i)}
    assert named <= set(MEASURES)
    assert len(recorded) > 80
    assert all(
        i.kind is IndicatorKind.RATIO for i in catalogue.values() if isinstance(i.formula, Share)
    )


def test_an_indicator_named_but_not_defined_is_found() -> None:
    path = BROKEN / "references" / "other-unknown.yaml"
    with pytest.raises(load.RulebookInvalid) as refused:
        check_references({path: read_chapter(path)})
    assert "không có chỉ tiêu “khong-co”" in str(refused.value)


def test_an_indicator_defined_twice_is_found() -> None:
    path = BROKEN / "references" / "other-unknown.yaml"
    file = read_chapter(path)
    with pytest.raises(load.RulebookInvalid) as refused:
        check_references({path: file, path.with_name("again.yaml"): file})
    assert "chỉ tiêu đã có ở other-unknown.yaml" in str(refused.value)


def test_chosen_codes_are_those_the_unit_prints() -> None:
    choices = load.indicators(date(2023, 9, 12))["satisfaction-survey-form"].choices
    assert [(c.code, c.label) for c in choices] == [
        (0, "Trực tuyến"),
        (1, "Phát phiếu"),
        (2, "Kết hợp"),
    ]
