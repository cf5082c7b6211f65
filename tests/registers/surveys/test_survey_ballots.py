"""Ballots taken at the desk: what is written, what is refused, who may."""

from datetime import date, datetime

import pytest
from ballot_builders import NOON, answers, give

from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.registers import api as registers
from motcua.registers.data import EntryFilter
from motcua.registers.surveys import api as surveys
from motcua.registers.surveys.data import Ballot

pytestmark = pytest.mark.django_db


def listed(agency, text: str = ""):
    filter = EntryFilter(agency_id=agency.id, text=text)
    return registers.entries("surveys", filter, actor=SYSTEM, now=NOON)


def test_a_ballot_is_an_entry_with_the_next_number_of_its_year(ward) -> None:
    first, second = give(ward, dossier="H56.37.12-240304-0001"), give(ward)

    assert (first.code, second.code) == ("PK-2024-00001", "PK-2024-00002")
    assert first.begun_on == date(2024, 3, 5)
    assert first.values["index_1"] == "p2"
    assert first.values["dossier"] == "H56.37.12-240304-0001"
    assert first.title == "Đánh giá giải quyết TTHC"


def test_what_was_not_answered_is_not_in_the_entry(ward) -> None:
    entry = give(ward, points="2-------1")

    assert {key for key in entry.values if key.startswith("index")} == {"index_1", "index_9"}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"level": ""}, "Câu 10 chưa được trả lời"),
        ({"index_1": "p7"}, "Câu 1 chọn một trong"),
        ({"aspect_1": "neutral"}, "không có câu hỏi này"),
    ],
)
def test_answers_that_cannot_stand_are_refused_and_nothing_is_written(ward, changed, words) -> None:
    ballot = Ballot("evaluation", date(2024, 3, 5), "paper", answers() | changed)

    with pytest.raises(surveys.BallotRefused, match=words):
        surveys.record_ballot(ward, ballot, actor=SYSTEM, now=NOON)

    assert listed(ward).total == 0


def test_a_blank_slip_is_refused(ward) -> None:
    ballot = Ballot("evaluation", date(2024, 3, 5), "paper", {})

    with pytest.raises(surveys.BallotRefused, match="Phiếu trắng"):
        surveys.record_ballot(ward, ballot, actor=SYSTEM, now=NOON)


def test_a_day_ahead_is_refused_by_the_register(ward) -> None:
    with pytest.raises(registers.EntryRefused, match="không ở sau hôm nay"):
        give(ward, "2024-03-06", now=NOON)


def test_a_slip_of_the_other_questionnaire_takes_its_own_questions(ward) -> None:
    aspects = {f"aspect_{number}": "satisfied" for number in range(1, 6)}
    ballot = Ballot("satisfaction", date(2024, 3, 5), "paper", aspects | {"level": "neutral"})

    entry = surveys.record_ballot(ward, ballot, actor=SYSTEM, now=NOON)

    assert (entry.values["questionnaire"], entry.values["aspect_5"]) == (
        "satisfaction",
        "satisfied",
    )


def test_a_ballot_is_found_without_accents_by_its_officer(ward) -> None:
    give(ward, officer="Trần Thị Hạnh")
    give(ward, officer="Phạm Văn Minh")

    assert [row.values["officer"] for row in listed(ward, "tran thi hanh").rows] == [
        "Trần Thị Hạnh"
    ]


def test_a_ballot_left_out_needs_a_reason_and_can_come_back(ward) -> None:
    entry = give(ward)
    with pytest.raises(registers.EntryRefused, match="ý do"):
        registers.apply("surveys", entry.id, "void", {}, actor=SYSTEM, now=NOON)

    out = registers.apply(
        "surveys", entry.id, "void", {"void_reason": "Phiếu trùng"}, actor=SYSTEM, now=NOON
    )
    back = registers.apply("surveys", entry.id, "restore", {}, actor=SYSTEM, now=NOON)

    assert (out.state, back.state) == ("void", "counted")
    assert "void_reason" not in back.values


def test_the_words_of_a_citizen_are_masked_for_those_who_may_only_read(ward) -> None:
    entry = give(ward, comment="Anh Nam ở quầy 2 rất tận tình")
    leader = Actor(1, "Lãnh đạo", "leader", ward.id)

    seen = registers.entry("surveys", entry.id, actor=leader, now=NOON)

    assert seen.is_masked
    assert "tận tình" not in str(seen.values["comment"])


@pytest.mark.parametrize("role", ["leader", "upper"])
def test_who_may_only_read_writes_no_ballot(ward, role) -> None:
    with pytest.raises(NotAllowed):
        give(ward, actor=Actor(1, "Người xem", role, ward.id))
    assert give(ward, actor=Actor(2, "Quầy", "counter", ward.id)).code == "PK-2024-00001"


def test_somebody_of_another_ward_is_told_of_nothing(ward, other) -> None:
    stranger = Actor(1, "Người lạ", "counter", other.id)
    entry = give(ward)

    with pytest.raises(NotFound):
        give(ward, actor=stranger)
    with pytest.raises(NotFound):
        registers.entry("surveys", entry.id, actor=stranger, now=NOON)


def test_a_file_of_ballots_is_read_and_a_second_time_changes_nothing(ward, tmp_path) -> None:
    path = tmp_path / "phieu.csv"
    heads = ",".join(f"Câu {number}" for number in range(1, 10))
    path.write_text(
        f"Số phiếu,Loại phiếu,Ngày đánh giá,Hình thức,{heads},Mức độ hài lòng\n"
        "P1,Phiếu đánh giá,05/03/2024,Phiếu giấy,2,2,2,2,2,2,2,2,2,Rất hài lòng\n"
        "P2,Phiếu đánh giá,06/03/2024,Trực tuyến,1,1,2,2,2,2,1,2,2,Hài lòng\n",
        encoding="utf-8",
    )
    now = datetime(2024, 3, 14, 9, 0, tzinfo=VIETNAM)

    def read():
        return registers.import_file(
            "surveys", path, agency_code="14823", actor=SYSTEM, now=now, dry_run=False
        )

    first, again = read(), read()

    assert (first.new, first.rejections) == (2, ()), first
    assert (again.new, again.unchanged) == (0, 2)


def test_a_faulty_row_refuses_the_file_and_names_its_cell(ward, tmp_path) -> None:
    path = tmp_path / "phieu.csv"
    path.write_text(
        "Số phiếu,Loại phiếu,Ngày đánh giá,Hình thức,Câu 1,Mức độ hài lòng\n"
        "P1,Phiếu đánh giá,05/03/2024,Phiếu giấy,2,Rất hài lòng\n"
        "P2,Phiếu đánh giá,06/03/2024,Phiếu giấy,3,Hài lòng\n",
        encoding="utf-8",
    )
    now = datetime(2024, 3, 14, 9, 0, tzinfo=VIETNAM)

    report = registers.import_file(
        "surveys", path, agency_code="14823", actor=SYSTEM, now=now, dry_run=False
    )

    (fault,) = report.rejections
    assert "3" in str(fault) and "2 điểm" in str(fault), str(fault)
    assert listed(ward).total == 0
