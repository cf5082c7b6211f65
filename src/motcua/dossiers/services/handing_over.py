"""Hand-over between agencies: forwarded, received there, answered, recalled.

All of it is written in the log of the agency whose dossier it is, by whoever did it: one dossier,
one chain, counted once.
"""

from datetime import datetime
from typing import Unpack

from motcua.agencies import api as agencies
from motcua.dossiers.data import DossierView, ForwardForm
from motcua.dossiers.known import Known
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.intake import said
from motcua.dossiers.services.recording import record
from motcua.kernel.case_json import moment_to_json
from motcua.kernel.cases import Verb, Week
from motcua.kernel.dates import local
from motcua.kernel.leg_json import week_to_json
from motcua.kernel.legs import LegRefused, begins_at, leg_due
from motcua.kernel.text import nfc
from motcua.rulebook import load as rulebook

MOST_HOURS = 2_000  # a working year


def forward(code: str, to: ForwardForm, **doing: Unpack[Doing]) -> DossierView:
    """Begin a leg: another agency gets a part in the dossier, with a clock in its own hours.

    The cut-off hour is that of the day of acceptance, the hours are those the agency has today.
    Raises LegRefused: to oneself, to an agency that is gone or has it already, hours out of range.
    """
    task = said("task", to.task)
    if not 1 <= to.hours <= MOST_HOURS:
        raise LegRefused("hours", f"Thời hạn của chặng: ghi từ 1 đến {MOST_HOURS} giờ làm việc.")
    at = local(doing.get("at") or doing["now"])

    def payload(found: Known) -> dict[str, object]:
        name, week = _target(found, to, at)
        clock = rulebook.calendar_of(week)
        accepted = local(found.case.accepted_at or at).date()
        cut_off = rulebook.intake_rules(accepted).cut_off_of(
            found.case.procedure_code, found.case.field_key
        )
        begins = begins_at(at, cut_off, clock)
        words: dict[str, object] = {
            "agency_id": to.agency_id,
            "agency_name": name,
            "task": task,
            "begins_at": moment_to_json(begins),
            "leg_due_at": moment_to_json(leg_due(begins, to.hours, clock)),
        }
        return words if week is None else {**words, "week": week_to_json(week)}

    return record(code, Verb.FORWARD, payload, **doing)


def receive_leg(code: str, leg: int, **doing: Unpack[Doing]) -> DossierView:
    """The other agency confirms that it has the dossier; the actor works on it there."""
    words: dict[str, object] = {"officer": said("officer", doing["actor"].name)}
    return record(code, Verb.RECEIVE_LEG, lambda found: _of(found, leg, words), leg=leg, **doing)


def return_leg(
    code: str,
    leg: int,
    result: str,
    reference: str = "",
    *,
    declined: bool = False,
    **doing: Unpack[Doing],
) -> DossierView:
    """The other agency answers: what came of its part, and the number of the paper.

    declined: it gives no result (not its business, not enough papers); `result` then says why.
    """
    words: dict[str, object] = {}
    number = nfc(reference).strip()
    if number:
        words["leg_reference"] = said("leg_reference", number)
    if declined:
        words["declined"] = True
    personal = {"leg_result": said("leg_result", result)}
    return record(
        code,
        Verb.RETURN_LEG,
        lambda found: _of(found, leg, words),
        personal=personal,
        leg=leg,
        **doing,
    )


def recall_leg(code: str, leg: int, reason: str, **doing: Unpack[Doing]) -> DossierView:
    """Take a leg back that went to the wrong agency; no due date moves, and the log keeps both."""
    words: dict[str, object] = {"reason": said("reason", reason)}
    return record(code, Verb.RECALL_LEG, lambda found: _of(found, leg, words), leg=leg, **doing)


def _of(found: Known, number: int, words: dict[str, object]) -> dict[str, object]:
    """What is said of a leg, with its agency as the timeline names it."""
    names = {leg.number: leg.agency_name for leg in found.case.legs}
    return {"leg": number, "agency_name": names.get(number, ""), **words}


def _target(found: Known, to: ForwardForm, at: datetime) -> tuple[str, Week | None]:
    """What the agency is called, and its hours."""
    if to.agency_id is None:
        if not to.name.strip():
            raise LegRefused("to", "Chọn cơ quan nhận trong danh sách, hoặc ghi tên cơ quan khác.")
        return said("agency_name", to.name), None
    if to.name.strip():
        raise LegRefused(
            "to",
            "Chặng này có hai cơ quan; giữ một ô, xóa ô kia: chọn trong danh sách hoặc ghi tên.",
        )
    if to.agency_id == found.agency_id:
        raise LegRefused("to", "Đây là cơ quan đang giải quyết hồ sơ; hãy chọn cơ quan khác.")
    agency = agencies.get(to.agency_id)
    if not agency.stands_on(at.date()):
        raise LegRefused("to", f"{agency.name} không còn hoạt động; hãy chọn cơ quan kế tục.")
    return agency.name, agencies.working_week(agency.id, at.date())
