"""`motcua report`: the document asked for, a name said, and wrong use refused."""

import pytest

PERIOD = ("--agency", "14823", "--from", "2024-01-01", "--to", "2024-03-14")
STARTS = {"docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "pdf": b"%PDF-", "html": b"<!doctype html>"}


@pytest.mark.parametrize("format", sorted(STARTS))
def test_the_report_is_written_where_it_was_asked_for(run, ready_home, tmp_path, format):
    path = tmp_path / f"bao-cao.{format}"
    found = run(
        "report", "kstthc", *PERIOD, "--format", format, "--out", str(path), home=ready_home
    )
    assert (found.returncode, found.stdout) == (0, ""), found.stderr
    assert path.read_bytes().startswith(STARTS[format])
    assert str(path) in found.stderr


def test_without_out_the_file_gets_a_name_and_says_it(run, ready_home, tmp_path):
    found = run("report", "kstthc", *PERIOD, home=ready_home, cwd=tmp_path)
    assert found.returncode == 0, found.stderr
    name = "kstthc-14823-2024-01-01-2024-03-14.docx"
    assert found.stderr.startswith(f"Đã ghi {name}\n")
    # Nobody typed the nine indices yet, and the report says so.
    assert "CẢNH BÁO [form.missing]" in found.stderr
    assert (tmp_path / name).exists()


def test_number_and_day_of_signing_are_printed(run, ready_home, tmp_path):
    path = tmp_path / "r.html"
    found = run(
        "report", "kstthc", *PERIOD, "--format", "html", "--number", "5",
        "--signed-on", "2024-03-15", "--out", str(path), home=ready_home,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    text = path.read_text(encoding="utf-8")
    assert "Số: 05/BC-UBND" in text
    assert "Phú Sơn, ngày 15 tháng 3 năm 2024" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("kstthc", *PERIOD, "--format", "odt"), "Tùy chọn --format: “odt” không dùng được"),
        (("khong-co", *PERIOD), "Không có báo cáo “khong-co”; hiện có: kstthc."),
        (("kstthc", "--agency", "99999", *PERIOD[2:]), "99999"),
        (("kstthc", "--agency", "14823", "--period", "2024-Q9"), "“2024-Q9” không phải là kỳ"),
        (("kstthc", "--agency", "14823"), "Thiếu kỳ báo cáo"),
        (
            ("kstthc", "--agency", "14823", "--from", "2024-03-14", "--to", "2024-01-01"),
            "kết thúc ngày 01/01/2024 trước khi bắt đầu ngày 14/03/2024",
        ),
        (("kstthc", *PERIOD, "--signed-on", "2024-02-31"), "--signed-on: “2024-02-31”"),
        (("kstthc", *PERIOD, "--out", "/khong/co/r.docx"), "Không ghi được tệp /khong/co/r.docx"),
    ],
)
def test_wrong_use_is_said_and_ends_with_2(run, ready_home, tmp_path, arguments, message):
    found = run("report", *arguments, home=ready_home, cwd=tmp_path)
    assert found.returncode == 2
    assert message in found.stderr
    assert found.stdout == ""
    assert list(tmp_path.iterdir()) == []
