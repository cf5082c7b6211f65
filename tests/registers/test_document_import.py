"""A year's book from another software, read into the registers of documents; all or nothing."""

from datetime import date
from pathlib import Path

import pytest
from document_builders import NOW, outgoing

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.errors import NotAllowed
from motcua.registers import api as registers
from motcua.registers.data import EntryFilter
from motcua.registers.documents import api as documents

# As E-Office exports them, the newest first: neither a code nor a kind of its own.
BOOK = """Số ký hiệu;Ngày ban hành;Trích yếu;Người ký;Nơi nhận;Hình thức gửi/nhận VB;\
Ký số của cơ quan;Ký số của người có thẩm quyền;Ngày phát hành;Ngày hủy số;Lý do;Trạng thái
354/BC-UBND;12/03/2026;Báo cáo thu ngân sách;Bùi Duy Hòa;Phòng Tài chính;\
Văn bản điện tử không kèm bản giấy;Có;Có;12/03/2026;;;Đã phát hành
353/BC-UBND;11/03/2026;Báo cáo dân số;Bùi Duy Hòa;;;;;;12/03/2026;Lãnh đạo không ký;Hủy số
352/BC-UBND;10/03/2026;Báo cáo tiếp dân;Bùi Duy Hòa;Thanh tra tỉnh;Giấy;;;10/03/2026;;;Phát hành
15/UBND-VP;10/03/2026;V/v chuẩn bị họp;Bùi Duy Hòa;Các tổ dân phố;\
Văn bản điện tử kèm bản giấy;Có;Không;11/03/2026;;;Phát hành
"""


@pytest.fixture
def ward(units):
    """Phường Quang Trung, Thanh Hóa: two tiers."""
    return agencies.resolve("14818", date(2026, 11, 23))


def written(folder: Path, text: str) -> Path:
    path = folder / "so-van-ban-di.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


def taken(path: Path, key: str = "outgoing", actor: Actor = SYSTEM, *, dry_run: bool = False):
    return registers.import_file(
        key, path, agency_code="14818@2026-11-23", actor=actor, now=NOW, dry_run=dry_run
    )


def listed(ward, key: str = "outgoing", text: str = "") -> dict[str, str]:
    filter_ = EntryFilter(agency_id=ward.id, text=text)
    page = registers.entries(key, filter_, actor=SYSTEM, now=NOW)
    return {str(row.values.get("reference", row.code)): row.state_label for row in page.rows}


def test_a_book_without_codes_is_read_by_its_numbers_in_any_order(ward, tmp_path):
    report = taken(written(tmp_path, BOOK))

    assert (report.new, report.rejections) == (4, ())
    assert listed(ward) == {
        "15/UBND-VP": "Đã phát hành",
        "352/BC-UBND": "Đã phát hành",
        "353/BC-UBND": "Đã hủy số",
        "354/BC-UBND": "Đã phát hành",
    }
    assert outgoing(ward).values["reference"] == "355/BC-UBND"
    assert documents.gaps("outgoing", ward.id, 2026, actor=SYSTEM, now=NOW) == ()


def test_the_same_file_again_changes_nothing(ward, tmp_path):
    path = written(tmp_path, BOOK)
    taken(path)

    again = taken(path)

    assert (again.new, again.changed, again.unchanged) == (0, 0, 4)


def test_a_row_without_a_state_stands_where_its_days_say(ward, tmp_path):
    words = ("Đã phát hành", "Hủy số", "Phát hành", "Trạng thái")
    lines = [line.rsplit(";", 1)[0] for line in BOOK.splitlines() if line.endswith(words)]

    taken(written(tmp_path, "\n".join(lines)))

    assert set(listed(ward).values()) == {"Đã phát hành", "Đã hủy số"}


def test_an_old_file_leads_nothing_back_that_has_gone_on_since(ward, tmp_path):
    text = (
        "Số đến,Ngày đến,Nơi gửi,Số ký hiệu,Ngày ban hành,Trích yếu,Ngày chuyển,Người xử lý\n"
        "1,05/01/2026,UBND tỉnh,01/KH-UBND,02/01/2026,Kế hoạch năm,05/01/2026,Trần Thị B\n"
    )
    path = written(tmp_path, text)
    taken(path, "incoming")
    [row] = registers.entries("incoming", EntryFilter(), actor=SYSTEM, now=NOW).rows
    done = {"done_on": "23/11/2026"}
    registers.apply("incoming", row.id, "finish", done, actor=SYSTEM, now=NOW)

    again = taken(path, "incoming")

    assert (row.state_label, again.unchanged) == ("Đang xử lý", 1)
    assert listed(ward, "incoming") == {"01/KH-UBND": "Đã xử lý"}


def test_a_dry_run_writes_nothing_and_uses_up_no_number(ward, tmp_path):
    report = taken(written(tmp_path, BOOK), dry_run=True)

    assert (report.new, listed(ward)) == (4, {})
    assert outgoing(ward).values["reference"] == "01/BC-UBND"


def test_a_number_that_exists_with_another_content_names_row_column_and_rule(ward, tmp_path):
    twice = BOOK.replace("353/BC-UBND;11/03/2026", "352/BC-UBND;11/03/2026")

    report = taken(written(tmp_path, twice))

    assert listed(ward) == {}
    [told] = [(each.value, each.expected) for each in report.rejections if each.row == 4]
    assert told == (
        "DI-2026-BC.UBND-00352",
        "mỗi mã một nội dung; dòng 3 đã ghi mã này với nội dung khác",
    )


def test_a_book_with_a_number_missing_is_refused_naming_it(ward, tmp_path):
    without = "\n".join(line for line in BOOK.splitlines() if not line.startswith("353"))

    report = taken(written(tmp_path, without))

    assert listed(ward) == {}
    [rejected] = report.rejections
    assert (rejected.row, rejected.value) == (2, "354")
    assert "hãy ghi số 353 trước" in rejected.expected


def test_a_faulty_row_is_told_with_its_cell_and_nothing_is_written(ward, tmp_path):
    faulty = BOOK.replace("12/03/2026;Báo cáo thu", "31/02/2026;Báo cáo thu")

    report = taken(written(tmp_path, faulty))

    rejected = report.rejections[0]
    assert (rejected.row, rejected.value) == (2, "31/02/2026")
    assert "Ngày ban hành" in str(rejected)
    assert listed(ward) == {}


def test_incoming_documents_are_known_by_their_arrival_numbers(ward, tmp_path):
    text = (
        "Số đến,Ngày đến,Nơi gửi,Số ký hiệu,Ngày ban hành,Trích yếu,Hạn xử lý\n"
        "1,05/01/2026,UBND tỉnh,01/KH-UBND,02/01/2026,Kế hoạch năm,20/01/2026\n"
        "2,05/01/2026,Sở Nội vụ,12/SNV-CCHC,03/01/2026,V/v báo cáo quý,01/01/2026\n"
    )
    path = written(tmp_path, text)

    report = taken(path, "incoming")
    assert [(each.row, each.value) for each in report.rejections] == [
        (3, "01/01/2026"),
        (3, "01/01/2026"),
    ]
    path.write_text(text.replace("quý,01/01/2026", "quý,15/01/2026"), encoding="utf-8-sig")
    report = taken(path, "incoming")

    assert (report.new, report.rejections) == (2, ())
    assert set(listed(ward, "incoming", "bao cao quy")) == {"12/SNV-CCHC"}


def test_whoever_may_not_number_documents_imports_none(ward, staff, tmp_path):
    with pytest.raises(NotAllowed):
        taken(written(tmp_path, BOOK), actor=staff("specialist", ward))


def test_a_search_needs_no_accents(ward, tmp_path):
    taken(written(tmp_path, BOOK))

    assert set(listed(ward, text="tiep dan bui duy hoa")) == {"352/BC-UBND"}
    assert set(listed(ward, text="15/ubnd-vp")) == {"15/UBND-VP"}


def test_numbers_left_out_below_the_last_one_are_named(ward):
    outgoing(ward, reference="10/BC-UBND", dated_on="10/03/2026")
    outgoing(ward, reference="7/BC-UBND", dated_on="09/03/2026")

    [gap] = documents.gaps("outgoing", ward.id, 2026, actor=SYSTEM, now=NOW)

    assert (gap.name, gap.first, gap.last) == ("BC-UBND", 8, 9)
