"""`motcua import dossiers`, as an officer types it."""

from pathlib import Path

import pytest
from cli.conftest import Installed, Run

HEAD = "Mã hồ sơ,Tên TTHC,Lĩnh vực,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái\n"
RIGHT = HEAD + (
    "HS-1,Thủ tục mẫu,Hộ tịch,Trực tuyến,05/03/2024,08/03/2024,Đang xử lý\n"
    "HS-2,Thủ tục mẫu,Hộ tịch,Trực tiếp,06/03/2024,12/03/2024,Đang xử lý\n"
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, installed: Installed):
    """A migrated installation without dossiers."""
    home = tmp_path_factory.mktemp("imports")
    with installed(home) as environment:
        yield environment


@pytest.fixture
def file(tmp_path: Path):
    """`file(text)`: a csv of that text."""

    def write(text: str) -> str:
        path = tmp_path / "ho-so.csv"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_a_dry_run_then_the_import_then_the_same_again(run: Run, office, file):
    path = file(RIGHT)

    tried = run("import", "dossiers", path, "--agency", "14823", "--dry-run", home=office)
    done = run("import", "dossiers", path, "--agency", "14823", home=office)
    again = run("import", "dossiers", path, "--agency", "14823", home=office)

    assert [found.returncode for found in (tried, done, again)] == [0, 0, 0], done.stderr
    assert "Chạy thử: chưa ghi gì." in tried.stdout
    assert "Đã ghi." in done.stdout
    assert "không có gì phải ghi" in again.stdout
    assert _count(done.stdout, "Mới") == _count(again.stdout, "Giữ nguyên") == "2"


def test_what_a_later_file_changed_is_listed(run: Run, office, file):
    run("import", "dossiers", file(RIGHT), "--agency", "14823", home=office)

    done = run(
        "import",
        "dossiers",
        file(RIGHT.replace("12/03/2024", "13/03/2024")),
        "--agency",
        "14823",
        home=office,
    )

    assert done.returncode == 0
    assert "Đính chính (1):" in done.stdout
    assert "Dòng 3, HS-2: Ngày hẹn trả: “12/03/2024 17:30” → “13/03/2024 17:30”" in done.stdout


def test_rejected_rows_are_printed_in_full_and_end_with_1(run: Run, office, file):
    text = HEAD + "".join(
        f"HS-{n},Thủ tục mẫu,Hộ tịch,Trực tuyến,31/02/2024,08/03/2024,Đang xử lý\n"
        for n in range(10, 310)
    )

    done = run("import", "dossiers", file(text), "--agency", "14823", home=office)

    assert done.returncode == 1
    assert "Bị từ chối (300 dòng, 300 ô):" in done.stdout
    assert (_count(done.stdout, "Dòng bị từ chối"), _count(done.stdout, "Ô sai")) == ("300", "300")
    for row in (2, 151, 301):
        assert (
            f"ho-so.csv, dòng {row}, cột E “Ngày tiếp nhận”: “31/02/2024”; "
            "cần một ngày có thật; tháng 02/2024 không có ngày 31." in done.stdout
        )
    assert "Chưa ghi gì" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("khong-co.csv", "--agency", "14823"), "không có tệp này"),
        (("", "--agency", "99999"), "Không có đơn vị nào mang mã “99999”"),
        (("", "--agency", "14823@hom-qua"), "không đọc được"),
        (("",), "--agency"),
    ],
)
def test_wrong_use_is_explained_and_ends_with_2(run: Run, office, file, arguments, says):
    path = file(RIGHT)

    done = run("import", "dossiers", arguments[0] or path, *arguments[1:], home=office)

    assert done.returncode == 2
    assert says in done.stderr
    assert done.stdout == ""


def test_a_missing_heading_ends_with_2(run: Run, office, file):
    path = file(RIGHT.replace("Mã hồ sơ", "Ký hiệu"))

    done = run("import", "dossiers", path, "--agency", "14823", home=office)

    assert done.returncode == 2
    assert "Tệp “ho-so.csv”, dòng 1: thiếu cột “Mã hồ sơ”." in done.stderr


def _count(text: str, label: str) -> str:
    line = next(line for line in text.splitlines() if line.strip().startswith(label))
    return line.split()[-1]
