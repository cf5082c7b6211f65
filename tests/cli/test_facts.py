"""`motcua facts export` and `--engine duckdb`, as typed."""

import pytest
from cli.conftest import Installed, Run

FORM = ("06a-vpcp-kstt", "--agency", "14823", "--from", "2023-12-15", "--to", "2024-03-14")
HEADINGS = "Mã hồ sơ,Tên TTHC,Lĩnh vực,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày có kết quả"
FIRST = """
HS-1,Thủ tục mẫu,Hộ tịch,Trực tuyến,05/03/2024,08/03/2024,07/03/2024
HS-2,Thủ tục mẫu,Hộ tịch,Trực tiếp,06/03/2024,12/03/2024,
"""
SECOND = """
HS-2,Thủ tục mẫu,Hộ tịch,Trực tiếp,06/03/2024,12/03/2024,14/03/2024
HS-3,Thủ tục mẫu,Chứng thực,Trực tiếp,07/03/2024,,
"""


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory, installed: Installed):
    """An installation that has been migrated, with a home of its own."""
    home = tmp_path_factory.mktemp("facts")
    with installed(home) as environment:
        yield environment


def test_the_copy_is_exported_brought_up_to_date_and_asked(run: Run, installation, tmp_path):
    def take_in(rows: str) -> None:
        file = tmp_path / "ho-so.csv"
        file.write_text(HEADINGS + rows, encoding="utf-8")
        done = run("import", "dossiers", str(file), "--agency", "14823", home=installation)
        assert done.returncode == 0, done.stderr

    take_in(FIRST)
    first = run("facts", "export", home=installation)
    take_in(SECOND)
    forms = {
        engine: run("form", *FORM, "--engine", engine, home=installation)
        for engine in ("db", "duckdb", "auto")
    }
    cells = {
        engine: run(
            "rows", *FORM, "--row", "total", "--column", "7", "--engine", engine, home=installation
        ).stdout
        for engine in ("db", "duckdb")
    }
    again = run("facts", "export", home=installation)

    assert first.stdout.splitlines()[0] == "Hồ sơ: đã ghi toàn bộ 2 phiên bản."
    assert "2 phiên bản của 1 đơn vị, 2 tệp" in first.stdout
    assert forms["duckdb"].stdout.splitlines()[-1] == "total,Tổng,3,1,2,0,2,1,0,1,1,1,0"
    assert {form.stdout for form in forms.values()} == {forms["db"].stdout}
    assert cells["duckdb"] == cells["db"]
    assert cells["db"].count("\n") == 3  # a heading and two dossiers
    # The form had brought the copy up to date before it answered.
    assert again.stdout.splitlines()[0] == "Hồ sơ: không có gì mới từ lần xuất trước."
    assert {form.stderr for form in forms.values()} == {""}


def test_an_engine_nobody_knows_is_refused_with_2(run: Run, installation):
    done = run("form", *FORM, "--engine", "abacus", home=installation)

    assert done.returncode == 2
    assert "auto, db, duckdb" in done.stderr
