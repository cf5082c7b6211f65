"""Where a row says its dossier stands, and whether its dates agree with that."""

from collections.abc import Mapping

from motcua.dossiers.imports.times import Times
from motcua.dossiers.words import STATE_WORDS
from motcua.kernel.cases import Outcome, State
from motcua.kernel.vocabulary import StateName
from motcua.sheets.row_cells import RowCells

NOT_ACCEPTED = frozenset({State.REGISTERED, State.DECLINED})
OUTCOMES: Mapping[State, Outcome] = {
    State.FINISHED: Outcome.RESULT,
    State.DELIVERED: Outcome.RESULT,
    State.REFUSED: Outcome.REFUSED,
    State.WITHDRAWN: Outcome.WITHDRAWN,
    State.CANCELLED: Outcome.CANCELLED,
}
"""States that have ended, and how."""


def state_of(row: RowCells, name: StateName | None, times: Times) -> State:
    """The state of a row: its cell's, and where that is empty what its dates say."""
    if name is None:
        return _state_of_dates(times)
    if name.state is State.FINISHED and times["delivered_at"] is not None:
        return State.DELIVERED
    if name.state is State.PENDING and _is_stopped(times):
        row.note(
            "stopped_by_date",
            f"“{row.text('state')}” mà có Ngày dừng và chưa có Ngày tiếp tục: tính là tạm dừng.",
        )
        return State.PAUSED
    return name.state


def _state_of_dates(times: Times) -> State:
    if times["delivered_at"] is not None:
        return State.DELIVERED
    if times["ended_at"] is not None:
        return State.FINISHED
    return State.PAUSED if _is_stopped(times) else State.PENDING


def _is_stopped(times: Times) -> bool:
    return times["stopped_at"] is not None and times["resumed_at"] is None


def check_dates_of_state(row: RowCells, state: State, times: Times) -> None:
    """Reject dates that contradict the state, and the lack of one it needs.

    A finished row without Ngày có kết quả takes Ngày trả kết quả, and is listed.
    """
    for key in _MUST_BE_EMPTY.get(state, ()):
        if times[key] is not None:
            said = row.text("state") or STATE_WORDS[state]
            row.reject(key, f"để trống khi trạng thái là “{said}”, hoặc sửa lại Trạng thái")
    if times["resumed_at"] is not None and not row.text("stopped_at"):
        row.reject("stopped_at", "ngày, vì dòng này có Ngày tiếp tục")
    if state in OUTCOMES and times["ended_at"] is None and not row.text("ended_at"):
        _take_delivery_as_end(row, state, times)


_MUST_BE_EMPTY: Mapping[State, tuple[str, ...]] = {
    State.REGISTERED: ("ended_at", "delivered_at", "stopped_at", "resumed_at"),
    State.DECLINED: ("stopped_at", "resumed_at"),
    State.PENDING: ("ended_at", "delivered_at"),
    State.WAITING: ("ended_at", "delivered_at", "resumed_at"),
    State.PAUSED: ("ended_at", "delivered_at", "resumed_at"),
}


def _take_delivery_as_end(row: RowCells, state: State, times: Times) -> None:
    if times["delivered_at"] is None:
        if not row.text("delivered_at"):
            row.reject("ended_at", f"ngày, vì trạng thái là “{STATE_WORDS[state]}”")
        return
    times["ended_at"] = times["delivered_at"]
    row.note("ended_from_delivered", "Không có Ngày có kết quả: lấy Ngày trả kết quả.")
