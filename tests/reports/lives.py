"""Random dossiers, the files an export would print of them, and Biểu 06a counted by hand.

`cells_of` is written from the wording of the rules alone, slowly, one dossier at a time; it uses
no code of the program. The days lie between 15/2 and 26/4/2024, where only weekends and 18/4
(Giỗ Tổ) are off.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

FROM, TO = date(2024, 3, 4), date(2024, 3, 15)  # a Monday and a Friday
FIRST_FILE = datetime(2024, 3, 20, 18, 0)  # noqa: DTZ001  (clock of the office, as in a file)
SECOND_FILE = datetime(2024, 4, 12, 18, 0)  # noqa: DTZ001
FIELDS = {"ho-tich": "Hộ tịch", "chung-thuc": "Chứng thực", "dat-dai": "Đất đai"}
ONLINE = ("Trực tuyến", "Cổng DVCQG", "VNeID", "Ki-ốt")
DIRECT = ("Trực tiếp", "Bưu chính", "Ủy quyền")
OVERLAYS = ("default", "withdrawn-on-due", "kept-apart")
COLUMNS = tuple(str(number) for number in range(3, 14))
HEADINGS = (
    "Mã hồ sơ", "Tên TTHC", "Lĩnh vực", "Hình thức nộp", "Ngày tiếp nhận", "Ngày hẹn trả",
    "Ngày có kết quả", "Ngày dừng", "Ngày tiếp tục", "Trạng thái",
)  # fmt: skip
STATES = {
    "result": "Đã có kết quả",
    "refused": "Từ chối",
    "withdrawn": "Rút hồ sơ",
    "cancelled": "Hủy",
}


@dataclass(frozen=True)
class Life:
    """What happened to a dossier. due None: no limit. end: (when, how it ended)."""

    number: int
    field: str
    channel: str
    accepted: datetime
    due: datetime | None
    stop: datetime | None
    resume: datetime | None
    ended: datetime | None
    how: str

    def known_at(self, moment: datetime) -> "Life | None":
        """What of it a file of that moment can say; None: nothing yet."""
        if self.accepted > moment:
            return None
        told = self
        if told.stop and told.stop > moment:
            told = replace(told, stop=None, resume=None)
        if told.resume and told.resume > moment:
            told = replace(told, resume=None)
        if told.ended and told.ended > moment:
            told = replace(told, ended=None, how="open")
        return told

    def row(self, prefix: str) -> list[str]:
        """Its line in the file."""
        state = STATES.get(self.how, "Đang xử lý")
        if self.how == "open" and self.stop and not self.resume:
            state = "Chờ bổ sung" if self.number % 2 else "Tạm dừng"
        return [
            code_of(prefix, self), "Thủ tục mẫu", FIELDS[self.field], self.channel,
            _cell(self.accepted), _cell(self.due), _cell(self.ended), _cell(self.stop),
            _cell(self.resume), state,
        ]  # fmt: skip


def code_of(prefix: str, life: Life) -> str:
    return f"{prefix}-{life.number:04d}"


def _cell(moment: datetime | None) -> str:
    if moment is None:
        return ""
    if moment.time() == time(17, 30):  # an appointment without an hour ends with the day
        return f"{moment:%d/%m/%Y}"
    return f"{moment:%d/%m/%Y %H:%M}"


# Near the ends of the period more often than anywhere else.
EDGES = [d + timedelta(days=n) for d in (FROM, TO) for n in (-1, 0, 1)]
accepted_days = st.one_of(
    st.sampled_from(EDGES), st.dates(FROM - timedelta(days=12), TO + timedelta(days=3))
)


def _after(day: date, longest: int) -> st.SearchStrategy[date]:
    edges = [edge for edge in EDGES if day <= edge <= day + timedelta(days=longest)]
    anywhere = st.dates(day, day + timedelta(days=longest))
    return st.one_of(anywhere, st.sampled_from(edges)) if edges else anywhere


def _working(day: date) -> date:
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day


@st.composite
def life(draw: st.DrawFn, number: int) -> Life:
    """One dossier; every moment follows what it must follow."""
    accepted = draw(accepted_days)
    due = draw(st.one_of(st.none(), _after(accepted, 9), _after(accepted, 9)))
    due_at = None
    if due is not None:
        hour = draw(st.sampled_from((time(10, 0), time(17, 30))))
        due_at = datetime.combine(due, time(10, 0) if due.weekday() >= 5 else hour)
    stop = resume = None
    if draw(st.booleans()):
        stop_day = _working(draw(_after(accepted, 7)))
        stop = datetime.combine(stop_day, time(9, 15))
        if draw(st.booleans()):
            resume_day = draw(_after(stop_day, 6))
            resume = datetime.combine(resume_day, time(14, 5))
    how = draw(st.sampled_from(("open", "result", "result", "refused", "withdrawn", "cancelled")))
    ended = None
    if how != "open":
        latest = max(moment.date() for moment in (accepted_at(accepted), stop, resume) if moment)
        ended = datetime.combine(draw(_after(latest, 7)), time(16, 40))
    return Life(
        number=number,
        field=draw(st.sampled_from(tuple(FIELDS))),
        channel=draw(st.sampled_from(ONLINE + DIRECT)),
        accepted=accepted_at(accepted),
        due=due_at,
        stop=stop,
        resume=resume,
        ended=ended,
        how=how,
    )


def accepted_at(day: date) -> datetime:
    return datetime.combine(day, time(7, 45))


@st.composite
def offices(draw: st.DrawFn) -> list[list[tuple[Life, Life]]]:
    """For each accounting one office: its dossiers as first written down, and as corrected."""
    return [
        [draw(_corrected(number)) for number in range(draw(st.integers(4, 14)))] for _ in OVERLAYS
    ]


@st.composite
def _corrected(draw: st.DrawFn, number: int) -> tuple[Life, Life]:
    first = draw(life(number))
    if draw(st.integers(0, 4)):
        return first, first
    second = replace(
        first,
        field=draw(st.sampled_from(tuple(FIELDS))),
        channel=draw(st.sampled_from(ONLINE + DIRECT)),
    )
    if first.due and not first.stop:
        second = replace(second, due=first.due + timedelta(days=draw(st.integers(0, 6))))
    return first, second


# --- the count -----------------------------------------------------------------------------


def _minutes() -> list[datetime]:
    """Every working minute of the days concerned: 7:30-11:30 and 13:30-17:30, Monday to Friday."""
    found = []
    day = date(2024, 2, 15)
    while day <= date(2024, 5, 31):
        if day.weekday() < 5 and day not in (
            date(2024, 4, 18),
            date(2024, 4, 30),
            date(2024, 5, 1),
        ):
            for begin, end in ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 30))):
                minute = datetime.combine(day, begin)
                while minute.time() < end:
                    found.append(minute)
                    minute += timedelta(minutes=1)
        day += timedelta(days=1)
    return found


MINUTES = _minutes()


def moved(due: datetime, stop: datetime, resume: datetime) -> datetime:
    """What was left of the time when the clock stopped runs on from where it goes on."""
    if stop.date() > due.date():
        return due  # stopped when the due date had passed: moves nothing
    left = bisect_left(MINUTES, due) - bisect_left(MINUTES, stop)
    if left <= 0:
        return max(due, _first_working(resume))
    return max(due, MINUTES[bisect_left(MINUTES, resume) + left - 1] + timedelta(minutes=1))


def _first_working(moment: datetime) -> datetime:
    return datetime.combine(_working(moment.date()), moment.time())


def due_when_ended(life: Life) -> date | None:
    """The due date a finished dossier is measured by; its end also ends a stop."""
    if life.due is None:
        return None
    if life.stop is None:
        return life.due.date()
    return moved(life.due, life.stop, life.resume or life.ended).date()


def is_late_at_the_end(life: Life) -> bool:
    """Column (13) for a dossier open on the last day."""
    if life.due is None:
        return False
    due = life.due.date()
    if life.stop and life.stop.date() <= TO:
        stands_still = life.resume is None or life.resume.date() > TO
        if stands_still:
            stopped_in_time = life.stop.date() <= due
            return due < TO and not stopped_in_time
        due = moved(life.due, life.stop, life.resume).date()
    return due < TO


def cells_of(lives: list[Life], overlay: str) -> dict[tuple[str, str], set[int]]:
    """(field, column) -> numbers of the dossiers in it."""
    cells: dict[tuple[str, str], set[int]] = {}
    for each in lives:
        for column in _columns_of(each, overlay):
            cells.setdefault((each.field, column), set()).add(each.number)
            cells.setdefault(("total", column), set()).add(each.number)
    return cells


def _columns_of(life: Life, overlay: str) -> list[str]:
    accepted = life.accepted.date()
    ended = life.ended.date() if life.ended else None
    if life.how == "cancelled" and overlay != "kept-apart":
        return []  # an entry made by mistake counts nowhere
    if accepted > TO or (ended is not None and ended < FROM):
        return []
    columns = ["3"]
    if accepted < FROM:
        columns.append("6")
    else:
        columns.append("4" if life.channel in ONLINE else "5")
    if ended is None or ended > TO:
        return [*columns, "11", "13" if is_late_at_the_end(life) else "12"]
    if overlay == "kept-apart" and life.how != "result":
        return columns
    due = due_when_ended(life)
    always_on_due = overlay == "withdrawn-on-due" and life.how in ("refused", "withdrawn")
    if always_on_due or due is None or ended == due:
        return [*columns, "7", "9"]
    return [*columns, "7", "8" if ended < due else "10"]
