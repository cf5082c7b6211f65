"""`motcua form` and `motcua rows`, as an officer types them."""

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest
from cli.conftest import Installed, Run

FORM = "06a-vpcp-kstt"
Q1 = ("--from", "2023-12-15", "--to", "2024-03-14")
FILE = """\
Mã hồ sơ,Tên TTHC,Lĩnh vực,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày có kết quả,Trạng thái
HS-1,Thủ tục mẫu,Hộ tịch,Trực tuyến,05/03/2024,08/03/2024,07/03/2024,Đã có kết quả
HS-2,Thủ tục mẫu,Hộ tịch,Trực tiếp,06/03/2024,12/03/2024,,Đang xử lý
HS-3,Thủ tục mẫu,Chứng thực,Trực tiếp,07/03/2024,,15/03/2024,Đã có kết quả
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, program: list[str], installed: Installed):
    """An installation in which phường Phú Sơn (14823) imported three dossiers."""
    home = tmp_path_factory.mktemp("forms")
    file = home / "ho-so.csv"
    file.write_text(FILE, encoding="utf-8")
    command = [*program, "import", "dossiers", str(file), "--agency", "14823@2024-03-14"]
    with installed(home) as environment:
        subprocess.run(command, env=environment, check=True, capture_output=True)
        yield environment


def test_csv_is_the_table_and_nothing_else(run: Run, office):
    done = run("form", FORM, "--agency", "14823", *Q1, home=office)

    lines = list(csv.reader(io.StringIO(done.stdout)))
    assert (done.returncode, done.stderr) == (0, "")
    assert lines[0] == ["key", "label", *(str(number) for number in range(3, 14))]
    assert len(lines) == 54
    by_key = {line[0]: line[1:] for line in lines}
    # fmt: off
    assert by_key["ho-tich"] == [
        "Lĩnh vực Hộ tịch", "2", "1", "1", "0", "1", "1", "0", "0", "1", "0", "1",
    ]
    # fmt: on
    assert lines[-1] == ["total", "Tổng", "3", "1", "2", "0", "1", "1", "0", "0", "2", "1", "1"]


def test_json_says_what_the_figures_are(run: Run, office):
    done = run(
        "form", FORM, "--agency", "14823", "--period", "2024-Q1", "--format", "json", home=office
    )

    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(told) == [
        "form", "agency", "period", "as_of", "rulebook", "columns", "rows", "total", "checks",
    ]  # fmt: skip
    assert told["form"] == FORM
    assert told["agency"] == {"code": "14823", "name": "Phường Phú Sơn"}
    assert told["period"] == {"code": "2024-Q1", "from": "2023-12-15", "to": "2024-03-14"}
    assert told["as_of"].endswith("+07:00")
    assert told["columns"][0] == {"key": "3", "label": "Tổng số"}
    row = next(row for row in told["rows"] if row["key"] == "ho-tich")
    assert row["cells"] == dict(
        zip(map(str, range(3, 14)), (2, 1, 1, 0, 1, 1, 0, 0, 1, 0, 1), strict=True)
    )
    assert told["total"]["3"] == 3
    assert told["checks"] == []


def test_rows_number_the_cell(run: Run, office):
    done = run(
        "rows", FORM, "--agency", "14823", *Q1, "--row", "ho-tich", "--column", "3", home=office
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "code,field,accepted,due,finished,state",
        "HS-1,ho-tich,2024-03-05,2024-03-08,2024-03-07,finished",
        "HS-2,ho-tich,2024-03-06,2024-03-12,,pending",
    ]


def test_the_total_has_rows_too_and_a_day_may_be_missing(run: Run, office):
    done = run(
        "rows", FORM, "--agency", "14823", *Q1, "--row", "total", "--column", "12", home=office
    )

    # Finished the day after the cut-off, and without a time limit: open, in time.
    assert done.stdout.splitlines()[1:] == ["HS-3,chung-thuc,2024-03-07,,2024-03-15,pending"]


def test_before_the_import_nothing_was_known(run: Run, office):
    done = run("form", FORM, "--agency", "14823", *Q1, "--as-of", "2024-03-20", home=office)

    assert done.stdout.splitlines()[-1] == "total,Tổng,0,0,0,0,0,0,0,0,0,0,0"


def test_a_paper_gets_a_name_and_says_it(run: Run, office, tmp_path: Path):
    named = run(
        "form", FORM, "--agency", "14823", *Q1, "--format", "xlsx", home=office, cwd=tmp_path
    )
    chosen = run(
        "form", FORM, "--agency", "14823", *Q1, "--format", "docx", "--out", "bieu.docx",
        home=office, cwd=tmp_path,
    )  # fmt: skip

    name = f"{FORM}-14823-2023-12-15-2024-03-14.xlsx"
    assert (named.stdout, named.stderr) == ("", f"Đã ghi {name}\n")
    assert (chosen.stdout, chosen.stderr) == ("", "Đã ghi bieu.docx\n")
    assert {path.name for path in tmp_path.iterdir()} == {name, "bieu.docx"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("form", "06z", "--agency", "14823", *Q1), ("06z", FORM)),
        (("form", FORM, "--agency", "99999", *Q1), ("99999", "14/03/2024")),
        (("form", FORM, "--agency", "14823", "--period", "2024-Q5"), ("2024-Q5", "2024-Q1")),
        (
            ("form", FORM, "--agency", "14823", "--from", "2024-03-14", "--to", "2024-01-01"),
            ("01/01/2024", "14/03/2024"),
        ),
        (
            ("form", FORM, "--agency", "14823", "--from", "2024-02-30", "--to", "2024-03-01"),
            ("--from", "2024-02-30"),
        ),
        (("form", FORM, "--agency", "14823"), ("2024-Q1",)),
        (("form", FORM, "--agency", "14823", *Q1, "--as-of", "hôm qua"), ("--as-of", "hôm qua")),
        (("form", FORM, "--agency", "14823", *Q1, "--format", "odt"), ("odt", "csv, json, xlsx")),
        (("form", FORM, "--agency", "14823", *Q1, "--engine", "abacus"), ("abacus", "auto, db")),
        (
            ("rows", FORM, "--agency", "14823", *Q1, "--row", "khong-co", "--column", "3"),
            ("khong-co", "total", "duong-bo"),
        ),
        (
            ("rows", FORM, "--agency", "14823", *Q1, "--row", "total", "--column", "14"),
            ("14", "3, 4, 5"),
        ),
    ],
)  # fmt: skip
def test_wrong_use_ends_with_2_and_says_what_would_be_right(run: Run, office, arguments, words):
    done = run(*arguments, home=office)

    assert (done.returncode, done.stdout) == (2, "")
    assert all(word in done.stderr for word in words), done.stderr
