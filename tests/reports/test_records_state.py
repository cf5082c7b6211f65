"""The dossiers behind a cell say how they stood on the last day of the period."""

from datetime import date

from motcua.kernel.periods import Period

Q1 = Period(date(2023, 12, 15), date(2024, 3, 14))


def states(office, column):
    rows = office.records("total", column, Q1)
    return {row.code: (row.state.value, row.late) for row in rows}


def test_what_was_delivered_after_the_period_was_pending_at_its_end(office):
    office.accepts("IN-TIME", "2024-03-11", due="2024-03-18")
    office.accepts("LATE", "2024-03-01", due="2024-03-08")
    office.accepts("ON-DUE", "2024-03-01", due="2024-03-14")
    for code in ("IN-TIME", "LATE", "ON-DUE"):
        office.does("finish", code, "2024-03-15")
        office.does("deliver", code, "2024-03-18")

    assert states(office, "11") == {
        "IN-TIME": ("pending", False),
        "LATE": ("pending", True),
        "ON-DUE": ("pending", False),
    }


def test_what_ended_in_the_period_says_how(office):
    office.accepts("DONE", "2024-03-01", due="2024-03-08")
    office.does("finish", "DONE", "2024-03-14")
    office.does("deliver", "DONE", "2024-03-20")

    assert states(office, "7") == {"DONE": ("finished", False)}


def test_what_stopped_after_the_period_was_running_at_its_end(office):
    office.accepts("BEFORE", "2024-03-01", due="2024-03-13")
    office.accepts("AFTER", "2024-03-01", due="2024-03-20")
    office.does("ask_supplement", "BEFORE", "2024-03-12", ["Giấy tờ mẫu"], "Thiếu giấy tờ")
    office.does("ask_supplement", "AFTER", "2024-03-18", ["Giấy tờ mẫu"], "Thiếu giấy tờ")

    assert states(office, "11") == {
        "BEFORE": ("waiting", False),
        "AFTER": ("pending", False),
    }
