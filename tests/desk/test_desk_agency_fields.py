"""Fields for an agency: by name in a list, by code without one, and a sentence when neither.

14/03/2024: phường Ba Đình is a ward of Bỉm Sơn (14812) and of Thanh Hóa (14776) and there are a
commune (16096) and a district (001) of that name; since 1/7/2025 code 14812 is phường Bỉm Sơn.
"""

import re
from datetime import datetime

import pytest
from screen import text_of
from test_desk_legs import act

from motcua.kernel.dates import VIETNAM

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2024, 3, 14, 10, 0, tzinfo=VIETNAM)
SEARCH = "/don-vi/tim/"
# Without its accents phường Phương Sơn is phường Phượng Sơn as well.
TYPED = ["14812", "Phường Ba Đình (14812)", "phường phương sơn", "phuong tu ha"]


def names(page) -> list[str]:
    """What the options of the list would put into the field."""
    return re.findall(r'data-name="([^"]+)"', page.content.decode())


def test_units_are_found_without_accents_those_beside_the_own_first(specialist):
    found = names(specialist.get(SEARCH, {"tim": "ba dinh"}))

    assert found[0] == "Phường Ba Đình (14812)"
    assert {"Phường Ba Đình (14776)", "Xã Ba Đình (16096)", "Quận Ba Đình (001)"} <= set(found)


def test_a_unit_is_found_by_its_code_with_what_stands_above_it(specialist):
    page = specialist.get(SEARCH, {"tim": "14812"})

    assert names(page) == ["Phường Ba Đình (14812)"]
    assert "Thị xã Bỉm Sơn" in text_of(page)


def test_units_of_another_day_are_not_offered(specialist):
    page = specialist.get(SEARCH, {"tim": "phuong bim son"})

    assert names(page) == []
    assert "Không có đơn vị nào có các chữ “phuong bim son”" in text_of(page)


def test_nobody_searches_without_signing_in(client, ward):
    assert client.get(SEARCH, {"tim": "bim son"}).status_code == 302


@pytest.mark.parametrize("typed", TYPED)
def test_a_dossier_is_forwarded_by_code_or_by_a_whole_name(specialist, imported, typed):
    sent = act(specialist, "chuyen-lien-thong", to=typed, task="Xác minh", hours="4")

    assert sent.status_code == 302


@pytest.mark.parametrize("typed", ["ba dinh", "phuong ba dinh", "phuong phuong son", "99999"])
def test_words_that_name_no_unit_or_several_are_refused_at_the_field(specialist, imported, typed):
    page = act(specialist, "chuyen-lien-thong", to=typed, task="Xác minh", hours="4")

    assert page.status_code == 422
    assert f"“{typed}” chưa rõ là cơ quan nào; chọn trong danh sách" in text_of(page)


def test_a_register_takes_the_code_behind_a_name_and_shows_the_name_again(reporter, ward):
    said = {"task": "Báo cáo", "kind": "directive", "source_document": "12/CV", "ma": "NV-1"}
    task = said | {"issued_on": "12/03/2024", "issuer": "Thị xã Bỉm Sơn (381)"}
    page = reporter.post("/so/assignments/them/", task, follow=True)
    assert "Thị xã Bỉm Sơn (381)" in text_of(page)

    wrong = reporter.post("/so/assignments/them/", task | {"ma": "NV-2", "issuer": "bim son"})
    assert wrong.status_code == 422
    assert "“bim son” không dùng được; cần mã đơn vị hành chính" in text_of(wrong)
