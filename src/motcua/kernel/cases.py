"""A dossier as values: what happened to it, and what follows from that.

`Case` holds what was said (by events); `Standing` is derived from it by pure rules. Times are
aware datetimes in Asia/Ho_Chi_Minh.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verb(StrEnum):
    """What a clerk does to a dossier; each is one event."""

    REGISTER = "register"  # mới đăng ký trực tuyến, chưa tiếp nhận
    DECLINE = "decline"  # không tiếp nhận
    ACCEPT = "accept"  # tiếp nhận
    ASK_SUPPLEMENT = "ask_supplement"  # yêu cầu bổ sung: đồng hồ dừng
    RECEIVE_SUPPLEMENT = "receive_supplement"  # nhận bổ sung: đồng hồ chạy
    PAUSE = "pause"  # tạm dừng
    RESUME = "resume"  # tiếp tục
    ROUTE = "route"  # chuyển xử lý
    TAKE = "take"  # nhận xử lý
    COMMENT = "comment"  # ý kiến
    DRAFT = "draft"  # dự thảo kết quả
    SUBMIT = "submit"  # trình lãnh đạo
    APPROVE = "approve"  # duyệt
    SEND_BACK = "send_back"  # lãnh đạo trả lại
    FORWARD = "forward"  # chuyển cơ quan khác phối hợp: một chặng liên thông
    RECEIVE_LEG = "receive_leg"  # cơ quan ấy nhận chặng
    RETURN_LEG = "return_leg"  # cơ quan ấy trả kết quả của chặng
    RECALL_LEG = "recall_leg"  # thu hồi chặng chuyển nhầm
    EXTEND = "extend"  # xin lỗi và hẹn lại: hạn trong báo cáo không đổi
    SERVE = "serve"  # thanh toán, bưu chính, số hóa: xem kernel/service.py
    STRIKE_SCAN = "strike_scan"  # bỏ bản số hóa nhầm
    NOTIFY = "notify"  # báo cho công dân; chưa phải là trả kết quả
    FINISH = "finish"  # có kết quả
    DELIVER = "deliver"  # trả kết quả cho công dân
    REFUSE = "refuse"  # từ chối giải quyết
    WITHDRAW = "withdraw"  # rút hồ sơ
    CLOSE = "close"  # đóng vì quá hạn bổ sung
    CANCEL = "cancel"  # hủy do nhập sai
    CORRECT = "correct"  # đính chính


class State(StrEnum):
    """Where a dossier stands."""

    REGISTERED = "registered"
    DECLINED = "declined"
    PENDING = "pending"
    WAITING = "waiting"  # chờ bổ sung
    PAUSED = "paused"
    SUBMITTED = "submitted"  # chờ lãnh đạo duyệt
    APPROVED = "approved"  # lãnh đạo đã duyệt, chưa ghi kết quả
    RETURNED = "returned"  # lãnh đạo trả lại
    FINISHED = "finished"
    DELIVERED = "delivered"
    REFUSED = "refused"
    CLOSED = "closed"  # đóng vì không bổ sung; báo cáo tính như từ chối
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """How a dossier ended, for the accounting of a form; OPEN while it has not."""

    OPEN = "open"
    RESULT = "result"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Stop:
    """The clock stood still from `since` until `until` (None: it still does)."""

    since: datetime
    until: datetime | None
    reason: str  # "supplement" | "pause" | "payment"
    restarts: bool = False  # True: the time limit starts again in full at `until`
    since_assumed: bool = False  # nobody said since when: the day it was learnt
    until_assumed: bool = False  # nobody said until when: the day it was learnt


class ReviewStep(StrEnum):
    """How far a draft result has come on the leader's desk."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Review:
    """A draft result before a leader, since `at`.

    leader, leader_id: to whom it was submitted; "" and None: whoever may approve.
    """

    step: ReviewStep
    at: datetime
    leader: str = ""
    leader_id: int | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """An apology: said at `at`, it promises the result for `new_appointment_at`."""

    at: datetime
    new_appointment_at: datetime


Week = tuple[tuple[tuple[int, int], ...], ...]
"""An agency's own hours: the sessions of Monday to Sunday, in minutes of the day."""


class LegEnd(StrEnum):
    """How a leg ended."""

    DONE = "done"
    DECLINED = "declined"
    RECALLED = "recalled"
    CLOSED = "closed"  # the dossier ended first


@dataclass(frozen=True, slots=True)
class Leg:
    """The part of another agency in a dossier; `number` counts from 1.

    agency_id: None: an agency that does not work in this system, known by its name alone.
    begins_at, due_at: of the leg's own clock, in that agency's hours. week: those hours as they
    were when it was forwarded; None: the usual ones. officer: who received it.
    """

    number: int
    agency_id: int | None
    agency_name: str
    task: str
    forwarded_at: datetime
    begins_at: datetime
    due_at: datetime
    week: Week | None = None
    received_at: datetime | None = None
    officer: str = ""
    ended_at: datetime | None = None
    end: LegEnd | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the events say of one dossier. None: not said."""

    code: str
    field_key: str
    procedure_code: str | None
    procedure_name: str
    channel: str  # key of rulebook/channels.yaml
    source_system: str  # "tinh" | "bo"
    registered_at: datetime | None = None
    declined_at: datetime | None = None
    accepted_at: datetime | None = None
    appointment_at: datetime | None = None  # ngày hẹn trả on the receipt; None: no limit
    stops: tuple[Stop, ...] = ()
    ended_at: datetime | None = None  # có kết quả, or the day it was refused, withdrawn, cancelled
    outcome: Outcome = Outcome.OPEN
    delivered_at: datetime | None = None
    officer: str = ""
    registered_assumed: bool = False  # nobody said when: registered_at was only taken for it
    review: Review | None = None  # None: not before a leader, or no more
    extensions: tuple[Extension, ...] = ()  # apologies; reports go on counting by the first date
    notified_at: datetime | None = None  # last told the citizen; not yet a delivery
    closed: bool = False  # ended because a supplement never came
    ecopies: int = 0  # bản sao điện tử được chứng thực; 0: an ordinary dossier
    legs: tuple[Leg, ...] = ()  # parts of other agencies, in the order they were forwarded
    week: Week | None = None  # the agency's own hours on the day of acceptance; None: the usual
    receiver_id: int | None = None  # received it for the agency that resolves it; None: that one


@dataclass(frozen=True, slots=True)
class Standing:
    """What follows from a case.

    due_at: the appointment moved by stopped time (never by an apology); None: no limit.
    stopped_at: since when the clock stands still, if it does and stopped before the due date
        had passed; None otherwise.
    """

    state: State
    due_at: datetime | None
    stopped_at: datetime | None
