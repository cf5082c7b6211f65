"""`motcua verify`, as whoever received a file types it: no database is needed."""

import json
from pathlib import Path

import pytest
from cli.conftest import Run

from motcua.kernel import chain

CONTENT = {
    "format": 1,
    "kind": "form",
    "key": "06a-vpcp-kstt",
    "name": "Biểu số 06a/VPCP/KSTT",
    "agency": {"code": "14823", "name": "Phường Phú Sơn"},
    "period": {"code": "2024-Q1", "from": "2023-12-15", "to": "2024-03-14"},
    "closed": {"at": "2024-03-15T10:00:00+07:00", "by": "Trần Thị Hoa (hư cấu)"},
    "pins": [],
    "sheets": [],
    "document": {},
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A snapshot put together from the definition of the chain."""
    digest = chain.events_digest((chain.canonical(CONTENT),))
    at, by = CONTENT["closed"]["at"], CONTENT["closed"]["by"]
    link = {
        "seq": 1,
        "kind": "form",
        "recorded_at": at,
        "actor": by,
        "digest": digest,
        "previous_hash": "",
        "hash": chain.link_hash("", "14823", 1, "form", at, by, digest, 1),
    }
    path = tmp_path / "06a.json"
    path.write_text(
        json.dumps({"motcua": "snapshot", "links": [link], "content": CONTENT}), encoding="utf-8"
    )
    return path


def test_a_whole_snapshot_ends_with_0(run: Run, empty_home, file):
    done = run("verify", str(file), home=empty_home)

    assert (done.returncode, done.stderr) == (0, "")
    assert "Biểu số 06a/VPCP/KSTT, Phường Phú Sơn (mã 14823)" in done.stdout
    assert "Khớp: nội dung và chuỗi mã băm còn nguyên" in done.stdout


def test_a_changed_snapshot_ends_with_1(run: Run, empty_home, file):
    file.write_text(file.read_text(encoding="utf-8").replace("2024-Q1", "2024-Q2"))

    done = run("verify", str(file), home=empty_home)

    assert done.returncode == 1
    assert "LỖI Nội dung không khớp với mã băm" in done.stderr
    assert "Khớp" not in done.stdout


def test_another_file_ends_with_2(run: Run, empty_home, tmp_path):
    (tmp_path / "khac.json").write_text("{}", encoding="utf-8")

    missing = run("verify", str(tmp_path / "khong-co.json"), home=empty_home)
    other = run("verify", str(tmp_path / "khac.json"), home=empty_home)

    assert (missing.returncode, other.returncode) == (2, 2)
    assert "không phải là số liệu đã chốt" in other.stderr
