"""Certificates and mailboxes: entered, ended, imported, found, kept from others."""

from datetime import date
from pathlib import Path

import pytest
from counting import figure
from document_builders import NOW

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.registers import api as registers
from motcua.registers.data import EntryFilter

LAST = date(2026, 11, 23)


@pytest.fixture
def ward(units):
    """Phường Quang Trung, Thanh Hóa: two tiers."""
    return agencies.resolve("14818", LAST)


def certificate(ward, code: str, **said: object):
    values = {
        "holder": "UBND phường Quang Trung",
        "subject": "agency",
        "place": "office",
        "issued_on": "02/07/2025",
        **said,
    }
    return registers.record("certificates", ward, values, actor=SYSTEM, now=NOW, code=code)


def taken(key: str, path: Path, actor=SYSTEM):
    return registers.import_file(
        key, path, agency_code="14818@2026-11-23", actor=actor, now=NOW, dry_run=False
    )


def test_a_wards_certificates_count_as_its_report_says_them(ward):
    """Phường Phương Sơn 2023: 01 of the office and 03 of people, 02 and 05 at the one-stop shop."""
    wanted = (("agency", "office", 1), ("person", "office", 3))
    wanted += (("agency", "one_stop", 2), ("person", "one_stop", 5))
    for subject, place, many in wanted:
        for number in range(many):
            certificate(ward, f"{subject}-{place}-{number}", subject=subject, place=place)

    counts = {
        name: figure(ward.id, f"certificate.{name}", LAST, LAST)
        for name in ("office_agency", "office_person", "one_stop_agency", "one_stop_person")
    }

    assert tuple(counts.values()) == (1, 3, 2, 5)


def test_one_that_ran_out_or_was_revoked_is_no_longer_counted(ward):
    certificate(ward, "A1", valid_until="22/11/2026")
    certificate(ward, "A2", valid_until="23/11/2026")
    revoked = certificate(ward, "A3")
    said = {"revoked_on": "20/11/2026", "reason": "Mất thiết bị"}

    registers.apply("certificates", revoked.id, "revoke", said, actor=SYSTEM, now=NOW)

    assert figure(ward.id, "certificate.in_force", LAST, LAST) == 1
    assert figure(ward.id, "certificate.expired", LAST, LAST) == 1


def test_a_serial_number_that_is_there_is_refused(ward):
    certificate(ward, "54011A")

    with pytest.raises(registers.EntryRefused, match="Số hiệu chứng thư “54011A”"):
        certificate(ward, "54011A", holder="Bùi Duy Hòa", subject="person")


def test_mailboxes_are_imported_by_their_address_and_a_faulty_row_is_named(ward, tmp_path):
    text = (
        "Email,Họ và tên,Loại,Ngày cấp,Sử dụng từ ngày\n"
        "quangtrung@thanhhoa.example.vn,UBND phường Quang Trung,Cơ quan,01/07/2025,01/07/2025\n"
        "hoabd@thanhhoa.example.vn,Bùi Duy Hòa (hư cấu),Cán bộ,01/07/2025,30/06/2025\n"
        "lantt@thanhhoa.example.vn,Trần Thị Lan (hư cấu),Công chức,05/07/2025,\n"
    )
    path = tmp_path / "hop-thu.csv"
    path.write_text(text, encoding="utf-8-sig")

    [rejected] = taken("mailboxes", path).rejections
    assert (rejected.row, rejected.value) == (3, "30/06/2025")
    assert "ngày sử dụng không trước ngày cấp" in rejected.expected
    path.write_text(text.replace("30/06/2025", "10/07/2025"), encoding="utf-8-sig")
    assert taken("mailboxes", path).new == 3
    assert taken("mailboxes", path).unchanged == 3

    assert figure(ward.id, "mailbox.in_use", LAST, LAST) == 2
    assert figure(ward.id, "mailbox.person_granted", LAST, LAST) == 2
    assert figure(ward.id, "mailbox.person_in_use", LAST, LAST) == 1


def test_a_holder_is_found_without_accents(ward):
    certificate(ward, "B1", holder="Trần Thị Thùy Dung", subject="person")
    certificate(ward, "B2", holder="Nguyễn Văn Đức", subject="person")

    page = registers.entries("certificates", EntryFilter(text="van duc"), actor=SYSTEM, now=NOW)

    assert [row.code for row in page.rows] == ["B2"]


def test_what_is_exported_is_read_back_unchanged(ward, tmp_path):
    certificate(ward, "C1", device="token", valid_until="02/07/2028")
    exported = registers.export_rows("certificates", EntryFilter(), actor=SYSTEM, now=NOW)
    path = tmp_path / "chung-thu.csv"
    rows = [exported.headings, *exported.rows]
    lines = (";".join(f'"{cell}"' for cell in row) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8-sig")

    report = taken("certificates", path)

    assert (report.unchanged, report.new, report.changed, report.rejections) == (1, 0, 0, ())


def test_who_may_not_write_and_who_may_not_know(ward, staff):
    with pytest.raises(NotAllowed):
        registers.record(
            "certificates", ward, {"holder": "X"}, actor=staff("counter", ward), now=NOW
        )
    stranger = staff("reporter", agencies.resolve("14812", LAST))
    entry = certificate(ward, "D1")
    with pytest.raises(NotFound):
        registers.entry("certificates", entry.id, actor=stranger, now=NOW)
