"""Builders of dossiers for tests: every date explicit."""

from datetime import datetime

from motcua.dossiers.changes import Change, NewEvent
from motcua.dossiers.data import Intake
from motcua.kernel.cases import Case, Outcome, Standing, State, Stop, Verb
from motcua.kernel.dates import VIETNAM

NAME = "Nguyễn Thị Mẫu"


def at(text: str) -> datetime:
    """ "2024-01-05 08:30" or "2024-01-05" in Vietnam."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def intake(code: str, **values: object) -> Intake:
    """A dossier of hộ tịch, filed at the counter, due on 12/01/2024."""
    given = {
        "field_key": "ho-tich",
        "procedure_code": "1.001193",
        "procedure_name": "Thủ tục đăng ký khai sinh",
        "channel": "counter",
        "applicant": NAME,
        "appointment_at": at("2024-01-12 17:00"),
        "officer": "",
        **values,
    }
    return Intake(code=code, **given)


def case(code: str, **values: object) -> Case:
    """The same as a case, accepted on 05/01/2024."""
    given = {
        "field_key": "ho-tich",
        "procedure_code": "1.001193",
        "procedure_name": "Thủ tục đăng ký khai sinh",
        "channel": "counter",
        "source_system": "tinh",
        "accepted_at": at("2024-01-05 08:00"),
        "appointment_at": at("2024-01-12 17:00"),
        **values,
    }
    return Case(code=code, **given)


ENDED = {
    Outcome.OPEN: State.PENDING,
    Outcome.RESULT: State.FINISHED,
    Outcome.REFUSED: State.REFUSED,
    Outcome.WITHDRAWN: State.WITHDRAWN,
    Outcome.CANCELLED: State.CANCELLED,
}


def change(
    said: Case,
    *,
    dossier_id: int | None = None,
    due_at: datetime | None = None,
    stopped_at: datetime | None = None,
    applicant: str = NAME,
) -> Change:
    """A change with one event, for tests of what is below the verbs."""
    event = NewEvent(
        Verb.ACCEPT, said.accepted_at or at("2024-01-01"), {"code": said.code}, {"applicant": NAME}
    )
    standing = Standing(
        state=ENDED[said.outcome], due_at=due_at or said.appointment_at, stopped_at=stopped_at
    )
    return Change(dossier_id, said.code, said, standing, (event,), applicant)


def stop(since: str, until: str | None = None) -> Stop:
    """A pause."""
    return Stop(at(since), at(until) if until else None, "pause")
