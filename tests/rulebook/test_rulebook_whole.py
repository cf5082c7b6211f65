"""The rulebook as a whole: every file is read, the pages in docs are fresh, tables are complete."""

from datetime import date
from pathlib import Path

import pytest

from motcua.kernel.roles import Reach
from motcua.rulebook import load
from motcua.rulebook.load.base import load_model
from motcua.rulebook.load.glossary_page import glossary_page
from motcua.rulebook.load.schema import FILES, schema_page
from motcua.rulebook.load.yaml_files import ROOT

DOCS = Path(__file__).resolve().parents[2] / "docs"
YAML = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.yaml"))


def pattern_of(name: str) -> str:
    matching = [
        pattern
        for pattern in FILES
        if Path(name).match(pattern.replace("<year>", "*").replace("<key>", "*"))
    ]
    return matching[0] if len(matching) == 1 else ""


@pytest.mark.parametrize("name", YAML)
def test_every_file_loads_by_the_model_of_its_place(name: str) -> None:
    assert pattern_of(name), "no model reads this file"
    load_model(ROOT / name, FILES[pattern_of(name)])


def test_every_kind_of_file_exists() -> None:
    assert {pattern_of(name) for name in YAML} == set(FILES)


def test_the_schema_page_is_fresh() -> None:
    assert (DOCS / "rulebook-schema.md").read_text(encoding="utf-8") == schema_page(), (
        "run: python -m motcua.rulebook.load.schema > docs/rulebook-schema.md"
    )


def test_the_glossary_page_is_fresh() -> None:
    assert (DOCS / "glossary.md").read_text(encoding="utf-8") == glossary_page(), (
        "run: python -m motcua.rulebook.load.glossary_page > docs/glossary.md"
    )


def test_the_version_is_short_and_stable() -> None:
    assert len(load.rulebook_version()) == 12
    assert int(load.rulebook_version(), 16) >= 0


def test_tables_of_units_are_complete() -> None:
    assert {table: len(rows) for table, rows in load.units_rows().items()} == {
        "provinces": 34,
        "communes": 3321,
        "provinces_old": 63,
        "districts_old": 707,
        "communes_old": 10614,
        "merges": 10602,
    }


def test_every_procedure_has_one_row_and_no_fee_below_a_thousand() -> None:
    rows = load.procedures_rows()
    codes = [row["code"] for row in rows]
    fees = [int(row["fee_vnd"].split("-")[0]) for row in rows if row["fee_vnd"]]

    assert len(set(codes)) == len(codes)
    assert [code for code in codes if code != code.strip()] == []
    assert [fee for fee in fees if 0 < fee < 1000] == []
    assert sum("chưa rõ đơn vị tiền" in row["fee_note"] for row in rows) == 60


def test_details_are_of_procedures_of_the_catalogue() -> None:
    codes = {row["code"] for row in load.procedures_rows()}
    details = load.procedure_details()

    assert len(details) == 221
    assert [detail["code"] for detail in details if detail["code"] not in codes] == []


def test_names_for_made_up_people_have_both_genders() -> None:
    rows = load.name_parts()

    assert {row["gender"] for row in rows if row["kind"] == "ten"} >= {"F", "M"}
    assert "Nguyễn" in {row["value"] for row in rows if row["kind"] == "ho"}


def test_a_counter_officer_takes_in_but_writes_no_report() -> None:
    counter = load.roles()["counter"]

    assert counter.reach_of("dossier.write") is Reach.OWN
    assert counter.reach_of("report.write") is None


def test_an_upper_tier_reads_below_it_and_writes_nothing_there() -> None:
    upper = load.roles()["upper"]

    assert upper.reach_of("form.read") is Reach.SUBTREE
    assert not upper.actions & {"dossier.write", "dossier.import", "report.write", "admin"}


def test_no_role_writes_dossiers_of_agencies_below() -> None:
    reaches = {role.reach_of("dossier.write") for role in load.roles().values()}

    assert reaches == {Reach.OWN, None}


def test_numbers_print_with_a_dot_for_thousands_and_a_comma_for_decimals() -> None:
    formats = load.formats()

    assert (formats.thousands_mark, formats.decimal_mark, formats.no_figure) == (".", ",", "-")


def test_one_term_has_one_word() -> None:
    words = {term.vi: term.en for term in load.glossary()}

    assert words["hồ sơ"] == "dossier"
    assert words["bộ phận một cửa"] == "one-stop shop"


def test_a_source_that_nobody_read_says_what_it_rests_on() -> None:
    source = load.form("06a-vpcp-kstt", date(2024, 3, 14)).source

    assert (source.act, source.verified) == ("01/2020/TT-VPCP", False)
    assert "phường Phú Sơn" in source.note
