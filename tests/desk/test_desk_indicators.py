"""The appendix on the screen: typed in place, refused with why, only by whom it concerns."""

import re
from datetime import date

from screen import text_of
from signing_in import desk_at, desk_of

PAGE = "/bao-cao/chi-tieu/xem/cchc/khanh-hoa-2023/?tu=13/06/2023&den=12/09/2023"
ENTRY = "/bao-cao/chi-tieu/nhap/cchc/khanh-hoa-2023/?tu=13/06/2023&den=12/09/2023&dong="


def row(client, key: str, address: str = PAGE) -> str:
    """The text of one row."""
    html = client.get(address).content.decode()
    found = re.search(rf'<tr id="d-{re.escape(key)}".*?</tr>', html, re.DOTALL)
    assert found, f"no row {key}"
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def test_a_figure_typed_in_place_is_there_with_its_source_and_who(stranger):
    assert "Còn thiếu" in row(stranger, "1.1")

    answer = stranger.post(f"{ENTRY}1.1", {"gia-tri": "3", "nguon": "Sổ văn bản đi"})

    assert answer.status_code == 302
    shown = row(stranger, "1.1")
    assert "Đã nhập" in shown
    assert re.search(r"Sổ văn bản đi \(Người phuongson\.tonghop, \d\d/\d\d/\d{4}\)", shown)
    assert re.search(r"Văn bản 3 ", shown)


def test_a_refused_figure_stays_as_typed_with_why(stranger):
    answer = stranger.post(f"{ENTRY}1.1", {"gia-tri": "45%", "nguon": "Sổ"})

    assert "một số đếm, không phải phần trăm" in text_of(answer)
    assert 'value="45%"' in answer.content.decode()
    assert "Còn thiếu" in row(stranger, "1.1")


def test_the_filter_shows_only_what_is_missing_and_counts_it(stranger):
    before = text_of(stranger.get(PAGE))
    stranger.post(f"{ENTRY}1.1", {"gia-tri": "3", "nguon": "Sổ"})

    left = stranger.get(f"{PAGE}&loc=thieu").content.decode()

    assert 'id="d-1.1"' not in left and 'id="d-1.2-1"' in left and 'id="d-2.1.2"' not in left
    counts = [int(re.search(r"Còn thiếu \((\d+)\)", text)[1]) for text in (before, left)]
    assert counts[0] - counts[1] == 1


def test_a_clerk_sees_the_indicators_of_the_positions_held_and_types_only_those(
    other_ward, settings
):
    from datetime import UTC, date, datetime

    from motcua.agencies import api as agencies
    from motcua.kernel.actors import SYSTEM

    clerk = desk_of(other_ward, "counter", "phuongson.motcua")
    agencies.adopt(
        other_ward.id,
        "positions",
        {"phuongson.motcua": "reception"},
        "Quyết định 15",
        date(2023, 1, 1),
        actor=SYSTEM,
        now=datetime(2023, 1, 2, tzinfo=UTC),
    )

    mine = clerk.get(f"{PAGE}&loc=cua-toi").content.decode()

    assert 'id="d-1.6-1"' in mine and 'id="d-1.1"' not in mine
    assert clerk.post(f"{ENTRY}1.6-1", {"gia-tri": "20", "nguon": "Phiếu"}).status_code == 302
    assert clerk.post(f"{ENTRY}1.1", {"gia-tri": "3"}).status_code == 404


def test_what_is_computed_has_no_input_and_a_leader_none_at_all(stranger, leader):
    assert stranger.get(f"{ENTRY}3.4.3-1").status_code == 404
    assert "Phần mềm tính" in row(stranger, "3.4.3-1")
    assert ">Nhập<" not in leader.get(PAGE).content.decode()
    assert leader.get(f"{ENTRY}1.1").status_code == 404


def test_the_list_of_reports_leads_to_the_appendices_and_they_download(stranger):
    assert "Biểu mẫu thống kê CCHC, Khánh Hòa (2023)" in text_of(stranger.get("/bao-cao/"))

    answer = stranger.get(PAGE.replace("/xem/", "/tai-ve/csv/"))

    assert answer["Content-Disposition"].startswith('attachment; filename="cchc-khanh-hoa-2023-')
    assert len(answer.content.decode().splitlines()) == 169


def test_a_counted_figure_opens_to_its_dossiers(reporter, imported):
    page = "/bao-cao/chi-tieu/xem/cchc/khanh-hoa-2023/?tu=01/01/2024&den=14/03/2024"
    html = reporter.get(page).content.decode()
    link = re.search(r'href="([^"]*dong=3\.4\.3-1[^"]*)"[^>]*>(\d+)</a>', html)
    assert link

    behind = text_of(reporter.get(link[1].replace("&amp;", "&")))

    assert f"{link[2]} hồ sơ" in behind and "Tổng số hồ sơ TTHC đã tiếp nhận" in behind


def findings_of(ward, settled: int, left: int) -> None:
    """Complaints on procedures of the quarter, `settled` of them answered."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from motcua.kernel.actors import SYSTEM
    from motcua.registers import api

    now = datetime(2023, 9, 12, 16, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    for number in range(settled + left):
        said = {
            "subject": f"Phản ánh số {number}",
            "kind": "regulation",
            "about": "act",
            "channel": "counter",
            "received_on": "01/08/2023",
            "answered_on": "09/08/2023" if number < settled else "",
        }
        state = "answered" if number < settled else "received"
        api.record("feedback", ward, said, actor=SYSTEM, now=now, state=state)


def test_a_share_opens_to_both_its_parts_and_these_to_their_entries(stranger, other_ward):
    findings_of(other_ward, settled=2, left=1)
    html = stranger.get(PAGE).content.decode()
    shown = re.search(r'<tr id="d-3\.5".*?</tr>', html, re.DOTALL)[0]
    links = re.findall(r'<a href="([^"]*dong=3\.5&amp;cot=\w+)"[^>]*>([^<]+)</a>', shown)

    assert "66,7% (2/3)" in shown
    assert [text for _, text in links] == ["tử số 2", "mẫu số 3"]
    opened = stranger.get(links[0][0].replace("&amp;", "&"))
    assert "2 mục trong sổ: Tỷ lệ giải quyết phản ánh" in text_of(opened)
    entries = re.findall(r'href="(/so/feedback/xem/\d+/)"', opened.content.decode())
    assert len(entries) == 2
    assert "Phản ánh số" in text_of(stranger.get(entries[0]))
    taken = stranger.get(links[0][0].replace("&amp;", "&") + "&dang=csv").streaming_content
    assert b"".join(taken).decode().count("Đã trả lời") == 2


def test_my_indicators_say_how_many_are_missing_and_what_looks_odd(other_ward, stranger):
    from datetime import UTC, date, datetime

    from motcua.agencies import api as agencies
    from motcua.kernel.actors import SYSTEM

    before = PAGE.replace("tu=13/06/2023&den=12/09/2023", "tu=13/03/2023&den=12/06/2023")
    enter = ENTRY.replace("tu=13/06/2023&den=12/09/2023", "tu=13/03/2023&den=12/06/2023")
    agencies.adopt(
        other_ward.id,
        "positions",
        {"phuongson.tonghop": "office"},
        "Quyết định 15",
        date(2023, 1, 1),
        actor=SYSTEM,
        now=datetime(2023, 1, 2, tzinfo=UTC),
    )
    for address, whole, part in ((enter, 40, 38), (ENTRY, 40, 12)):
        stranger.post(f"{address}1.2-1", {"gia-tri": whole, "nguon": "Kế hoạch"})
        stranger.post(f"{address}1.2-2", {"gia-tri": part, "nguon": "Kế hoạch"})
    assert "95,0% (38/40)" in row(stranger, "1.2", before)

    mine = stranger.get(f"{PAGE}&loc=cua-toi")

    said = re.search(
        r"Bạn phụ trách (\d+) chỉ tiêu: (\d+) còn thiếu, (\d+) cần xem lại", text_of(mine)
    )
    assert said
    html = mine.content.decode()
    assert html.count('class="origin origin-missing"') == int(said[2])
    assert int(said[3]) == 2  # the share of the plan, and what was done of it
    assert "Giảm 65,0 điểm phần trăm so với kỳ trước" in row(stranger, "1.2")
    assert "Chưa bằng 1/3 kỳ trước" in row(stranger, "1.2-2")
    assert "Chỉ tiêu của tôi" in text_of(stranger.get("/bao-cao/"))


def test_a_ward_of_today_is_told_why_no_appendix_is_offered(units, stranger):
    def said(client):
        words = text_of(client.get("/bao-cao/"))
        return words.partition("Phụ lục chỉ tiêu CCHC")[2]

    of_khanh_hoa = said(desk_at("22333", date(2026, 11, 21), "reporter", "namnhatrang.tonghop"))
    assert "Không còn biểu nào đang áp dụng: " in of_khanh_hoa
    assert "đến hết ngày 30/06/2025 (nguồn: 1202/BC-UBND ngày 13/9/2023" in of_khanh_hoa
    assert "Thừa Thiên Huế" not in of_khanh_hoa

    of_thanh_hoa = said(desk_at("14818", date(2026, 11, 21), "reporter", "quangtrung.tonghop"))
    assert "Không có biểu ban hành cho Phường Quang Trung" in of_thanh_hoa
    assert "Thừa Thiên Huế (2021), đến hết ngày 30/06/2025" in of_thanh_hoa
    assert "Chỉ tiêu của tôi" in said(stranger) and "hết ngày" not in said(stranger)
