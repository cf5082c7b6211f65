"""Closing a period and reconciling two sources, through their pages."""

import io

import pytest
from desk_files import LEARNT_AT

from motcua.kernel.actors import SYSTEM

FORM = "06a-vpcp-kstt"
PERIOD = "ky=2024-Q1"


def close(leader, **typed):
    return leader.post(
        f"/bao-cao/chot/lap/{FORM}/?{PERIOD}", {"viec": "chot", **typed}, follow=True
    )


@pytest.fixture
def closed(leader, imported):
    """The quarter is closed; the response is the page of the closed figures."""
    return close(leader)


def test_a_reporter_proposes_and_a_leader_closes(reporter, leader, imported):
    page = reporter.get(f"/bao-cao/chot/lap/{FORM}/?{PERIOD}").content.decode()
    assert "Trình lãnh đạo chốt" in page
    assert 'value="chot"' not in page

    done = reporter.post(
        f"/bao-cao/chot/lap/{FORM}/?{PERIOD}", {"viec": "trinh", "ly-do": "Đã soát"}, follow=True
    )
    assert "Đã trình lãnh đạo chốt số liệu" in done.content.decode()
    waiting = leader.get("/bao-cao/chot/").content.decode()
    assert "1 kỳ đang trình lãnh đạo chốt" in waiting

    page = close(leader).content.decode()
    assert "Hồ sơ hôm nay vẫn cho đúng số đã chốt" in page
    assert "Đã soát" not in page
    assert "Người phuson.tonghop" in page
    assert "Chưa kỳ nào được chốt" not in leader.get("/bao-cao/chot/").content.decode()


@pytest.mark.parametrize("who", ["reporter", "specialist", "counter"])
def test_nobody_else_closes(who, request, imported):
    client = request.getfixturevalue(who)

    answer = client.post(f"/bao-cao/chot/lap/{FORM}/?{PERIOD}", {"viec": "chot"})

    assert "chốt số liệu của kỳ tại đơn vị này" in answer.content.decode()
    assert "Chưa kỳ nào được chốt" in client.get("/bao-cao/chot/").content.decode()


def test_a_stranger_finds_neither_page_nor_file(stranger, closed):
    address = closed.request["PATH_INFO"]

    assert stranger.get(address).status_code == 404
    assert stranger.get(f"{address}tai-ve/json/").status_code == 404
    assert closed.status_code == 200


def test_the_form_says_that_it_is_closed(reporter, closed):
    mark = reporter.get(f"/bao-cao/chot/dau/{FORM}/?{PERIOD}").content.decode()

    assert "Đã chốt" in mark
    assert closed.request["PATH_INFO"] in mark


def test_a_late_entry_is_marked_in_the_lists_and_told_on_the_page(leader, reporter, closed):
    from datetime import timedelta

    from motcua.agencies import api as agencies
    from motcua.dossiers import api as dossiers
    from motcua.dossiers.data import Intake

    ward = agencies.resolve("14823", LEARNT_AT.date())
    intake = Intake("LATE-1", "ho-tich", None, "Thủ tục mẫu", "counter", "Người Mẫu")
    dossiers.accept(
        intake,
        agency_id=ward.id,
        actor=SYSTEM,
        now=LEARNT_AT + timedelta(days=9),
        at=LEARNT_AT.replace(month=3, day=11),
    )

    page = leader.get(closed.request["PATH_INFO"]).content.decode()
    listed = reporter.get("/ho-so/").content.decode()
    behind = reporter.get(
        f"/bao-cao/bieu/{FORM}/ho-so/?{PERIOD}&dong=ho-tich&cot=3"
    ).content.decode()

    assert "1 hồ sơ ghi muộn" in page
    assert "thêm: ghi nhận sau khi chốt" in page
    assert listed.count("ghi muộn, kỳ đã chốt") == 1
    assert behind.count("ghi muộn, sau khi kỳ này chốt") == 1
    csv = leader.get(f"{closed.request['PATH_INFO']}khac/").getvalue().decode()
    assert "LATE-1,thêm: ghi nhận sau khi chốt" in csv


def test_closing_once_more_asks_for_a_reason(leader, closed):
    again = close(leader)

    assert again.status_code == 422
    assert "muốn chốt lại thì ghi lý do" in again.content.decode()
    assert "lý do: Đính chính" in close(leader, **{"ly-do": "Đính chính"}).content.decode()


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "json"])
def test_the_closed_paper_comes_in_every_format(reporter, closed, kind):
    answer = reporter.get(f"{closed.request['PATH_INFO']}tai-ve/{kind}/")

    assert answer.status_code == 200
    assert answer.content[:4] in (b"%PDF", b"PK\x03\x04", b"PK\x03\x04", b'{\n "')


def upload(rows: list[str]) -> io.BytesIO:
    file = io.BytesIO("\n".join(["Mã hồ sơ,Ngày tiếp nhận,Trạng thái", *rows]).encode())
    file.name = "tep.csv"
    return file


def test_two_files_are_compared_and_a_word_on_a_difference_is_kept(reporter):
    files = {
        "nguon-1": "one-stop",
        "nguon-1-tep": upload(["K-1,04/03/2024,Đang xử lý", "K-2,05/03/2024,Đang xử lý"]),
        "nguon-2": "national-portal",
        "nguon-2-tep": upload(["K-1,04/03/2024,Đã có kết quả", "K-3,05/03/2024,Đang xử lý"]),
    }
    answer = reporter.post("/doi-soat/", files, follow=True)
    page = answer.content.decode()
    assert "<strong>3</strong> chưa có ý kiến" in page

    address = answer.request["PATH_INFO"]
    line = page.partition('name="dong" value="')[2].partition('"')[0]
    refused = reporter.post(f"{address}y-kien/", {"dong": line, "y-kien": "left-right"})
    assert refused.status_code == 422
    assert "ghi lý do" in refused.content.decode()
    typed = {"dong": line, "y-kien": "left-right", "ly-do": "Xem sổ"}
    kept = reporter.post(f"{address}y-kien/", typed, follow=True).content.decode()
    assert "Đã ghi ý kiến cho 1 dòng" in kept
    assert "<strong>2</strong> chưa có ý kiến" in kept
    table = reporter.get(f"{address}tai-ve/csv/").getvalue().decode()
    assert "K-1,Khác nhau,Trạng thái,Đang xử lý,Đã có kết quả" in table
    assert reporter.get(f"{address}tai-ve/xlsx/").content[:2] == b"PK"


def test_what_is_held_here_needs_the_days(reporter, imported):
    files = {"nguon-1": "here", "nguon-2": "one-stop", "nguon-2-tep": upload(["K-1,04/03/2024,"])}

    refused = reporter.post("/doi-soat/", files)
    files["nguon-2-tep"] = upload(["K-1,04/03/2024,"])
    done = reporter.post(
        "/doi-soat/", {**files, "tu": "01/01/2024", "den": "14/03/2024"}, follow=True
    )

    assert refused.status_code == 422
    assert "từ ngày, đến ngày" in refused.content.decode()
    assert "chỉ có ở nguồn thứ hai" in done.content.decode()


@pytest.mark.parametrize("who", ["specialist", "counter", "leader"])
def test_only_a_reporter_reconciles(who, request):
    assert request.getfixturevalue(who).get("/doi-soat/").status_code == 403
