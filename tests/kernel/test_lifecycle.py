"""The life of a dossier: what may happen, and what it leads to."""

import json

import pytest
from hypothesis import given
from kernel_calendar import OFFICE, at
from kernel_cases import IDENTITY, accepted, event, histories, life

from motcua.kernel.cases import Case, Outcome, State, Stop, Verb
from motcua.kernel.consistency import CaseInconsistent
from motcua.kernel.errors import MotcuaError
from motcua.kernel.lifecycle import (
    CorrectionRefused,
    Event,
    EventOutOfOrder,
    TransitionRefused,
    apply,
    case_from_json,
    case_to_json,
    replay,
    standing,
    state_of,
)
from motcua.kernel.transitions import STATE_WORDS, VERB_WORDS, allowed, step

# Rows: the state before ("new": no dossier yet). Columns: the verbs that lead on, and where.
TOLD = {
    "comment": "same", "notify": "same", "serve": "same", "strike_scan": "same",
    "cancel": "cancelled",
}  # fmt: skip
OPEN = TOLD | {
    "route": "same", "take": "same", "refuse": "refused", "withdraw": "withdrawn",
    "receive_leg": "same", "return_leg": "same", "recall_leg": "same",
}  # fmt: skip
STILL = OPEN | {"finish": "finished", "draft": "same"}
WORKED = STILL | {
    "ask_supplement": "waiting", "pause": "paused", "submit": "submitted", "extend": "same",
    "forward": "same",
}  # fmt: skip
MATRIX = {
    "new": {"register": "registered", "decline": "declined", "accept": "pending"},
    "registered": {
        "accept": "pending", "decline": "declined", "withdraw": "withdrawn", "cancel": "cancelled",
    },
    "declined": {},
    "pending": WORKED,
    "waiting": STILL | {"receive_supplement": "pending", "close": "closed"},
    "paused": STILL | {"resume": "pending"},
    "submitted": OPEN | {"approve": "approved", "send_back": "returned", "extend": "same"},
    "approved": OPEN | {"finish": "finished", "extend": "same"},
    "returned": WORKED,
    "finished": TOLD | {"deliver": "delivered"},
    "delivered": TOLD,
    "refused": TOLD,
    "withdrawn": TOLD,
    "closed": TOLD,
    "cancelled": {"strike_scan": "same"},
}  # fmt: skip


@pytest.mark.parametrize("before", MATRIX)
@pytest.mark.parametrize("verb", [verb for verb in Verb if verb is not Verb.CORRECT])
def test_a_state_allows_exactly_the_verbs_of_the_table(before: str, verb: Verb) -> None:
    state = None if before == "new" else State(before)
    after = MATRIX[before].get(verb.value)
    if after:
        assert step(state, verb) is State(before if after == "same" else after)
        return
    with pytest.raises(TransitionRefused) as refusal:
        step(state, verb)
    assert set(refusal.value.allowed) == set(allowed(state))


def test_a_refused_verb_says_the_state_and_what_can_be_done() -> None:
    case = life(accepted(), event(Verb.PAUSE, "2024-03-06 09:00"))
    assert apply(case, event(Verb.RESUME, "2024-03-07 09:00")).stops[0].until is not None
    with pytest.raises(TransitionRefused) as refusal:
        apply(case, event(Verb.RECEIVE_SUPPLEMENT, "2024-03-07 09:00"))
    message = str(refusal.value)
    assert "“Tạm dừng”" in message and "“nhận bổ sung”" in message
    assert "việc làm được: tiếp tục, chuyển xử lý, nhận xử lý" in message
    assert isinstance(refusal.value, MotcuaError)


def test_every_state_is_in_the_table() -> None:
    assert set(MATRIX) - {"new"} == {state.value for state in State}


def test_every_state_and_verb_has_its_word() -> None:
    assert set(STATE_WORDS) == set(State) and set(VERB_WORDS) == set(Verb)


def test_an_acceptance_says_everything_of_the_dossier() -> None:
    assert life(accepted()) == Case(
        code="H56.37.12-240305-0001",
        field_key="ho-tich",
        procedure_code="1.001193",
        procedure_name="Thủ tục đăng ký khai sinh",
        channel="online",
        source_system="tinh",
        accepted_at=at("2024-03-05 08:30"),
        appointment_at=at("2024-03-12 17:00"),
        officer="Lê Thị B",
    )


def test_the_channel_is_the_one_of_acceptance() -> None:
    registered = event(Verb.REGISTER, "2024-03-04 20:00", **IDENTITY | {"channel": "vneid"})
    case = life(registered, accepted())
    assert (case.registered_at, case.channel) == (at("2024-03-04 20:00"), "online")


def test_a_registered_dossier_may_be_declined_and_is_not_accepted() -> None:
    case = life(
        event(Verb.REGISTER, "2024-03-04 20:00", **IDENTITY),
        event(Verb.DECLINE, "2024-03-05 08:00", reason="ngoài phạm vi"),
    )
    assert state_of(case) is State.DECLINED
    assert (case.accepted_at, case.declined_at) == (None, at("2024-03-05 08:00"))


def test_a_supplement_stops_the_clock_and_starts_it_again() -> None:
    waiting = life(accepted(), event(Verb.ASK_SUPPLEMENT, "2024-03-06 09:00", reason="thiếu"))
    assert standing(waiting, OFFICE).state is State.WAITING
    assert standing(waiting, OFFICE).stopped_at == at("2024-03-06 09:00")

    going_on = apply(waiting, event(Verb.RECEIVE_SUPPLEMENT, "2024-03-08 09:00"))

    after = standing(going_on, OFFICE)
    assert (after.state, after.stopped_at) == (State.PENDING, None)
    assert after.due_at == at("2024-03-14 17:00")  # two working days later


def test_a_supplement_may_restart_the_limit() -> None:
    case = life(
        accepted(),
        event(Verb.ASK_SUPPLEMENT, "2024-03-06 09:00"),
        event(Verb.RECEIVE_SUPPLEMENT, "2024-03-08 09:00", restarts=True),
    )
    # Five working days after 8/3: 11, 12, 13, 14, 15.
    assert standing(case, OFFICE).due_at == at("2024-03-15 17:00")


@pytest.mark.parametrize("stopping", [Verb.ASK_SUPPLEMENT, Verb.PAUSE])
@pytest.mark.parametrize("ending", [Verb.FINISH, Verb.REFUSE, Verb.WITHDRAW, Verb.CANCEL])
def test_an_end_closes_the_open_stop(stopping: Verb, ending: Verb) -> None:
    case = life(accepted(), event(stopping, "2024-03-06 09:00"), event(ending, "2024-03-20 10:00"))
    assert [stop.until for stop in case.stops] == [at("2024-03-20 10:00")]
    assert case.ended_at == at("2024-03-20 10:00")
    # 4 days 6 h 30 were left at 9:00 on the 6th... the result came in time.
    assert standing(case, OFFICE).due_at > case.ended_at


def test_a_stop_and_its_end_on_one_day_without_hours_do_not_run_backwards() -> None:
    case = life(
        accepted(), event(Verb.PAUSE, "2024-03-06 09:00"), event(Verb.FINISH, "2024-03-06 00:00")
    )
    assert case.stops == (Stop(at("2024-03-06 09:00"), at("2024-03-06 09:00"), "pause"),)


def test_a_result_is_finished_before_it_is_fetched() -> None:
    finished = life(accepted(), event(Verb.FINISH, "2024-03-11 10:00"))
    delivered = apply(finished, event(Verb.DELIVER, "2024-04-20 10:00"))
    assert state_of(finished) is State.FINISHED and finished.outcome is Outcome.RESULT
    assert state_of(delivered) is State.DELIVERED
    assert (delivered.ended_at, delivered.delivered_at) == (
        at("2024-03-11 10:00"),
        at("2024-04-20 10:00"),
    )


def test_an_entry_found_wrong_after_its_end_is_cancelled_that_day() -> None:
    case = life(
        accepted(),
        event(Verb.FINISH, "2024-03-11 10:00"),
        event(Verb.CANCEL, "2024-03-13 10:00", reason="nhập trùng"),
    )
    assert (state_of(case), case.ended_at) == (State.CANCELLED, at("2024-03-13 10:00"))


def test_an_entry_cancelled_after_its_delivery_can_still_be_corrected() -> None:
    case = life(
        accepted(),
        event(Verb.FINISH, "2024-03-11 10:00"),
        event(Verb.DELIVER, "2024-03-12 10:00"),
        event(Verb.CANCEL, "2024-03-13 10:00", reason="nhập trùng"),
    )
    assert case.delivered_at == at("2024-03-12 10:00")
    corrected = correct(case, {"field_key": ["ho-tich", "chung-thuc"]})
    assert (corrected.field_key, state_of(corrected)) == ("chung-thuc", State.CANCELLED)


def test_a_dossier_handed_over_has_another_officer() -> None:
    case = life(accepted(), event(Verb.ROUTE, "2024-03-06 09:00", officer="Trần Văn C"))
    assert (case.officer, state_of(case)) == ("Trần Văn C", State.PENDING)


def test_an_appointment_before_acceptance_is_refused() -> None:
    assert life(accepted(appointment="2024-03-05 07:00")).appointment_at  # the same day is not
    with pytest.raises(CaseInconsistent, match="ngày hẹn trả 04/03/2024 trước ngày tiếp nhận 05"):
        life(accepted(appointment="2024-03-04 17:00"))


@pytest.mark.parametrize("verb", [Verb.FINISH, Verb.WITHDRAW, Verb.PAUSE, Verb.ROUTE])
def test_what_happens_before_acceptance_is_refused_by_day(verb: Verb) -> None:
    case = life(accepted())
    assert apply(case, event(verb, "2024-03-05 00:00"))  # a day without an hour
    with pytest.raises(EventOutOfOrder, match=r"04/03/2024.*05/03/2024"):
        apply(case, event(verb, "2024-03-04 23:00"))


def test_nothing_happens_before_the_stop_or_end_already_known() -> None:
    paused = life(accepted(), event(Verb.PAUSE, "2024-03-08 09:00"))
    finished = life(accepted(), event(Verb.FINISH, "2024-03-08 09:00"))
    for case, verb in ((paused, Verb.RESUME), (paused, Verb.FINISH), (finished, Verb.DELIVER)):
        with pytest.raises(EventOutOfOrder):
            apply(case, event(verb, "2024-03-07 09:00"))


CHANGE = {"ended_at": ["2024-03-11T10:00:00+07:00", "2024-03-13T10:00:00+07:00"]}


def correct(case: Case, changes: dict, reason: str = "nhập sai ngày") -> Case:
    return apply(case, event(Verb.CORRECT, "2024-05-01 08:00", changes=changes, reason=reason))


@pytest.fixture
def finished() -> Case:
    return life(accepted(), event(Verb.FINISH, "2024-03-11 10:00"))


def test_a_correction_changes_the_value_and_all_that_follows(finished: Case) -> None:
    corrected = correct(finished, CHANGE)
    assert corrected.ended_at == at("2024-03-13 10:00")

    open_again = correct(
        finished,
        {"outcome": ["result", "open"], "ended_at": ["2024-03-11T10:00:00+07:00", None]},
    )
    assert standing(open_again, OFFICE).state is State.PENDING


def test_a_correction_may_rewrite_the_stops(finished: Case) -> None:
    stop = {
        "since": "2024-03-06T00:00:00+07:00",
        "until": "2024-03-07T00:00:00+07:00",
        "reason": "supplement",
        "restarts": False,
    }
    corrected = correct(finished, {"stops": [[], [stop]]})
    assert corrected.stops == (Stop(at("2024-03-06 00:00"), at("2024-03-07 00:00"), "supplement"),)
    assert standing(corrected, OFFICE).due_at == at("2024-03-13 17:00")


@given(histories())
def test_a_correction_is_allowed_in_every_state(events: list[Event]) -> None:
    case = life(*events)
    corrected = correct(case, {"officer": ["Lê Thị B", "Trần Văn C"]})
    assert (corrected.officer, state_of(corrected)) == ("Trần Văn C", state_of(case))


@pytest.mark.parametrize(
    ("changes", "reason", "words"),
    [
        (CHANGE, "  ", "chưa nêu lý do"),
        ({"ended_at": ["2024-03-10T10:00:00+07:00", None]}, "sai", "không còn đúng"),
        ({"applicant": ["A", "B"]}, "sai", "không có mục này"),
        ({"code": ["H56.37.12-240305-0001", "X"]}, "sai", "mã hồ sơ không đổi được"),
        ({"ended_at": ["2024-03-11T10:00:00+07:00", "13/03/2024"]}, "sai", "không đọc được"),
        ({"outcome": ["result", "lost"]}, "sai", "không đọc được"),
        ({"stops": [[], [{"since": None}]]}, "sai", "không đọc được"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(
    finished: Case, changes: dict, reason: str, words: str
) -> None:
    with pytest.raises(CorrectionRefused, match=words):
        correct(finished, changes, reason)
    assert correct(finished, CHANGE).ended_at == at("2024-03-13 10:00")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"ended_at": ["2024-03-11T10:00:00+07:00", "2024-03-04T10:00:00+07:00"]},
            "ngày kết thúc 04/03/2024 trước ngày tiếp nhận 05/03/2024",
        ),
        ({"outcome": ["result", "open"]}, "chưa kết thúc thì không"),
        ({"accepted_at": ["2024-03-05T08:30:00+07:00", None]}, "chưa tiếp nhận mà đã có"),
        ({"delivered_at": [None, "2024-03-10T08:30:00+07:00"]}, "ngày trả kết quả 10/03/2024"),
        (
            {"declined_at": [None, "2024-03-10T08:30:00+07:00"]},
            "vừa không tiếp nhận vừa tiếp nhận",
        ),
    ],
)
def test_a_correction_that_contradicts_itself_is_refused(
    finished: Case, changes: dict, words: str
) -> None:
    with pytest.raises(CaseInconsistent, match=words):
        correct(finished, changes)


def test_nothing_can_be_corrected_before_the_first_event() -> None:
    with pytest.raises(TransitionRefused, match="chưa được ghi nhận"):
        apply(None, event(Verb.CORRECT, "2024-05-01 08:00", changes={}, reason="sai"))
    with pytest.raises(ValueError, match="at least one event"):
        replay([])


@given(histories())
def test_a_case_comes_back_from_json_as_it_was(events: list[Event]) -> None:
    case = replay(events)
    stored = json.loads(json.dumps(case_to_json(case)))
    assert case_from_json(stored) == case
    assert case_to_json(case_from_json(stored)) == stored


@given(histories())
def test_no_history_contradicts_itself_and_the_due_date_never_moves_back(
    events: list[Event],
) -> None:
    case: Case | None = None
    due = None
    for one in events:
        case = apply(case, one)
        now_due = standing(case, OFFICE).due_at
        assert due is None or now_due >= due
        due = now_due
    assert correct(case, {}) == case  # which checks for contradictions
