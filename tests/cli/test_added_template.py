"""A template that an office adds: two YAML files beside its data, and it prints like any other."""

import csv
import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Installed, Run
from papers.readers import docx_tables

HERE = Path(__file__).parent
FORM = "cchc/mau-tinh-2024"
DAYS = ("2024-03-01", "2024-03-14")
ASKED = ("--agency", "14823", "--from", DAYS[0], "--to", DAYS[1])
# Four came in from 1 to 14/3, one of them online; HS-2 is open and was due on 12/3.
FILE = """\
Mã hồ sơ,Tên TTHC,Lĩnh vực,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày có kết quả,Trạng thái
HS-1,Thủ tục mẫu,Hộ tịch,Trực tuyến,05/03/2024,08/03/2024,07/03/2024,Đã có kết quả
HS-2,Thủ tục mẫu,Hộ tịch,Trực tiếp,06/03/2024,12/03/2024,,Đang xử lý
HS-3,Thủ tục mẫu,Chứng thực,Trực tiếp,07/03/2024,,13/03/2024,Đã có kết quả
HS-4,Thủ tục mẫu,Chứng thực,Trực tiếp,14/03/2024,18/03/2024,,Đang xử lý
HS-5,Thủ tục mẫu,Chứng thực,Trực tuyến,15/03/2024,18/03/2024,,Đang xử lý
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, program: list[str], installed: Installed):
    """An installation with dossiers, into whose home somebody copied the two files."""
    home = tmp_path_factory.mktemp("added")
    shutil.copytree(HERE / "added_rulebook", home / "rulebook")
    file = home / "ho-so.csv"
    file.write_text(FILE, encoding="utf-8")
    with installed(home) as environment:
        steps = (
            [*program, "import", "dossiers", str(file), "--agency", "14823@2024-03-14"],
            [
                sys.executable, str(HERE / "type_figure.py"),
                FORM, "14823", *DAYS, "a.2", "3", "Phân công trực quầy",
            ],
        )  # fmt: skip
        for step in steps:
            subprocess.run(step, env=environment, check=True, capture_output=True)
        yield environment


def test_it_prints_its_own_rows_in_its_own_order_and_numbering(run: Run, office) -> None:
    done = run("form", FORM, *ASKED, home=office)

    assert (done.returncode, done.stderr) == (0, "")
    lines = list(csv.reader(io.StringIO(done.stdout)))
    assert lines == [
        ["key", "label", "unit", "value", "numerator", "denominator", "status"],
        ["1", "Một cửa", "", "", "", "", "heading"],
        ["a.7", "Tỷ lệ nộp trực tuyến", "%", "25.00", "1", "4", "auto"],
        ["a.2", "Số quầy đang mở", "Quầy", "3", "", "", "entered"],
        ["a.2-1", "Hồ sơ quá hạn chưa giải quyết", "Hồ sơ", "1", "", "", "auto"],
        ["9", "Tổng số hồ sơ tiếp nhận", "Hồ sơ", "4", "", "", "auto"],
    ]


def test_its_paper_has_its_columns_and_its_decimals(run: Run, office, tmp_path: Path) -> None:
    path = tmp_path / "phu-luc.docx"
    done = run("form", FORM, *ASKED, "--format", "docx", "--out", str(path), home=office)

    assert done.returncode == 0, done.stderr
    (table,) = [rows for rows in docx_tables(path.read_bytes()) if "TT" in rows[0]]
    assert table == [
        ["TT", "Nội dung", "Kết quả", "ĐVT"],
        ["A", "Một cửa", "", ""],
        ["A.7", "Tỷ lệ nộp trực tuyến", "25,00% (1/4)", "%"],
        ["A.2", "Số quầy đang mở", "3", "Quầy"],
        ["", "+ Hồ sơ quá hạn chưa giải quyết", "1", "Hồ sơ"],
        ["IX", "Tổng số hồ sơ tiếp nhận", "4", "Hồ sơ"],
    ]


def test_its_figures_open_to_their_records(run: Run, office) -> None:
    def behind(row: str, column: str) -> list[str]:
        done = run("rows", FORM, *ASKED, "--row", row, "--column", column, home=office)
        assert done.returncode == 0, done.stderr
        return [line.split(",")[0] for line in done.stdout.splitlines()[1:]]

    assert behind("a.2-1", "value") == ["HS-2"]
    assert behind("a.7", "numerator") == ["HS-1"]
    assert sorted(behind("a.7", "denominator")) == ["HS-1", "HS-2", "HS-3", "HS-4"]


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("forms/cchc/mau-tinh-2024.yaml", "counters-open", "khong-co", "không có chỉ tiêu"),
        ("indicators/mau-tinh.yaml", "dossier.pending_late", "dossier.pending_lat",
         "“dossier.pending_lat” mà bộ quy tắc nêu; gần giống: dossier.pending_late"),
    ],
)  # fmt: skip
def test_a_slip_in_an_added_file_is_named(
    run: Run, office, tmp_path: Path, name: str, old: str, new: str, words: str
) -> None:
    home = tmp_path / "home"
    shutil.copytree(HERE / "added_rulebook", home / "rulebook")
    file = home / "rulebook" / name
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    done = run("form", FORM, *ASKED, home=of_another_home(office, home))

    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("form/cchc/mau-tinh-2024.yaml", "tệp phải nằm trong một thư mục"),
        ("forms/cchc/khanh-hoa-2023.yaml", "trùng tên với tệp có sẵn"),
    ],
)
def test_a_file_nobody_would_read_or_that_hides_one_of_ours_is_refused(
    run: Run, office, tmp_path: Path, place: str, words: str
) -> None:
    home = tmp_path / "home"
    file = home / "rulebook" / place
    file.parent.mkdir(parents=True)
    shutil.copy(HERE / "added_rulebook/forms/cchc/mau-tinh-2024.yaml", file)

    done = run("form", FORM, *ASKED, home=of_another_home(office, home))

    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr and str(file) in done.stderr


def of_another_home(office: dict[str, str], home: Path) -> dict[str, str]:
    """The same database, with another folder of added files."""
    database = office.get("DATABASE_URL") or f"sqlite:///{office['MOTCUA_HOME']}/motcua.sqlite3"
    return {**office, "MOTCUA_HOME": str(home), "DATABASE_URL": database}


def test_figures_say_which_rulebook_they_are_of(run: Run, office, tmp_path: Path) -> None:
    def version(home: dict[str, str]) -> str:
        done = run("form", "06a-vpcp-kstt", *ASKED, "--format", "json", home=home)
        return done.stdout.split('"rulebook": "')[1].split('"')[0]

    assert version(office) != version(of_another_home(office, tmp_path))
