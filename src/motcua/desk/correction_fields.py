"""The values of a dossier that a correction may change, as fields and back."""

from collections.abc import Mapping
from datetime import datetime

from motcua.desk.action_fields import Field, Kind
from motcua.desk.templatetags.vietnamese import moment
from motcua.dossiers.data import DossierView
from motcua.kernel.cases import Outcome
from motcua.kernel.dates import DateUnreadable, parse_moment
from motcua.kernel.errors import NotFound
from motcua.kernel.working_time import WorkCalendar
from motcua.procedures import api as procedures
from motcua.rulebook import load

ENDED_LABELS = {
    Outcome.RESULT: "Ngày có kết quả",
    Outcome.REFUSED: "Ngày từ chối",
    Outcome.WITHDRAWN: "Ngày rút hồ sơ",
    Outcome.CANCELLED: "Ngày hủy",
}


class Unreadable(Exception):
    """Fields whose text cannot be read: name -> sentence."""

    def __init__(self, faults: dict[str, str]) -> None:
        """`faults`: at least one."""
        super().__init__(faults)
        self.faults = faults


def correction_fields(view: DossierView) -> tuple[Field, ...]:
    """The present values, each in its field; moments that were never said are left out."""
    channels = tuple((channel.key, channel.label) for channel in load.channels())
    fields = [
        Field("applicant", "Người nộp", Kind.TEXT, value=view.applicant),
        Field("procedure_code", "Mã TTHC", Kind.TEXT, value=view.procedure_code or ""),
        Field("channel", "Hình thức nộp", Kind.CHOICE, options=channels, value=view.channel),
    ]
    named = (
        ("accepted_at", "Ngày tiếp nhận", view.accepted_at),
        ("appointment_at", "Ngày hẹn trả", view.appointment_at),
        ("ended_at", ENDED_LABELS.get(Outcome(view.outcome), ""), view.ended_at),
        ("delivered_at", "Ngày trả kết quả", view.delivered_at),
    )
    fields += [Field(name, label, Kind.MOMENT, value=moment(at)) for name, label, at in named if at]
    return tuple(fields)


def corrected(view: DossierView, typed: Mapping[str, str]) -> dict[str, object]:
    """What was changed: name of a value -> the new one, as `dossiers.api.correct` takes them.

    Raises Unreadable, naming every field at once.
    """
    changed = {
        field.name: typed[field.name].strip()
        for field in correction_fields(view)
        if field.name in typed and typed[field.name].strip() != field.value
    }
    found: dict[str, object] = {}
    faults: dict[str, str] = {}
    for name, text in changed.items():
        try:
            found |= _read(name, text, load.calendar_of(view.week))
        except (DateUnreadable, NotFound) as unreadable:
            faults[name] = str(unreadable)
    if faults:
        raise Unreadable(faults)
    return found


def _read(name: str, text: str, clock: WorkCalendar) -> dict[str, object]:
    if name == "procedure_code":
        return _procedure(text)
    if name.endswith("_at"):
        return {name: _moment(name, text, clock)}
    return {name: text}


def _procedure(text: str) -> dict[str, object]:
    known = procedures.by_code(text)
    if known is None or not known.field_key:
        raise NotFound("thủ tục có mã", text)
    return {
        "procedure_code": known.code,
        "procedure_name": known.name,
        "field_key": known.field_key,
    }


def _moment(name: str, text: str, clock: WorkCalendar) -> datetime | None:
    if not text and name == "appointment_at":
        return None  # the procedure has no limit
    said = parse_moment(text)
    if name == "appointment_at" and not said.has_time:
        return clock.end_of_working_day(said.on)
    return said.at
