"""Results of a questionnaire at the desk, and what the citizens' pages refuse too often."""

from datetime import date, datetime, timedelta

import pytest
from desk_files import LEARNT_AT
from django.core.cache import cache

from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.portal.limits import BALLOT_GUESSES, BALLOTS_BY_TABLET
from motcua.registers.surveys.data import Ballot

RESULTS, BALLOTS = "/khao-sat/ket-qua/", "/khao-sat/ket-qua/phieu/"
PERIOD = "tu=01/01/2024&den=14/03/2024&loai=satisfaction"
SECRET = "Ông Nguyễn Văn Tèo 0912345678"


@pytest.fixture(autouse=True)
def _nothing_spent(units):
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def two_ballots(ward) -> None:
    """A content one on paper with words of a citizen, a neutral one by link."""
    from motcua.registers.surveys import api as surveys

    now = datetime(2024, 3, 5, 9, 0, tzinfo=VIETNAM)
    for level, way, words in (("satisfied", "paper", SECRET), ("neutral", "link", "")):
        answers = {"level": level, "aspect_1": "satisfied"}
        ballot = Ballot("satisfaction", date(2024, 3, 5), way, answers, comment=words)
        surveys.record_ballot(ward, ballot, actor=SYSTEM, now=now)


def test_the_page_says_how_many_by_which_way_and_each_question(reporter, two_ballots) -> None:
    text = reporter.get(f"{RESULTS}?{PERIOD}").content.decode()

    assert "<strong>2</strong> phiếu" in text
    assert "<strong>50,0%</strong>" in text
    assert "2 trong 2 phiếu trả lời câu này" in text
    assert "2 (100,0%): Hài lòng, mở các phiếu" in text
    assert text.count("Không phiếu nào trả lời câu này") == 4
    assert text.count("<svg") >= 2


def test_a_number_opens_to_its_ballots_and_names_nobody(reporter, two_ballots) -> None:
    page = reporter.get(f"{BALLOTS}?{PERIOD}&so=ballot.aspect_1_satisfied")

    text = page.content.decode()
    assert "2 phiếu: Phiếu trả lời nội dung 1: hài lòng" in text
    assert SECRET not in text and "Tèo" not in text
    assert len(page.context["ballots"]) == 2
    assert reporter.get(f"{BALLOTS}?{PERIOD}&so=khong-co").status_code == 404


def test_an_unknown_questionnaire_is_not_found(reporter, two_ballots) -> None:
    assert reporter.get(f"{RESULTS}?loai=khong-co").status_code == 404


def test_an_empty_period_says_how_to_begin(reporter, leader, ward) -> None:
    text = reporter.get(f"{RESULTS}?{PERIOD}").content.decode()

    assert "Kỳ này chưa có phiếu nào của loại này" in text and "Nhập phiếu giấy" in text
    # Who may not type is not told to.
    assert "Nhập phiếu giấy" not in leader.get(f"{RESULTS}?{PERIOD}").content.decode()


def test_somebody_else_s_results_are_not_found(stranger, ward, two_ballots) -> None:
    for path in (RESULTS, BALLOTS, f"{RESULTS}tai-ve/pdf/"):
        address = f"{path}?{PERIOD}&don-vi={ward.id}&so=ballot.given"
        assert stranger.get(address).status_code == 404, path


def test_nobody_reads_results_without_signing_in(client, two_ballots) -> None:
    for path in (RESULTS, BALLOTS, f"{RESULTS}tai-ve/pdf/"):
        assert client.get(f"{path}?{PERIOD}").status_code == 302, path


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_the_results_are_downloaded(reporter, two_ballots, kind, start) -> None:
    response = reporter.get(f"{RESULTS}tai-ve/{kind}/?{PERIOD}")

    assert response.content.startswith(start)
    assert f"khao-sat-satisfaction-14823-2024-03-14.{kind}" in response["Content-Disposition"]


def test_guessing_addresses_of_ballots_is_stopped(client, units) -> None:
    for _ in range(BALLOT_GUESSES.count):
        assert client.get("/danh-gia/phieu/khong-co/").status_code == 404

    for path in ("/danh-gia/phieu/khong-co/", "/danh-gia/quay/khong-co/"):
        stopped = client.get(path)
        assert stopped.status_code == 429
        assert "chờ 15 phút" in stopped.content.decode()


def test_a_tablet_that_sends_without_end_rests(counter, client) -> None:
    from motcua.registers.ledger.models import RegisterEntry
    from motcua.registers.surveys.models import SurveyDevice

    counter.post("/khao-sat/may/them/", {"ten": "Quầy 1", "loai": "satisfaction"})
    address = f"/danh-gia/quay/{SurveyDevice.objects.get().token}/"
    last = {"cau": "5", "tra-loi": "satisfied"}

    for number in range(BALLOTS_BY_TABLET.count):
        assert client.post(address, last | {"lan": f"n{number}"}).status_code == 302
    stopped = client.post(address, last | {"lan": "one-more"})

    assert stopped.status_code == 429
    assert "phiếu vừa rồi chưa được ghi" in stopped.content.decode()
    assert RegisterEntry.objects.filter(register="surveys").count() == BALLOTS_BY_TABLET.count


def test_the_citizens_pages_keep_nothing_of_who_answered(counter, client, ward) -> None:
    from motcua.registers.ledger.models import RegisterCommand
    from motcua.registers.surveys.models import SurveyLink

    counter.post("/khao-sat/lien-ket/", {"loai": "evaluation", "so-luong": "1"})
    client.post(
        f"/danh-gia/phieu/{SurveyLink.objects.get().token}/",
        {"c-level": "satisfied"},
        REMOTE_ADDR="203.0.113.7",
        HTTP_USER_AGENT="Trình duyệt của ông Tèo",
    )

    command = RegisterCommand.objects.order_by("-id").first()
    assert (command.actor_name, command.actor_id) == ("Người dân, qua liên kết", None)
    stored = [str(vars(row)) for row in RegisterCommand.objects.all()]
    stored += [str(vars(event)) for event in command.events.all()]
    assert not any("203.0.113.7" in text or "Tèo" in text for text in stored)


def test_a_late_ballot_is_marked_in_its_register_and_on_the_closed_page(leader, reporter, ward):
    from motcua.registers.surveys import api as surveys
    from motcua.reports import api as reports

    def given(day: date, now: datetime, level: str):
        ballot = Ballot("evaluation", day, "paper", {"level": level})
        return surveys.record_ballot(ward, ballot, actor=SYSTEM, now=now)

    given(date(2024, 3, 5), LEARNT_AT, "satisfied")
    period = reports.resolve_period("nine-indices", ward.id, "2024-Q1")
    line = reports.close_period(
        "nine-indices", ward, period, actor=SYSTEM, now=LEARNT_AT + timedelta(days=1)
    )
    late = given(date(2024, 3, 6), LEARNT_AT + timedelta(days=9), "neutral")

    listed = reporter.get("/so/surveys/").content.decode()
    page = leader.get(f"/bao-cao/chot/xem/{line.id}/").content.decode()

    assert listed.count("ghi muộn, kỳ đã chốt") == 1
    assert "1 mục trong sổ ghi muộn" in page
    assert f"/so/surveys/xem/{late.id}/" in page
