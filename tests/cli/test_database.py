"""`motcua migrate`, and commands over a database that is not ready."""

import os
import re


def test_a_command_over_no_database_says_to_migrate(run, empty_home):
    found = run("rebuild", home=empty_home)
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr == (
        "Cơ sở dữ liệu chưa được tạo hoặc còn ở bản cũ; hãy chạy: motcua migrate\n"
    )


def test_migrate_brings_units_and_procedures_and_repeated_changes_nothing(run, empty_home):
    first = run("migrate", home=empty_home)
    assert (first.returncode, first.stderr) == (0, "")
    without_time = re.sub(r"[\d,]+ giây", "… giây", first.stdout)
    without_time = re.sub(r"áp dụng \d+ bước", "áp dụng … bước", without_time)
    assert without_time == (
        "Bảng dữ liệu: đã áp dụng … bước.\n"
        "Đơn vị hành chính: thêm 14.739, sửa 0, giữ nguyên 0 (… giây).\n"
        "Thủ tục hành chính: thêm 5.775, sửa 0, giữ nguyên 0 (… giây).\n"
        "Cơ sở dữ liệu đã sẵn sàng.\n"
    )

    again = run("migrate", home=empty_home)
    assert (again.returncode, again.stdout) == (
        0,
        "Bảng dữ liệu: đã đủ.\n"
        "Đơn vị hành chính: 14.739, đã đúng bản hiện hành.\n"
        "Thủ tục hành chính: 5.775, đã đúng bản hiện hành.\n"
        "Cơ sở dữ liệu đã sẵn sàng.\n",
    )


def test_an_unreachable_database_is_told_without_a_traceback(run, tmp_path):
    home = {
        **os.environ,
        "MOTCUA_HOME": str(tmp_path),
        "DATABASE_URL": "postgres://nobody:secret-word@127.0.0.1:1/none",
    }
    found = run("migrate", home=home)
    assert found.returncode == 2
    assert found.stderr.startswith("Không mở được cơ sở dữ liệu: ")
    assert "Traceback" not in found.stderr
    assert "secret-word" not in found.stderr
