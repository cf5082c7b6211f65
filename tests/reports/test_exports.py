"""What leaves the program as data carries no formula, and numbers stay numbers."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from motcua.kernel.cases import State
from motcua.reports import api as reports
from motcua.reports.data import Cell, CellStatus, RecordRow
from motcua.reports.exports import safe_text

Q1 = ("2023-12-15", "2024-03-14")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+84912000000", "'+84912000000"),
        ("-HS-1", "'-HS-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("Lĩnh vực Hộ tịch", "Lĩnh vực Hộ tịch"),
        ("H56.37.12-240305-0001", "H56.37.12-240305-0001"),
        ("", ""),
    ],
)
def test_a_text_that_a_spreadsheet_would_run_is_marked_as_text(text, written):
    assert safe_text(text) == written


def test_the_code_of_a_listed_record_is_marked_as_text():
    row = RecordRow(
        code="=HYPERLINK(1)",
        field_key="ho-tich",
        field_label="Lĩnh vực Hộ tịch",
        procedure_name="Thủ tục mẫu",
        accepted_on=date(2024, 3, 5),
        due_on=None,
        finished_on=None,
        state=State.WAITING,
    )

    lines = list(csv.reader(io.StringIO(reports.records_csv([row]))))

    assert lines == [
        ["code", "field", "accepted", "due", "finished", "state"],
        ["'=HYPERLINK(1)", "ho-tich", "2024-03-05", "", "", "waiting"],
    ]


def test_a_label_is_marked_and_a_negative_number_is_not(office):
    sheet = office.form(*Q1).sheet
    row = replace(sheet.rows[0], label="=cmd", cells={"3": Cell(-1, CellStatus.AUTO)})

    line = reports.form_csv(replace(sheet, rows=(row,))).splitlines()[1]

    assert line == "duong-bo,'=cmd,-1,,,,,,,,,,"


def test_a_cell_without_a_figure_is_empty_in_csv_and_null_in_json(office):
    sheet = office.form(*Q1).sheet
    row = replace(sheet.rows[0], cells={"3": Cell(None, CellStatus.MISSING)})
    told = json.loads(reports.form_json(replace(sheet, rows=(row,))))

    assert told["rows"] == [{"key": "duong-bo", "label": "Đường bộ", "cells": {"3": None}}]


def test_findings_are_in_the_json(office):
    office.adopts("kept-apart")
    office.accepts("HS-1", "2024-03-01", due="2024-03-20")
    office.does("withdraw", "HS-1", "2024-03-11", "Công dân rút")

    told = json.loads(reports.form_json(office.form(*Q1).sheet))

    assert [(check["code"], check["severity"]) for check in told["checks"]] == [
        ("06a.kept-apart", "note"),
        ("06a.kept-apart", "note"),
    ]
    assert told["checks"][0]["cells"] == [["ho-tich", "3"], ["ho-tich", "7"], ["ho-tich", "11"]]
    assert "rút 1, từ chối 0, hủy 0" in told["checks"][0]["message"]
    assert set(told["total"]) == {str(number) for number in range(3, 14)}
