"""`motcua import publication`, as an officer types it."""

from pathlib import Path

import pytest
from cli.conftest import Installed, Run

TITLE = (
    "Kèm theo Quyết định số 1436/QĐ-UBND ngày 05/5/2024 của Chủ tịch UBND tỉnh Thanh Hóa; "
    "có hiệu lực từ ngày 15/5/2024\n"
)
RIGHT = TITLE + (
    "Mã TTHC,Hình thức,Tên TTHC,Lĩnh vực,Cấp thực hiện,Thời hạn\n"
    "3.000901,Mới ban hành,Khai sinh lưu động,Hộ tịch,Cấp xã,3 ngày làm việc\n"
    "1.001193,Sửa đổi bổ sung,Thủ tục đăng ký khai sinh,,,2 ngày làm việc\n"
    "1.000894,Bãi bỏ,Thủ tục đăng ký kết hôn,,,\n"
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, installed: Installed):
    """A migrated installation without a decision."""
    home = tmp_path_factory.mktemp("publications")
    with installed(home) as environment:
        yield environment


def test_a_dry_run_the_import_the_same_again_and_one_that_contradicts(
    run: Run, office, tmp_path: Path
):
    file = tmp_path / "cong-bo.csv"
    file.write_text(RIGHT, encoding="utf-8")
    asked = ("import", "publication", str(file), "--agency", "38")

    tried, done, again = (
        run(*asked, "--dry-run", home=office),
        run(*asked, home=office),
        run(*asked, home=office),
    )
    file.write_text(RIGHT.replace("3 ngày", "5 ngày"), encoding="utf-8")
    otherwise = run(*asked, home=office)

    assert [r.returncode for r in (tried, done, again, otherwise)] == [0, 0, 0, 1], done.stderr
    assert "Thời hạn giải quyết: “1 ngày làm việc” → “2 ngày làm việc”" in tried.stdout
    assert "Chạy thử: chưa ghi gì." in tried.stdout
    assert "Đã ghi." in done.stdout
    assert "đã nhập đúng như tệp: không có gì phải ghi" in again.stdout
    assert "dòng 3, cột F “Thời hạn”: “5 ngày làm việc”; cần “3 ngày làm việc”" in otherwise.stdout


def test_a_paper_nobody_named_is_wrong_use(run: Run, office, tmp_path: Path):
    file = tmp_path / "cong-bo.csv"
    file.write_text(RIGHT.removeprefix(TITLE), encoding="utf-8")
    found = run("import", "publication", str(file), "--agency", "38", home=office)

    assert found.returncode == 2
    assert "Số, ký hiệu quyết định: chưa ghi" in found.stderr
