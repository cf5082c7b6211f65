"""Reminders, the tree and the sheet of assignments on Monday 15/03/2021, at the town of Hương Trà.

The town was given Y-1 (done in time), Y-2 (done late), Y-3 (open, due 08/03: five working days
late) and Y-4 (open, due 18/03). It handed Y-4 down to two wards, due 05/03: Tứ Hạ has done it on
04/03, Hương Chữ not.
"""

import re
from datetime import date, datetime

import pytest
from screen import text_of
from signing_in import desk_at

from motcua.kernel.dates import VIETNAM

NOW = datetime(2021, 3, 15, 9, 0, tzinfo=VIETNAM)
DAY = date(2021, 3, 1)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def signed_in(units):
    """`signed_in("480", "reporter")`: a browser of somebody with that role there."""
    return lambda code, role: desk_at(code, DAY, role, name="Lê Ân")


@pytest.fixture
def kept(units):
    """The tasks of the docstring."""
    from motcua.agencies import api as agencies
    from motcua.kernel.actors import SYSTEM
    from motcua.registers import api

    town, ward = (agencies.resolve(code, DAY) for code in ("480", "19996"))
    early = datetime(2021, 2, 1, 9, 0, tzinfo=VIETNAM)

    def task(code, due, officer=""):
        said = {"task": f"Việc {code}", "kind": "directive", "source_document": "15/TB-UBND",
                "issued_on": "2021-02-01", "due_on": due, "officer": officer}  # fmt: skip
        return api.record("assignments", town, said, actor=SYSTEM, now=early, code=code)

    def finish(entry, day):
        said = {"done_on": day, "result": "Đã báo cáo"}
        api.apply("assignments", entry.id, "finish", said, actor=SYSTEM, now=NOW)

    finish(task("Y-1", "2021-03-01"), "2021-03-01")
    finish(task("Y-2", "2021-03-01"), "2021-03-02")
    task("Y-3", "2021-03-08", officer="Lê Ân")
    parent = task("Y-4", "2021-03-18")
    down = {"handed_to": "19996,20020", "handed_on": "2021-02-01", "handed_due_on": "2021-03-05"}
    api.apply("assignments", parent.id, "hand_down", down, actor=SYSTEM, now=NOW)
    below = api.entry_by_code("assignments", "480.Y-4", ward.id, actor=SYSTEM, now=NOW)
    finish(below, "2021-03-04")


def figures(answer):
    """(address, number) of every figure that opens something."""
    found = re.findall(r'<td class="num">\s*<a href="([^"]+)">(\d+)<', answer.content.decode())
    return [(address.replace("&amp;", "&"), int(number)) for address, number in found]


def listed(answer):
    return re.findall(r'data-row-link href="[^"]+">([^<]+)<', answer.content.decode())


def town_id():
    from motcua.agencies import api as agencies

    return agencies.resolve("480", DAY).id


def test_today_says_what_is_late_and_opens_the_reminders(signed_in, kept):
    words = text_of(signed_in("480", "specialist").get("/"))

    assert "Nhắc việc · 1 nhiệm vụ quá hạn · 1 nhiệm vụ sắp đến hạn" in words
    below = "1 nhiệm vụ của cấp dưới quá hạn lâu"
    assert below not in words and below in text_of(signed_in("480", "leader").get("/"))
    assert "Nhắc việc" not in text_of(signed_in("22354", "specialist").get("/"))


def test_the_page_lists_the_loudest_first_and_what_lies_below(signed_in, kept):
    answer = signed_in("480", "reporter").get("/nhac-viec/?cua=ca-co-quan")
    words = text_of(answer)

    assert listed(answer) == ["Y-3", "Y-4", "480.Y-4"]
    assert "1 quá hạn, báo cấp trên 0 quá hạn, báo lãnh đạo 0 vừa quá hạn" in words
    assert "quá hạn 5 ngày làm việc" in words and "còn 3 ngày làm việc" in words
    assert "Đơn vị cấp dưới quá hạn từ 5 ngày làm việc: 1 nhiệm vụ" in words
    assert "Phường Hương Chữ" in words


def test_an_officer_with_tasks_sees_the_own_first_and_a_number_opens_its_part(signed_in, kept):
    client = signed_in("480", "specialist")
    assert listed(client.get("/nhac-viec/")) == ["Y-3"]
    assert listed(client.get("/nhac-viec/?cua=ca-co-quan&nhom=sap-den-han")) == ["Y-4"]
    assert "Nhóm này trống." in text_of(client.get("/nhac-viec/?nhom=hom-nay"))


def test_the_tree_shows_what_the_units_below_have_done(signed_in, kept):
    words = text_of(signed_in("480", "leader").get("/nhiem-vu/cay-giao-viec/"))

    assert "Việc Y-4 1/2 nhiệm vụ cấp dưới đã xong" in words
    assert "480.Y-4 Phường Tứ Hạ xong đúng hạn ngày 04/03/2021" in words
    assert "480.Y-4 Phường Hương Chữ đang làm, quá hạn, hạn 05/03/2021" in words
    nothing = text_of(signed_in("19996", "leader").get("/nhiem-vu/cay-giao-viec/"))
    assert "Chưa giao nhiệm vụ nào xuống cấp dưới" in nothing


def test_the_sheet_counts_by_kind_and_by_unit_and_each_number_opens_as_many(signed_in, kept):
    client = signed_in("480", "reporter")
    answer = client.get("/nhiem-vu/tinh-hinh/?loai=directive")
    words = text_of(answer)

    assert "Nhiệm vụ, ý kiến chỉ đạo của cấp trên 4 1 1 1 1 Tất cả 4 1 1 1 1" in words
    assert "Phường Tứ Hạ 1 1 0 0 0" in words and "Phường Hương Chữ 1 0 0 0 1" in words
    assert "Tất cả 2 1 0 0 1 7 đơn vị chưa có nhiệm vụ nào trong sổ Xã Hương Toàn, " in words
    found = figures(answer)
    assert len(found) == 14
    for address, number in found:
        assert len(listed(client.get(address))) == number, address


def test_days_that_are_none_are_told_at_their_field_and_nothing_is_lost(signed_in, kept):
    client = signed_in("480", "reporter")
    assert "“31/02/2021” không phải là ngày" in text_of(
        client.get("/nhiem-vu/tinh-hinh/?tu=31/02/2021")
    )
    turned = client.get("/nhiem-vu/tinh-hinh/?tu=02/03/2021&den=01/03/2021")
    assert "“Từ ngày” đứng sau “Đến ngày”" in text_of(turned)


def test_nobody_sees_the_tasks_of_an_office_that_is_not_theirs(signed_in, kept):
    stranger = signed_in("22354", "reporter")
    for address in ("/nhac-viec/", "/nhiem-vu/cay-giao-viec/", "/nhiem-vu/tinh-hinh/"):
        answer = stranger.get(address)
        assert answer.status_code == 200
        assert "Y-" not in text_of(answer) and "Tứ Hạ" not in text_of(answer)
    handled = "/nhiem-vu/tinh-hinh/danh-sach/?so=assignment.handled&don-vi="
    assert stranger.get(f"{handled}{town_id()}").status_code == 404
    assert stranger.get("/nhiem-vu/tinh-hinh/danh-sach/?so=x").status_code == 404
    assert stranger.get("/nhiem-vu/tinh-hinh/danh-sach/?don-vi=x").status_code == 404


def test_without_signing_in_nothing_is_shown(client):
    for address in ("/nhac-viec/", "/nhiem-vu/cay-giao-viec/", "/nhiem-vu/tinh-hinh/"):
        assert client.get(address).status_code == 302
