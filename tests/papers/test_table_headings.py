"""Heading cells find their columns, and a heading that does not fill its table is refused."""

import pytest
from papers import samples

from motcua.papers.data import HeadCell
from motcua.papers.headings import heading_slots
from motcua.papers.widths import line_width_mm


def test_cells_of_a_lower_row_stand_below_the_group_they_belong_to():
    rows = heading_slots(samples.FORM_HEAD, 13)
    third = [(slot.column, slot.cell.text) for slot in rows[2] if slot.begins]
    assert third == [(3, "Trực tuyến"), (4, "Trực tiếp, dịch vụ bưu chính")]
    second = [(slot.column, slot.cell.text) for slot in rows[1] if slot.begins]
    assert second[:3] == [(2, "Tổng số"), (3, "Trong đó"), (5, "Từ kỳ trước")]


def test_a_heading_row_that_does_not_fill_the_table_is_refused():
    with pytest.raises(ValueError, match="row 1 does not fill 3"):
        heading_slots(((HeadCell("Một"), HeadCell("Hai")),), 3)


def test_the_line_below_tieu_ngu_is_as_long_as_its_text():
    # Measured in Tinos Bold 14 pt: 60.9 mm.
    assert line_width_mm("Độc lập - Tự do - Hạnh phúc", 14) == pytest.approx(60.9, rel=0.03)
