"""Which verb may follow which state, and where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from motcua.kernel.cases import State, Verb
from motcua.kernel.errors import MotcuaError

Table = Mapping[tuple[State | None, Verb], State]

STATE_WORDS: dict[State, str] = {
    State.REGISTERED: "Mới đăng ký",
    State.DECLINED: "Không tiếp nhận",
    State.PENDING: "Đang xử lý",
    State.WAITING: "Chờ bổ sung",
    State.PAUSED: "Tạm dừng",
    State.SUBMITTED: "Chờ lãnh đạo duyệt",
    State.APPROVED: "Lãnh đạo đã duyệt",
    State.RETURNED: "Lãnh đạo trả lại",
    State.FINISHED: "Đã có kết quả",
    State.DELIVERED: "Đã trả kết quả",
    State.REFUSED: "Từ chối",
    State.CLOSED: "Đóng, không bổ sung",
    State.WITHDRAWN: "Rút hồ sơ",
    State.CANCELLED: "Hủy",
}
VERB_WORDS: dict[Verb, str] = {
    Verb.REGISTER: "đăng ký",
    Verb.DECLINE: "không tiếp nhận",
    Verb.ACCEPT: "tiếp nhận",
    Verb.ASK_SUPPLEMENT: "yêu cầu bổ sung",
    Verb.RECEIVE_SUPPLEMENT: "nhận bổ sung",
    Verb.PAUSE: "tạm dừng",
    Verb.RESUME: "tiếp tục",
    Verb.ROUTE: "chuyển xử lý",
    Verb.TAKE: "nhận xử lý",
    Verb.COMMENT: "ghi ý kiến",
    Verb.DRAFT: "dự thảo kết quả",
    Verb.SUBMIT: "trình lãnh đạo",
    Verb.APPROVE: "duyệt",
    Verb.SEND_BACK: "lãnh đạo trả lại",
    Verb.FORWARD: "chuyển cơ quan phối hợp",
    Verb.RECEIVE_LEG: "nhận chặng liên thông",
    Verb.RETURN_LEG: "trả kết quả chặng liên thông",
    Verb.RECALL_LEG: "thu hồi chặng liên thông",
    Verb.EXTEND: "xin lỗi và hẹn lại",
    Verb.SERVE: "ghi thanh toán, bưu chính, số hóa",
    Verb.STRIKE_SCAN: "bỏ bản số hóa nhầm",
    Verb.NOTIFY: "thông báo cho công dân",
    Verb.FINISH: "có kết quả",
    Verb.DELIVER: "trả kết quả",
    Verb.REFUSE: "từ chối giải quyết",
    Verb.WITHDRAW: "rút hồ sơ",
    Verb.CLOSE: "đóng do quá hạn bổ sung",
    Verb.CANCEL: "hủy do nhập sai",
    Verb.CORRECT: "đính chính",
}

OPEN = (
    State.PENDING,
    State.WAITING,
    State.PAUSED,
    State.SUBMITTED,
    State.APPROVED,
    State.RETURNED,
)
"""States of a dossier that was accepted and has not ended."""

LEG_VERBS = (Verb.RECEIVE_LEG, Verb.RETURN_LEG, Verb.RECALL_LEG)
"""What is done to a leg that is out."""

_ENDED = (State.FINISHED, State.DELIVERED, State.REFUSED, State.WITHDRAWN, State.CLOSED)
# On the officer's desk with the clock running: also what the leader gave back.
_AT_WORK = (State.PENDING, State.RETURNED)
_RUNNING = (*_AT_WORK, State.SUBMITTED, State.APPROVED)
_NOT_SUBMITTED = tuple(state for state in OPEN if state is not State.SUBMITTED)

# None: the dossier is not known yet. `correct` is not here: it is allowed in every state, and
# the state after it follows from what it changed.
TABLE: Table = {
    (None, Verb.REGISTER): State.REGISTERED,
    (None, Verb.DECLINE): State.DECLINED,
    (None, Verb.ACCEPT): State.PENDING,
    (State.REGISTERED, Verb.ACCEPT): State.PENDING,
    (State.REGISTERED, Verb.DECLINE): State.DECLINED,
    (State.REGISTERED, Verb.WITHDRAW): State.WITHDRAWN,
    (State.REGISTERED, Verb.CANCEL): State.CANCELLED,
    (State.WAITING, Verb.RECEIVE_SUPPLEMENT): State.PENDING,
    (State.WAITING, Verb.CLOSE): State.CLOSED,
    (State.PAUSED, Verb.RESUME): State.PENDING,
    (State.SUBMITTED, Verb.APPROVE): State.APPROVED,
    (State.SUBMITTED, Verb.SEND_BACK): State.RETURNED,
    (State.FINISHED, Verb.DELIVER): State.DELIVERED,
    **{(state, Verb.ASK_SUPPLEMENT): State.WAITING for state in _AT_WORK},
    **{(state, Verb.PAUSE): State.PAUSED for state in _AT_WORK},
    **{(state, Verb.SUBMIT): State.SUBMITTED for state in _AT_WORK},
    **{(state, Verb.EXTEND): state for state in _RUNNING},
    # What waits for the leader stays as it was shown to the leader.
    **{(state, Verb.DRAFT): state for state in (*_AT_WORK, State.WAITING, State.PAUSED)},
    **{(state, Verb.ROUTE): state for state in OPEN},
    # A leg goes out while the clock runs; what came of it may come back in any open state.
    **{(state, Verb.FORWARD): state for state in _AT_WORK},
    **{(state, verb): state for state in OPEN for verb in LEG_VERBS},
    **{(state, Verb.TAKE): state for state in OPEN},
    **{(state, Verb.COMMENT): state for state in (*OPEN, *_ENDED)},
    **{(state, Verb.SERVE): state for state in (*OPEN, *_ENDED)},
    # Somebody else's card does not stay because the dossier ended, or was itself a mistake.
    **{(state, Verb.STRIKE_SCAN): state for state in (*OPEN, *_ENDED, State.CANCELLED)},
    **{(state, Verb.NOTIFY): state for state in (*OPEN, *_ENDED)},
    # A result, a refusal or a withdrawal may come while the clock stands still, and ends that. A
    # result that was submitted is given once it is approved.
    **{(state, Verb.FINISH): State.FINISHED for state in _NOT_SUBMITTED},
    **{(state, Verb.REFUSE): State.REFUSED for state in OPEN},
    **{(state, Verb.WITHDRAW): State.WITHDRAWN for state in OPEN},
    # That an entry was a mistake may be found out after its end too.
    **{(state, Verb.CANCEL): State.CANCELLED for state in (*OPEN, *_ENDED)},
}


@dataclass(eq=False)
class TransitionRefused(MotcuaError):
    """The dossier's state does not allow the verb. `allowed`: those it allows.

    `state`: None when there is no dossier yet.
    """

    code: ClassVar[str] = "dossier.transition_refused"
    state: State | None
    verb: Verb
    allowed: tuple[Verb, ...]

    def __str__(self) -> str:
        words = ", ".join(VERB_WORDS[verb] for verb in self.allowed)
        if self.state is None:
            where = "Hồ sơ chưa được ghi nhận"
        else:
            where = f"Hồ sơ đang ở trạng thái “{STATE_WORDS[self.state]}”"
        return f"{where} nên không thể “{VERB_WORDS[self.verb]}”; việc làm được: {words}."


def step(state: State | None, verb: Verb, table: Table = TABLE) -> State:
    """State after the verb; of a dossier not known yet when `state` is None.

    Raises TransitionRefused, also for `correct`, whose outcome no table knows.
    """
    try:
        return table[state, verb]
    except KeyError:
        raise TransitionRefused(state, verb, allowed(state, table)) from None


def allowed(state: State | None, table: Table = TABLE) -> tuple[Verb, ...]:
    """Verbs that a dossier in this state allows, in the order of `Verb`."""
    return tuple(
        verb
        for verb in Verb
        if (state, verb) in table or (verb is Verb.CORRECT and state is not None)
    )
