"""An agency's own hours in words, and as people type them."""

import pytest

from motcua.kernel.own_hours import typed_sessions, week_words

WHOLE = ((450, 690), (810, 1020))


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ((WHOLE,) * 5 + ((), ()), "thứ Hai – thứ Sáu 07:30–11:30, 13:30–17:00"),
        (
            (WHOLE, WHOLE, ((450, 690),), WHOLE, WHOLE, ((450, 690),), ()),
            "thứ Hai – thứ Ba 07:30–11:30, 13:30–17:00; thứ Tư 07:30–11:30; "
            "thứ Năm – thứ Sáu 07:30–11:30, 13:30–17:00; thứ Bảy 07:30–11:30",
        ),
        (((), (), (), (), (), (), ((0, 1440),)), "Chủ nhật 00:00–24:00"),
    ],
)
def test_equal_days_in_a_row_are_told_together_and_days_off_not_at_all(week, words):
    assert week_words(week) == words


@pytest.mark.parametrize(
    ("text", "sessions"),
    [
        ("07:30-11:30, 13:30-17:00", ["07:30-11:30", "13:30-17:00"]),
        ("7h30 – 11h30; 13h30 – 17h", ["07:30-11:30", "13:30-17:00"]),
        ("7g đến 11g30 và 13.30-17.00", ["07:00-11:30", "13:30-17:00"]),
        ("", []),
        ("  ", []),
        ("sáng", None),
        ("07:30-11:30 chiều nghỉ", None),
        ("07:30", None),
        ("0730-1130", None),
    ],
)
def test_sessions_are_read_as_people_write_them(text, sessions):
    assert typed_sessions(text) == sessions
