from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from motcua.agencies.data import AgencyView
from motcua.desk.words import ENDED_WORDS, ended_as, time_left
from motcua.dossiers.data import DueMark
from motcua.rulebook import load

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def ward_until(last):
    """A ward; last: its last day, None: it still stands."""
    return AgencyView(
        id=1,
        code="14823",
        name="Phường Phú Sơn",
        kind="phuong",
        tier="commune",
        valid_from=date(1981, 1, 1),
        valid_to=last,
        end_is_estimated=False,
    )


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
    assert time_left(mark, at(due), at(now), load.calendar(), ward_until(None)) == words


def test_a_dossier_without_a_limit_has_no_time_left():
    here, now = ward_until(None), at("2024-03-15 14:00")
    assert time_left(DueMark.NO_LIMIT, None, now, load.calendar(), here) == "không có thời hạn"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2025-06-27 17:00", "quá hạn khi đơn vị giải thể (30/06/2025)"),
        # Not late on the last day: a matter of whoever took over. 1, 2, 3 and 4/7 were worked.
        ("2025-06-30 17:00", "quá hạn 4 ngày làm việc"),
    ],
)
def test_at_a_dissolved_ward_nothing_is_counted_beyond_its_last_day(due, words):
    here = ward_until(date(2025, 6, 30))
    now = at("2025-07-04 18:00")
    assert time_left(DueMark.OVERDUE, at(due), now, load.calendar(), here) == words


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
