"""Parts of other agencies: when their clocks start and end, and what may be done to them.

Monday 02/03/2026 to Friday 06/03/2026 are ordinary days. OFFICE works 07:30-11:30, 13:30-17:00;
OWN_HOURS has no Wednesday afternoon, works 08:00-12:00, 13:00-17:30 on Fridays and on Saturday
morning.
"""

from datetime import time

import pytest
from kernel_calendar import OFFICE, OWN_HOURS, at
from kernel_cases import accepted, event, life

from motcua.kernel.case_json import case_from_json, case_to_json
from motcua.kernel.cases import LegEnd, Verb
from motcua.kernel.intake_rules import CutOffHour, CutOffKind
from motcua.kernel.legs import LegRefused, LegState, begins_at, leg_due, leg_standing
from motcua.kernel.lifecycle import apply, standing
from motcua.kernel.punctuality import Punctuality

THREE = CutOffHour(CutOffKind.HOUR, time(15, 0))
LAST_HOUR = CutOffHour(CutOffKind.LAST_MINUTES, minutes=60)
ANY_HOUR = CutOffHour(CutOffKind.NONE)


@pytest.mark.parametrize(
    ("forwarded", "cut_off", "calendar", "begins"),
    [
        ("2026-03-02 09:10", THREE, OFFICE, "2026-03-02 09:10"),
        ("2026-03-02 15:00", THREE, OFFICE, "2026-03-02 15:00"),  # the moment itself is in time
        ("2026-03-02 15:01", THREE, OFFICE, "2026-03-03 07:30"),
        ("2026-03-02 15:01", ANY_HOUR, OFFICE, "2026-03-02 15:01"),
        ("2026-03-02 16:00", LAST_HOUR, OFFICE, "2026-03-02 16:00"),
        ("2026-03-02 16:01", LAST_HOUR, OFFICE, "2026-03-03 07:30"),
        ("2026-03-02 17:20", ANY_HOUR, OFFICE, "2026-03-03 07:30"),
        ("2026-03-02 06:00", THREE, OFFICE, "2026-03-02 07:30"),
        ("2026-03-06 16:00", THREE, OFFICE, "2026-03-09 07:30"),  # over the week-end
        ("2026-03-06 16:00", THREE, OWN_HOURS, "2026-03-07 07:30"),  # works on Saturday
        ("2026-03-04 12:00", LAST_HOUR, OWN_HOURS, "2026-03-05 07:30"),  # its day ended at 11:30
    ],
)
def test_a_leg_starts_by_the_cut_off_hour_in_the_hours_of_the_agency_it_goes_to(
    forwarded, cut_off, calendar, begins
):
    assert begins_at(at(forwarded), cut_off, calendar) == at(begins)


def test_the_same_eight_hours_end_at_different_times_in_two_agencies():
    # From Wednesday 09:30. OFFICE: 2 h to 11:30, 3.5 h to 17:00, 2.5 h on Thursday to 10:00.
    assert leg_due(at("2026-03-04 09:30"), 8, OFFICE) == at("2026-03-05 10:00")
    # OWN_HOURS: 2 h to 11:30, then 4 h on Thursday morning, 2 h after 13:30.
    assert leg_due(at("2026-03-04 09:30"), 8, OWN_HOURS) == at("2026-03-05 15:30")
    with pytest.raises(ValueError, match="at least one hour"):
        leg_due(at("2026-03-04 09:30"), 0, OFFICE)


def forward(name="Công an phường", moment="2026-03-02 09:00", due="2026-03-03 09:00", **said):
    return event(
        Verb.FORWARD,
        moment,
        agency_name=name,
        task="Xác minh cư trú",
        begins_at=at(moment).isoformat(),
        leg_due_at=at(due).isoformat(),
        **said,
    )


def received(moment, leg=1):
    return event(Verb.RECEIVE_LEG, moment, leg=leg, officer="Lê Văn Mẫu")


def returned(moment, leg=1, **said):
    return event(Verb.RETURN_LEG, moment, leg=leg, **said)


TAKEN_IN = accepted("2026-03-02 08:00", "2026-03-12 17:00")


def test_two_agencies_work_at_once_and_each_is_judged_by_its_own_clock():
    case = life(
        TAKEN_IN,
        forward("A", due="2026-03-03 09:00", agency_id=5),
        forward("B", due="2026-03-04 09:00", agency_id=6),
        received("2026-03-02 09:30"),
        received("2026-03-02 10:00", leg=2),
        returned("2026-03-03 09:30"),
        returned("2026-03-03 10:00", leg=2),
    )
    judged = [leg_standing(leg, case.stops, OFFICE).punctuality for leg in case.legs]
    assert judged == [Punctuality.LATE, Punctuality.EARLY]
    assert standing(case, OFFICE).due_at == at("2026-03-12 17:00")  # the dossier's stays
    assert case_from_json(case_to_json(case)) == case


def test_a_stop_of_the_dossier_moves_the_leg_by_the_part_that_the_leg_saw():
    case = life(
        TAKEN_IN,
        forward(moment="2026-03-02 10:00", due="2026-03-02 15:30"),
        event(Verb.ASK_SUPPLEMENT, "2026-03-02 14:30"),
    )
    leg = case.legs[0]
    assert leg_standing(leg, case.stops, OFFICE).stopped_at == at("2026-03-02 14:30")
    case = apply(case, event(Verb.RECEIVE_SUPPLEMENT, "2026-03-04 09:00"))
    # An hour was left at 14:30.
    assert leg_standing(leg, case.stops, OFFICE).due_at == at("2026-03-04 10:00")


def test_a_leg_is_received_then_answered_once():
    case = life(TAKEN_IN, forward())
    with pytest.raises(LegRefused, match="chưa nhận chặng này"):
        apply(case, returned("2026-03-02 10:00"))
    with pytest.raises(LegRefused, match="đang ở Công an phường rồi"):
        apply(case, forward())
    with pytest.raises(LegRefused, match="cần một thời điểm sau đó"):
        apply(case, received("2026-03-02 08:30"))
    case = apply(case, received("2026-03-02 10:00"))
    with pytest.raises(LegRefused, match="không cần nhận lại"):
        apply(case, received("2026-03-02 11:00"))
    case = apply(case, returned("2026-03-02 11:00", declined=True))
    assert (case.legs[0].end, case.legs[0].ended_at) == (LegEnd.DECLINED, at("2026-03-02 11:00"))
    with pytest.raises(LegRefused, match="trả lại, không giải quyết"):
        apply(case, returned("2026-03-02 12:00"))
    again = apply(case, forward(moment="2026-03-03 09:00", due="2026-03-04 09:00"))
    assert [leg.number for leg in again.legs] == [1, 2]


def test_what_is_out_when_the_dossier_ends_is_over_and_judged_by_nobody():
    case = life(TAKEN_IN, forward(), event(Verb.WITHDRAW, "2026-03-02 16:00"))
    stands = leg_standing(case.legs[0], case.stops, OFFICE)
    assert (stands.state, stands.punctuality) == (LegState.CLOSED, None)
    assert case.legs[0].ended_at == at("2026-03-02 16:00")


def test_a_wrong_hand_over_is_recalled_and_the_due_date_stays():
    case = life(TAKEN_IN, forward(), event(Verb.RECALL_LEG, "2026-03-02 10:00", leg=1))
    assert case.legs[0].end is LegEnd.RECALLED
    assert standing(case, OFFICE).due_at == at("2026-03-12 17:00")
