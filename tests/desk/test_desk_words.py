from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from motcua.desk.words import ENDED_WORDS, ended_as, time_left
from motcua.dossiers.data import DueMark
from motcua.rulebook import load

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("mark", "due", "now", "words"),
    [
        # Friday to Monday: the weekend is no working time.
        (DueMark.SOON, "2024-03-18 17:00", "2024-03-15 09:00", "còn 1 ngày làm việc"),
        (DueMark.OVERDUE, "2024-03-15 17:00", "2024-03-18 09:00", "quá hạn 1 ngày làm việc"),
        # Over Tết 08-14/02/2024 only the 7th and the 15th were worked.
        (DueMark.OVERDUE, "2024-02-06 17:00", "2024-02-15 09:00", "quá hạn 2 ngày làm việc"),
        (DueMark.OVERDUE, "2024-03-15 17:00", "2024-03-16 09:00", "quá hạn"),
        (DueMark.TODAY, "2024-03-15 16:00", "2024-03-15 14:00", "còn 2 giờ làm việc"),
        (DueMark.TODAY, "2024-03-15 09:00", "2024-03-15 14:00", "hết giờ hẹn hôm nay"),
        (DueMark.STOPPED, "2024-03-15 09:00", "2024-03-15 14:00", "đang dừng tính giờ"),
        (DueMark.NONE, "2024-03-15 09:00", "2024-03-15 14:00", ""),
    ],
)
def test_time_left_is_told_in_working_time(mark, due, now, words):
    assert time_left(mark, at(due), at(now), load.calendar()) == words


def test_a_dossier_without_a_limit_has_no_time_left():
    assert time_left(DueMark.NO_LIMIT, None, at("2024-03-15 14:00"), load.calendar()) == (
        "không có thời hạn"
    )


@pytest.mark.parametrize(
    ("outcome", "ended_on", "words"),
    [
        ("result", 7, "trước hạn"),
        ("result", 8, "đúng hạn"),
        ("refused", 11, "quá hạn"),
        ("withdrawn", 7, None),
        ("open", None, None),
    ],
)
def test_a_finished_dossier_says_how_it_stands_against_its_due_day(outcome, ended_on, words):
    due = datetime(2024, 3, 8, 10, 0, tzinfo=ZONE)
    ended = datetime(2024, 3, ended_on, 16, 30, tzinfo=ZONE) if ended_on else None

    found = ended_as(outcome, ended, due)

    assert (ENDED_WORDS[found] if found else None) == words
