"""Figures that the narrative of two reports prints beside its appendix, out of the demonstration.

Typed from 1202/BC-UBND (Phương Sơn, 13/9/2023) and 4279/BC-UBND (Hương Trà, 22/11/2021).
"""

from datetime import date

import pytest

pytestmark = pytest.mark.django_db
PHUONG_SON = ("22354", date(2023, 6, 13), date(2023, 9, 12))
HUONG_TRA = ("480", date(2021, 1, 1), date(2021, 11, 10))
PRINTED = {
    PHUONG_SON: {
        "assignment.given": 12,  # “Nhắc việc: 12/12”
        "assignment.given_in_time": 12,
        "ballot.satisfaction": 20,
        "ballot.evaluation": 30,
    },
    HUONG_TRA: {
        # “190 phản ánh, đã giải quyết 172 (đúng hạn 103, quá hạn 69), đang giải quyết 18 (12, 6)”
        "feedback.city_received": 190,
        "feedback.city_handled": 172,
        "feedback.city_handled_in_time": 103,
        "feedback.city_handled_late": 69,
        "feedback.city_open": 18,
        "feedback.city_open_in_time": 12,
        "feedback.city_open_late": 6,
        # “75 tin bài tuyên truyền về CCHC … 4 chuyên đề về CCHC trên hệ thống truyền thanh”
        "outreach.posts_on_reform": 75,
        "outreach.broadcasts": 4,
        "ballot.satisfaction": 6648,
    },
}
# Kind of task -> measure -> printed: “158 YKCD … trước và đúng hạn 152, quá hạn 6” and
# “66/85 YKCD của lãnh đạo thị xã giao, … đúng hạn 56, quá hạn 10”.
TASKS = {
    "directive": {"finished": 158, "finished_in_time": 152, "finished_late": 6},
    "issued": {"handled": 85, "finished": 66, "finished_in_time": 56, "finished_late": 10},
}


def asked(place: tuple[str, date, date]):
    """Agency, period and the form whose periods hold."""
    from motcua.agencies import api as agencies
    from motcua.kernel.periods import Period
    from motcua.rulebook import load

    code, first, last = place
    return (
        agencies.resolve(code, last),
        Period(first, last, None),
        load.form("06a-vpcp-kstt", last),
    )


@pytest.mark.parametrize("place", PRINTED, ids=("phuong-son", "huong-tra"))
def test_each_figure_of_the_text_comes_out_of_the_registers(demo, place) -> None:
    from motcua.reports.measured import measured

    assert measured(PRINTED[place], *asked(place), as_of=None) == PRINTED[place]


def test_orders_of_the_province_and_orders_to_the_communes_are_told_apart(demo) -> None:
    from dataclasses import replace

    from motcua.registers.facts import FACTS
    from motcua.reports import counting
    from motcua.statistics import api as statistics

    agency, period, form = asked(HUONG_TRA)
    names = ("handled", "finished", "finished_in_time", "finished_late")
    keys = [f"assignment.{name}" for name in names]
    query = counting.query_over(
        FACTS["assignment_fact"], "kind", form, (agency.id,), period, as_of=None
    )

    rows = statistics.count(replace(query, measures=counting.measures(keys))).rows

    found = {
        kind: {name: rows[kind][f"assignment.{name}"] for name in printed}
        for kind, printed in TASKS.items()
    }
    assert found == TASKS
