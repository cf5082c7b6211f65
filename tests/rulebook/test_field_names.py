"""Fields: the rows of form 06a as a real ward printed them, and the names of the portal."""

import pytest

from motcua.rulebook import load

# Column (2) of the form 06a that phường Phú Sơn issued for the first quarter of 2024.
PRINTED = (
    "Đường bộ",
    "Giáo dục đào tạo thuộc hệ thống GDQD và các cơ sở khác",
    "Lĩnh vực An toàn đập, hồ chứa thủy điện",
    "Lĩnh vực Bảo hiểm",
    "Lĩnh vực Bảo trợ xã hội",
    "Lĩnh vực Bồi thường nhà nước",
    "Lĩnh vực Chính quyền địa phương",
    "Lĩnh vực Chính sách",
    "Lĩnh vực Chính sách thuế",
    "Lĩnh vực Chứng thực",
    "Lĩnh vực Công tác dân tộc",
    "Lĩnh vực Dân số - KHHGD",
    "Lĩnh vực Đăng ký biện pháp bảo đảm",
    "Lĩnh vực Đất đai",
    "Lĩnh vực Đường thủy nội địa",
    "Lĩnh vực Gia đình",
    "Lĩnh vực Giải quyết khiếu nại",
    "Lĩnh vực Giám định Y khoa",
    "Lĩnh vực Giáo dục và Đào tạo",
    "Lĩnh vực Hộ tịch",
    "Lĩnh vực Hoạt động tín dụng",
    "Lĩnh vực Khen thưởng của Bộ Quốc phòng",
    "Lĩnh vực Kinh tế hợp tác và Phát triển nông thôn",
    "Lĩnh vực Lâm nghiệp",
    "Lĩnh vực Lâm nghiệp",
    "Lĩnh vực Lao động tiền lương",
    "Lĩnh vực Lễ hội",
    "Lĩnh vực Môi trường",
    "Lĩnh vực Người có công",
    "Lĩnh vực Nông nghiệp và PTNT",
    "Lĩnh vực Nông thôn mới",
    "Lĩnh vực Nuôi con nuôi",
    "Lĩnh vực Phổ biến giáo dục pháp luật",
    "Lĩnh Vực phòng chống thiên tai",
    "Lĩnh vực Phòng, chống tệ nạn xã hội",
    "Lĩnh vực Phòng, chống tham nhũng",
    "Lĩnh vực Tài nguyên nước",
    "Lĩnh vực Thành lập và hoạt động của tổ hợp tác",
    "Lĩnh vực Thể dục thể thao",
    "Lĩnh vực Thi đua khen thưởng",
    "Lĩnh vực Thi đua, khen thưởng Trung ương",
    "Lĩnh vực Thư viện",
    "Lĩnh vực Thủy lợi",
    "Lĩnh vực Tiếp công dân",
    "Lĩnh vực Tôn giáo Chính phủ",
    "Lĩnh vực Trẻ em",
    "Lĩnh vực Trồng trọt",
    "Lĩnh vực Văn hóa",
    "Lĩnh vực việc làm",
    "Lĩnh vực Xử lý đơn thư",
    "Quảng cáo",
    "Văn bằng, chứng chỉ",
)


def test_the_form_has_the_52_rows_of_the_issued_one_in_its_order() -> None:
    rows = [field for field in load.fields() if field.number is not None]

    assert tuple(field.printed for field in rows) == PRINTED
    assert [field.number for field in rows] == list(range(1, 53))
    assert load.fields()[:52] == tuple(rows)


def test_two_rows_of_one_name_have_two_keys_and_the_name_means_the_first() -> None:
    forestry = [f.key for f in load.fields() if f.printed == "Lĩnh vực Lâm nghiệp"]

    assert forestry == ["lam-nghiep", "lam-nghiep-2"]
    assert load.field_by_name("Lĩnh vực Lâm nghiệp") == load.field("lam-nghiep")


def test_every_printed_name_finds_its_row() -> None:
    found = [load.field_by_name(name) for name in PRINTED]

    wanted = [*range(1, 25), 24, *range(26, 53)]  # row 25 repeats the name of row 24
    assert [field.number for field in found if field] == wanted


def test_keys_are_the_names_without_prefix_and_accents() -> None:
    keys = [field.key for field in load.fields()]

    assert [keys[0], keys[9], keys[19], keys[33], keys[51]] == [
        "duong-bo",
        "chung-thuc",
        "ho-tich",
        "phong-chong-thien-tai",
        "van-bang-chung-chi",
    ]
    assert len(set(keys)) == len(keys)
    assert max(map(len, keys)) <= 80


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("LĨNH VỰC HỘ TỊCH", "ho-tich"),
        ("ho tich", "ho-tich"),
        ("  Hộ   tịch ", "ho-tich"),
        ("Lĩnh Vực phòng chống thiên tai", "phong-chong-thien-tai"),
        ("Thi đua – Khen thưởng", "thi-dua-khen-thuong"),
        ("Thi đua, khen thưởng Trung ương", "thi-dua-khen-thuong-trung-uong"),
        ("An toàn đập, hồ chứa thuỷ điện", "an-toan-dap-ho-chua-thuy-dien"),
        ("Hải quan", "hai-quan"),
    ],
)
def test_accents_case_punctuation_and_prefix_do_not_matter(written: str, key: str) -> None:
    found = load.field_by_name(written)

    assert found is not None and found.key == key


@pytest.mark.parametrize(
    ("portal", "number"),
    [
        ("Văn hóa", 48),  # the row of that very name, not 27 Lễ hội which comes before it
        ("Thi đua, khen thưởng", 40),
        ("Kinh tế hợp tác và Phát triển nông thôn", 23),
        ("Lâm nghiệp và Kiểm lâm", 24),  # rows 24 and 25 share it: the first
        ("Giáo dục và Đào tạo thuộc hệ thống giáo dục quốc dân", 2),  # rows 2 and 19
        ("Tín ngưỡng, tôn giáo", 45),
    ],
)
def test_a_portal_name_shared_by_rows_belongs_to_one(portal: str, number: int) -> None:
    found = load.field_by_name(portal)

    assert found is not None and found.number == number


def test_of_several_portal_names_the_first_counts() -> None:
    found = load.field_by_name("Hộ tịch;Chứng thực")

    assert found is not None and found.key == "ho-tich"


def test_an_unknown_name_finds_nothing() -> None:
    assert load.field_by_name("Lĩnh vực Du hành vũ trụ") is None
    assert load.field_by_name("Lĩnh vực") is None
    assert load.field("khong-co") is None


def test_every_procedure_of_the_catalogue_has_a_field() -> None:
    rows = load.procedures_rows()

    lost = sorted({row["field"] for row in rows if load.field_by_name(row["field"]) is None})
    assert lost == []
    assert len(rows) == 5775


def test_two_portal_fields_that_begin_alike_stay_two() -> None:
    names = (
        "Quản lý hoạt động vật liệu nổ công nghiệp, tiền chất thuốc nổ",
        "Quản lý hoạt động vật liệu nổ công nghiệp, tiền chất thuốc nổ BQP",
    )
    found = [load.field_by_name(name) for name in names]

    assert [field.name for field in found if field] == list(names)
