"""A column mapping that an officer corrected once is remembered for that source."""

import pytest
from export_rows import HEADINGS, NOW, row

from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import SYSTEM
from motcua.kernel.errors import NotAllowed
from motcua.sheets.errors import HeadingMissing, MappingInvalid

STRANGE = ["Ký hiệu" if text == "Mã hồ sơ" else text for text in HEADINGS]
MAPPING = {0: "code", 2: "procedure_name", 3: "field", 5: "channel", 6: "accepted_at",
           7: "appointment_at"}  # fmt: skip


def remember(headings=STRANGE, mapping=MAPPING, actor=SYSTEM):
    dossiers.remember_mapping(headings, mapping, agency_code="14823", actor=actor, now=NOW)


def test_a_preview_says_what_each_column_is_taken_for_and_what_is_missing(write_xlsx):
    path = write_xlsx([["DANH SÁCH"], [], STRANGE, row(), [], row(code="HS-2")])

    preview = dossiers.headings_of(path)

    assert (preview.sheet, preview.header_row) == ("Hồ sơ", 3)
    assert preview.headings == tuple(STRANGE)
    assert preview.missing == ("Mã hồ sơ",)
    assert (preview.mapping[2], preview.mapping[6]) == ("procedure_name", "accepted_at")
    assert 0 not in preview.mapping
    assert [cells[0] for cells in preview.sample] == [row()[0], "HS-2"]


def test_rows_are_shown_as_they_stand(write_csv, units):
    path = write_csv([row(), row(code="HS-2", accepted="31/02/2024")])

    excerpt = dossiers.rows_of(path, [3, 99])

    assert (excerpt.sheet, excerpt.headings) == (None, HEADINGS)
    assert list(excerpt.rows) == [3]
    assert excerpt.rows[3][:2] == ("HS-2", "")
    assert "31/02/2024" in excerpt.rows[3]


def test_a_mapping_is_used_instead_of_the_headings(write_csv, take_in):
    report = take_in(write_csv([row()], headings=STRANGE), mapping=MAPPING)

    assert report.new == 1
    assert Dossier.objects.get().applicant == ""  # its column was not mapped


def test_a_remembered_mapping_is_used_for_the_same_headings_only(write_csv, take_in):
    remember()

    assert take_in(write_csv([row()], headings=[h.upper() for h in STRANGE])).new == 1
    with pytest.raises(HeadingMissing):
        take_in(write_csv([[*row(code="HS-2"), ""]], headings=[*STRANGE, "Thêm"]))


def test_a_mapping_is_remembered_for_one_agency(write_csv, take_in):
    remember()

    with pytest.raises(HeadingMissing):
        take_in(write_csv([row()], headings=STRANGE), agency_code="22354")


def test_a_mapping_corrected_again_replaces_the_first(write_csv, take_in):
    remember()
    remember(mapping={**MAPPING, 4: "applicant"})

    take_in(write_csv([row()], headings=STRANGE))

    assert Dossier.objects.get().applicant == "Người Mẫu Một"


@pytest.mark.parametrize(
    ("mapping", "error", "says"),
    [
        ({0: "code"}, MappingInvalid, "chưa chỉ cột nào là “Mã TTHC” hoặc “Tên TTHC”, “Hình thức"),
        ({**MAPPING, 1: "mau_sac"}, MappingInvalid, "không có đề mục “mau_sac”"),
        ({**MAPPING, 40: "officer"}, MappingInvalid, "không có cột thứ 41 cho “Cán bộ xử lý”"),
        ({**MAPPING, 1: "code"}, MappingInvalid, "hai cột cùng được ghép với “Mã hồ sơ”"),
    ],
)
def test_a_mapping_that_cannot_work_is_refused(units, mapping, error, says):
    with pytest.raises(error) as caught:
        remember(mapping=mapping)

    assert says in str(caught.value)


def test_only_who_may_import_may_teach_a_mapping(phu_son, staff):
    with pytest.raises(NotAllowed):
        remember(actor=staff("leader", phu_son))

    remember(actor=staff("counter", phu_son))
