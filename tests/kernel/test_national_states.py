"""The ten national states beside ours; the pairs are written out from the list of the portal."""

from datetime import date

import pytest
from kernel_cases import IDENTITY, accepted, event, life

from motcua.kernel.cases import State, Verb
from motcua.kernel.national_states import national_state
from motcua.rulebook import load

TABLE = load.national_states(date(2024, 3, 5))
NOBODY = {**IDENTITY, "officer": ""}
NEW = event(Verb.REGISTER, "2024-03-04 20:00", **NOBODY)
TAKEN = accepted()
ALONE = event(Verb.ACCEPT, "2024-03-05 08:30", **NOBODY, appointment_at=None)
LATER = "2024-03-06 09:00"


def then(verb, **payload):
    return event(verb, LATER, **payload)


@pytest.mark.parametrize(
    ("code", "words", "events"),
    [
        (1, "Mới đăng ký", (NEW,)),
        (2, "Được tiếp nhận", (ALONE,)),
        (3, "Không được tiếp nhận", (NEW, then(Verb.DECLINE))),
        (4, "Đang xử lý", (TAKEN,)),
        (4, "Đang xử lý", (ALONE, then(Verb.TAKE, officer="Lê Thị B"))),
        (4, "Đang xử lý", (TAKEN, then(Verb.SUBMIT))),
        (4, "Đang xử lý", (TAKEN, then(Verb.SUBMIT), then(Verb.SEND_BACK))),
        (4, "Đang xử lý", (TAKEN, then(Verb.SUBMIT), then(Verb.APPROVE))),
        (5, "Yêu cầu bổ sung giấy tờ", (TAKEN, then(Verb.ASK_SUPPLEMENT))),
        (
            6,
            "Yêu cầu thực hiện nghĩa vụ tài chính",
            (TAKEN, then(Verb.PAUSE, ground="payment")),
        ),
        (7, "Công dân yêu cầu rút hồ sơ", (TAKEN, then(Verb.WITHDRAW))),
        (8, "Dừng xử lý", (TAKEN, then(Verb.PAUSE))),
        (8, "Dừng xử lý", (TAKEN, then(Verb.REFUSE))),
        (8, "Dừng xử lý", (TAKEN, then(Verb.ASK_SUPPLEMENT), then(Verb.CLOSE))),
        (9, "Đã xử lý xong", (TAKEN, then(Verb.FINISH))),
        (10, "Đã trả kết quả", (TAKEN, then(Verb.FINISH), then(Verb.DELIVER))),
    ],
)
def test_a_dossier_has_its_national_state(code, words, events):
    found = national_state(life(*events), TABLE)
    assert (found.code, found.label) == (code, words)


def test_an_entry_made_by_mistake_is_never_sent():
    assert national_state(life(TAKEN, then(Verb.CANCEL)), TABLE) is None


def test_the_ten_are_ten_and_every_state_of_ours_has_a_place_or_is_left_out_on_purpose():
    assert [one.code for one in TABLE] == list(range(1, 11))
    placed = {state for one in TABLE for state in one.states}
    assert set(State) - placed == {State.CANCELLED}
