"""Biểu 06a on paper: the circular's heading, the counted figures, the foot; read back."""

import io
from datetime import date, datetime

import openpyxl
import pytest
from office_at_work import LATER

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.kernel.periods import Period
from motcua.papers import api as papers
from motcua.papers.data import (
    FormHead,
    HeadCell,
    Note,
    Orientation,
    Signature,
    Table,
)
from motcua.reports import api as reports

Q1 = ("2023-12-15", "2024-03-14")


def block(section, kind):
    """The first block of a kind."""
    return next(found for found in section.blocks if isinstance(found, kind))


def section_of(office):
    return reports.form_section(office.form(*Q1).sheet)


def test_the_head_names_form_period_and_agency(office):
    section = section_of(office)

    head = block(section, FormHead)
    assert head.left == (
        "Biểu số 06a/VPCP/KSTT",
        "Ban hành theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020",
    )
    assert head.title == (
        "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI",
        "CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC",
    )
    assert head.subtitle == ("(Từ ngày 15/12/2023 đến ngày 14/03/2024)",)
    assert head.right == ("UBND PHƯỜNG PHÚ SƠN",)
    assert block(section, Note).text == "Đơn vị tính: Số hồ sơ TTHC"
    assert (section.orientation, section.restart_numbering) == (Orientation.LANDSCAPE, True)


def test_the_heading_has_three_levels_and_a_row_of_numbers(office):
    table = block(section_of(office), Table)

    assert table.head == (
        (
            HeadCell("STT", rowspan=3),
            HeadCell("Lĩnh vực, công việc giải quyết theo cấp", rowspan=3),
            HeadCell("Số hồ sơ nhận giải quyết", colspan=4),
            HeadCell("Số hồ sơ đã giải quyết", colspan=4),
            HeadCell("Số lượng hồ sơ đang giải quyết", colspan=3),
        ),
        (
            HeadCell("Tổng số", rowspan=2),
            HeadCell("Trong đó", colspan=2),
            HeadCell("Từ kỳ trước", rowspan=2),
            HeadCell("Tổng số", rowspan=2),
            HeadCell("Trước hạn", rowspan=2),
            HeadCell("Đúng hạn", rowspan=2),
            HeadCell("Quá hạn", rowspan=2),
            HeadCell("Tổng số", rowspan=2),
            HeadCell("Trong hạn", rowspan=2),
            HeadCell("Quá hạn", rowspan=2),
        ),
        (HeadCell("Trực tuyến"), HeadCell("Trực tiếp, dịch vụ bưu chính")),
    )
    assert table.number_row == tuple(f"({number})" for number in range(1, 14))
    assert len(table.rows) == 53


def test_the_printed_figures_are_the_counted_ones(office):
    office.accepts("HS-1", "2024-03-01", due="2024-03-08", channel="online")
    office.does("finish", "HS-1", "2024-03-07")
    office.accepts("HS-2", "2024-03-01", due="2024-03-12")
    office.accepts("HS-3", "2023-12-01", due=None, field="chung-thuc")
    section = section_of(office)

    rows = {row.key: [cell.value for cell in row.cells] for row in block(section, Table).rows}

    assert rows["ho-tich"] == ["20", "Lĩnh vực Hộ tịch", 2, 1, 1, 0, 1, 1, 0, 0, 1, 0, 1]
    assert rows["chung-thuc"][2:] == [1, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0]
    assert rows["total"] == ["", "Tổng", 3, 1, 1, 1, 1, 1, 0, 0, 2, 1, 1]


def test_the_foot_has_who_prepared_and_who_signs(office):
    agencies.adopt(
        office.agency.id,
        "signer",
        {
            "authority": "KT. CHỦ TỊCH",
            "title": "PHÓ CHỦ TỊCH",
            "name": "Người Ký Mẫu",
            "preparer": "Người Lập Mẫu",
        },
        "Phân công mẫu",
        date(2024, 1, 1),
        actor=SYSTEM,
        now=LATER,
    )

    foot = block(section_of(office), Signature)

    assert (foot.left.titles, foot.left.hint) == (("NGƯỜI LẬP BIỂU",), "(Ký, ghi rõ họ, tên)")
    assert foot.left.name == "Người Lập Mẫu"
    assert foot.right.titles == ("KT. THỦ TRƯỞNG ĐƠN VỊ", "PHÓ CHỦ TỊCH")
    assert foot.right.name == "Người Ký Mẫu"
    assert foot.right.place_date.startswith("Phú Sơn, ngày")


def test_without_a_decision_the_head_signs_and_names_are_left_for_the_pen(office):
    foot = block(section_of(office), Signature)

    assert foot.right.titles == ("THỦ TRƯỞNG ĐƠN VỊ",)
    assert (foot.left.name, foot.right.name) == ("", "")


def test_what_is_kept_apart_is_said_under_the_table(office):
    office.adopts("kept-apart")
    office.accepts("HS-1", "2024-03-01", due="2024-03-20")
    office.does("withdraw", "HS-1", "2024-03-11", "Công dân rút")

    notes = [found.text for found in section_of(office).blocks if isinstance(found, Note)]

    assert notes[-1].endswith("Nêu riêng: rút hồ sơ: 1; từ chối: 0; hủy: 0.")


def test_the_workbook_holds_numbers_and_no_formula(office):
    office.accepts("HS-1", "2024-03-01", due="2024-03-08", channel="online")
    document = reports.form_document(office.form(*Q1).sheet)

    book = openpyxl.load_workbook(io.BytesIO(papers.write(document, "xlsx")))

    (sheet,) = book.worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row]
    row = next(cell.row for cell in cells if cell.value == "Lĩnh vực Hộ tịch")
    values = [cell.value for cell in sheet[row] if cell.value is not None]
    assert [value for value in values if isinstance(value, int)][-11:] == [
        1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1,
    ]  # fmt: skip
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_same_sheet_gives_the_same_bytes(office, kind):
    document = reports.form_document(office.form(*Q1).sheet)

    assert papers.write(document, kind) == papers.write(document, kind)


def test_the_nine_index_table_prints_its_grade_and_its_second_table(office):
    period = Period(date(2023, 12, 15), date(2024, 3, 14), "2024-Q1")
    now = datetime(2024, 3, 14, 16, 0, tzinfo=LATER.tzinfo)
    scores = ("1.8", "1.8", "2", "2", "2", "2", "1.8", "2", "2")
    for row, score in enumerate(scores, 1):
        reports.enter_cell(
            "nine-indices", office.agency, period, str(row), "5", score, actor=SYSTEM, now=now
        )
    sheet = reports.compute_form("nine-indices", office.agency, period, actor=SYSTEM, now=LATER)

    section = reports.form_section(sheet, "Ban hành kèm theo Báo cáo mẫu")

    scored, levels = (found for found in section.blocks if isinstance(found, Table))
    total = scored.rows[-1].cells
    assert [cell.value for cell in total[1:4]] == ["Tổng cộng", 18, None]
    assert (str(total[4].value), total[4].places) == ("17.4", 1)
    assert total[5].value == "Xếp loại: Xuất sắc"
    assert [cell.value for cell in scored.rows[0].cells[:3]] == [
        "1",
        "Tổng thời gian giải quyết thủ tục hành chính so với quy định của pháp luật",
        2,
    ]
    assert levels.head[0][0].colspan == 5
    assert [cell.value for cell in levels.rows[0].cells] == [None] * 5
    assert section.orientation is Orientation.PORTRAIT
