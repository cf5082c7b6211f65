"""Ballots at the desk, the citizen's link and the tablet, the evaluation with its working."""

from datetime import date, datetime

import pytest

from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.registers.surveys.data import Ballot

ENTRY, LINKS = "/khao-sat/nhap/", "/khao-sat/lien-ket/"
EVALUATION = "/bao-cao/danh-gia/"
PERIOD = "tu=01/01/2024&den=14/03/2024"
ANSWERS = {f"c-index_{number}": "p2" for number in range(1, 10)} | {"c-level": "satisfied"}
HEAD = {"loai": "evaluation", "ngay": "05/03/2024", "cach": "paper", "can-bo": "Trần Thị Hạnh"}


def ballots(ward):
    from motcua.registers import api as registers
    from motcua.registers.data import EntryFilter

    now = datetime(2024, 4, 1, tzinfo=VIETNAM)
    return registers.entries("surveys", EntryFilter(agency_id=ward.id), actor=SYSTEM, now=now).rows


@pytest.fixture
def three_ballots(ward) -> None:
    """Two content people and a neutral one; index 1 was given 2, 2 and 1 points."""
    from motcua.registers.surveys import api as surveys

    now = datetime(2024, 3, 5, 9, 0, tzinfo=VIETNAM)
    for level, first in (("satisfied", "p2"), ("very_satisfied", "p2"), ("neutral", "p1")):
        answers = {f"index_{number}": "p2" for number in range(1, 10)}
        ballot = Ballot(
            "evaluation",
            date(2024, 3, 5),
            "paper",
            answers | {"index_1": first, "level": level},
        )
        surveys.record_ballot(ward, ballot, actor=SYSTEM, now=now)


def test_a_paper_ballot_is_written_and_the_next_keeps_what_a_pile_shares(counter, ward) -> None:
    page = counter.post(ENTRY, HEAD | ANSWERS | {"lan": "a"}, follow=True)

    assert "Đã ghi phiếu PK-2024-00001. Hôm nay bạn đã nhập 1 phiếu." in page.content.decode()
    assert page.context["day"] == "05/03/2024"
    assert page.context["officer_name"] == "Trần Thị Hạnh"
    assert not any(o.chosen for line in page.context["lines"] for o in line.options)
    (entry,) = ballots(ward)
    assert entry.values["index_9"] == "p2"


def test_the_same_press_twice_is_one_ballot(counter, ward) -> None:
    counter.post(ENTRY, HEAD | ANSWERS | {"lan": "a"})
    again = counter.post(ENTRY, HEAD | ANSWERS | {"lan": "a"}, follow=True)

    assert "đã được ghi ở lần bấm trước" in again.content.decode()
    assert len(ballots(ward)) == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"c-level": ""}, "Câu 10 chưa được trả lời"),
        ({"ngay": "31/02/2024"}, "tháng 02/2024 không có ngày 31"),
        ({"ngay": "05/03/2030"}, "không ở sau hôm nay"),
        ({"c-index_1": "p9"}, "Câu 1 chọn một trong"),
    ],
)
def test_a_faulty_ballot_stays_as_typed_with_the_reason(counter, ward, changed, words) -> None:
    page = counter.post(ENTRY, HEAD | ANSWERS | {"lan": "a"} | changed)

    assert page.status_code == 422
    assert words in page.content.decode()
    assert page.context["officer_name"] == "Trần Thị Hạnh"
    assert any(o.chosen for line in page.context["lines"] for o in line.options)
    assert ballots(ward) == ()


def test_digits_of_points_are_the_points_and_levels_count_down_from_5(counter) -> None:
    lines = counter.get(ENTRY).context["lines"]

    assert [o.digit for o in lines[0].options] == ["2", "1", "0"]
    assert [o.digit for o in lines[-1].options] == ["5", "4", "3", "2", "1"]


def test_who_may_only_read_opens_neither_entry_nor_links(leader) -> None:
    assert leader.get(ENTRY).status_code == 403
    assert leader.get(LINKS).status_code == 403
    assert leader.post("/khao-sat/may/them/", {"ten": "Q", "loai": "evaluation"}).status_code in (
        302,
        403,
    )
    assert "chưa nối" not in leader.get(LINKS).content.decode().lower()


def test_links_are_made_and_shown_as_slips_with_a_square_code(counter, ward, client) -> None:
    slips = counter.post(
        LINKS, {"loai": "evaluation", "so-luong": "2", "ho-so": "HS-1"}, follow=True
    )

    text = slips.content.decode()
    assert text.count("Mã QR: http") == 2 or text.count("<svg") >= 2
    assert "Về hồ sơ HS-1." in text
    pdf = counter.get(slips.context["pdf"])
    assert pdf.content.startswith(b"%PDF")


def test_a_citizen_answers_a_link_once_without_signing_in(counter, ward, client) -> None:
    from motcua.registers.surveys.models import SurveyLink

    counter.post(LINKS, {"loai": "evaluation", "so-luong": "1"})
    address = f"/danh-gia/phieu/{SurveyLink.objects.get().token}/"

    asked = client.get(address).content.decode()
    assert "Kết quả được trả khi nào so với ngày hẹn" in asked
    assert "phuson.quay" not in asked

    done = client.post(address, ANSWERS)
    second = client.post(address, ANSWERS | {"c-level": "dissatisfied"})
    opened = client.get(address)

    assert "Cảm ơn ông/bà" in done.content.decode()
    for refused in (second, opened):
        assert refused.status_code == 410
        assert "mỗi liên kết chỉ dùng được một lần" in refused.content.decode()
    assert [entry.values["level"] for entry in ballots_today(ward)] == ["satisfied"]


def ballots_today(ward):
    from motcua.registers.ledger.models import RegisterEntry

    class Seen:
        def __init__(self, row) -> None:
            self.values = row.data

    rows = RegisterEntry.objects.filter(agency_id=ward.id, register="surveys").order_by("id")
    return [Seen(row) for row in rows]


def test_a_link_answered_without_the_level_keeps_what_was_chosen(counter, client) -> None:
    from motcua.registers.surveys.models import SurveyLink

    counter.post(LINKS, {"loai": "evaluation", "so-luong": "1"})
    address = f"/danh-gia/phieu/{SurveyLink.objects.get().token}/"

    page = client.post(address, {"c-index_1": "p1", "y-kien": "Chờ hơi lâu"})

    assert page.status_code == 422
    text = page.content.decode()
    assert "Câu 10 chưa được trả lời" in text and "Chờ hơi lâu" in text
    assert 'value="p1" checked' in text


def test_an_address_nobody_made_says_so(client, units) -> None:
    assert client.get("/danh-gia/phieu/khong-co/").status_code == 404
    assert client.get("/danh-gia/quay/khong-co/").status_code == 404


def test_a_tablet_asks_one_question_a_screen_and_writes_at_the_end(counter, ward, client) -> None:
    from motcua.registers.surveys.models import SurveyDevice

    counter.post(
        "/khao-sat/may/them/", {"ten": "Quầy 1", "loai": "satisfaction", "can-bo": "Bà Hạnh"}
    )
    address = f"/danh-gia/quay/{SurveyDevice.objects.get().token}/"
    page = client.get(address)
    assert "Câu 1 trong 6" in page.content.decode()

    given = {"lan": page.context["press"]}
    for step in range(5):
        page = client.post(address, given | {"cau": str(step), "tra-loi": "satisfied"})
        given |= page.context["given"]
        assert f"Câu {step + 2} trong 6" in page.content.decode()
    back = client.post(address, given | {"cau": "5", "quay-lai": "1"})
    assert "Câu 5 trong 6" in back.content.decode()
    skipped = client.post(address, given | {"cau": "4", "bo-qua": "1"})
    given = skipped.context["given"] | {"lan": given["lan"]}
    # The level cannot be left out.
    assert client.post(address, given | {"cau": "5", "bo-qua": "1"}).status_code == 422

    end = client.post(address, given | {"cau": "5", "tra-loi": "very_satisfied"}, follow=True)
    client.post(address, given | {"cau": "5", "tra-loi": "very_satisfied"})

    assert "Người tiếp theo" in end.content.decode()
    (entry,) = ballots_today(ward)
    assert (entry.values["aspect_1"], entry.values["level"]) == ("satisfied", "very_satisfied")
    assert "aspect_5" not in entry.values
    assert (entry.values["way"], entry.values["officer"]) == ("tablet", "Bà Hạnh")


def test_a_tablet_taken_back_shows_no_question(counter, client) -> None:
    from motcua.registers.surveys.models import SurveyDevice

    counter.post("/khao-sat/may/them/", {"ten": "Quầy 1", "loai": "evaluation"})
    device = SurveyDevice.objects.get()
    counter.post(f"/khao-sat/may/{device.pk}/thu-hoi/")

    assert client.get(f"/danh-gia/quay/{device.token}/").status_code == 404


def test_the_wrong_ward_can_neither_see_nor_take_back_a_tablet(counter, stranger) -> None:
    from motcua.registers.surveys.models import SurveyDevice

    counter.post("/khao-sat/may/them/", {"ten": "Quầy 1", "loai": "evaluation"})
    device = SurveyDevice.objects.get()

    assert device.token not in stranger.get(LINKS).content.decode()
    assert stranger.post(f"/khao-sat/may/{device.pk}/thu-hoi/").status_code == 404
    device.refresh_from_db()
    assert device.revoked_at is None


def test_the_evaluation_shows_each_score_with_its_working(reporter, three_ballots) -> None:
    page = reporter.get(f"{EVALUATION}?{PERIOD}")

    first = page.context["indices"][0]
    # (2 + 2 + 1) / 3 = 1.67
    assert (first.score, [(p.points, p.count) for p in first.parts]) == (
        "1,67",
        [(2, 2), (1, 1), (0, 0)],
    )
    assert first.working == "2 × 2 + 1 × 1 + 0 × 0 = 5 điểm; 5/3 phiếu"
    assert page.context["totals"] == {"standard": "18", "own": "17,67", "appraised": "-"}
    assert page.context["satisfied"]["percent"] == "66,7%"
    assert "Chưa xếp loại" in page.content.decode()


def test_a_number_opens_to_its_ballots(reporter, three_ballots) -> None:
    page = reporter.get(f"{EVALUATION}phieu/?{PERIOD}&so=ballot.index_1_points_1")

    (ballot,) = page.context["ballots"]
    assert (ballot["level"], ballot["points"][0]) == ("Bình thường", "1")
    assert reporter.get(f"{EVALUATION}phieu/?{PERIOD}&so=ballot.khong").status_code == 404


def test_appraised_scores_are_kept_and_graded(reporter, three_ballots) -> None:
    kept = reporter.post(
        f"{EVALUATION}?{PERIOD}", {"giu-diem": "1", "nguon": "Biên bản 01"}, follow=True
    )

    assert "Xếp loại: Xuất sắc" in kept.content.decode()
    assert kept.context["totals"]["appraised"] == "17,67"
    assert kept.context["source"] == "Biên bản 01"

    refused = reporter.post(f"{EVALUATION}?{PERIOD}", {"t-1": "2,5"})
    assert refused.status_code == 422
    assert "từ 0 đến 2" in refused.content.decode()


def test_a_counter_officer_reads_the_evaluation_and_appraises_nothing(
    counter, three_ballots
) -> None:
    page = counter.get(f"{EVALUATION}?{PERIOD}")
    posted = counter.post(f"{EVALUATION}?{PERIOD}", {"t-1": "2"})

    assert page.context["may_appraise"] is False
    assert posted.status_code == 422
    assert "không có quyền ghi điểm thẩm định" in posted.content.decode()
    assert counter.get(f"{EVALUATION}?{PERIOD}").context["indices"][0].appraised == ""


def test_somebody_else_s_evaluation_is_not_found(stranger, ward) -> None:
    for path in (EVALUATION, f"{EVALUATION}phieu/", f"{EVALUATION}tai-ve/pdf/"):
        address = f"{path}?{PERIOD}&don-vi={ward.id}&so=ballot.given"
        assert stranger.get(address).status_code == 404, path


def test_an_empty_period_says_what_to_do_and_shows_no_zero(reporter, ward) -> None:
    text = reporter.get(f"{EVALUATION}?{PERIOD}").content.decode()

    assert "chưa có phiếu đánh giá nào" in text and "không phải 0%" in text
    assert "Nhập phiếu giấy" in text


def test_after_june_2025_the_page_says_that_the_table_is_optional(reporter, ward) -> None:
    text = reporter.get(f"{EVALUATION}?tu=15/09/2025&den=14/12/2025").content.decode()

    assert "không bắt buộc" in text
    assert "theo thời gian thực" in text


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_the_evaluation_is_downloaded(reporter, three_ballots, kind, start) -> None:
    response = reporter.get(f"{EVALUATION}tai-ve/{kind}/?{PERIOD}")

    assert response.content.startswith(start)
    assert f"14823-2024-01-01_2024-03-14.{kind}" in response["Content-Disposition"]


def test_the_table_of_the_report_does_not_ask_for_what_ballots_fill(
    reporter, three_ballots
) -> None:
    page = reporter.get(f"/bao-cao/kstthc/bang/nine-indices/?{PERIOD}")

    names = [entry.name for row in page.context["rows"] for entry in row.entries if entry.name]
    assert "o:1:4" not in names and "o:1:5" in names
    assert page.context["head"][0].name == ""
