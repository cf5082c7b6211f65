"""A filing of the portal is answered: accepted after the checks of the counter, or declined."""

from datetime import datetime
from typing import Unpack

from motcua.agencies import api as agencies
from motcua.dossiers.acceptance_rules import rules_of
from motcua.dossiers.data import Answer, DossierView
from motcua.dossiers.errors import DossierUnknown
from motcua.dossiers.intake_checks import Checked, Checks
from motcua.dossiers.intake_data import EnclosureForm, IntakeForm
from motcua.dossiers.intake_errors import IntakeRefused
from motcua.dossiers.intake_event import payload_of, personal_of
from motcua.dossiers.intake_offer import ProcedureOffer, procedure_offer
from motcua.dossiers.known import Known, known
from motcua.dossiers.permissions import require_verb
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.recording import record
from motcua.kernel.cases import State, Verb
from motcua.kernel.dates import local
from motcua.rulebook import load as rulebook

MINUTES_AN_HOUR = 60


def accept_filed(code: str, answer: Answer, **doing: Unpack[Doing]) -> DossierView:
    """Accept a registered dossier as the counter does: its procedure, papers and appointment
    are checked, and the due time runs from `at` by the rulebook's calendar.

    Raises IntakeRefused with every wrong field.
    """
    found = known([code], lock=False).get(code)
    if found is None:
        raise DossierUnknown(code)
    require_verb(doing["actor"], Verb.ACCEPT, code, found.agency_id, doing["now"])
    at = local(doing.get("at") or doing["now"])
    case = found.case
    offer = procedure_offer(case.procedure_code or "", at.date(), case.channel, found.agency_id)
    form = _form(found, answer, offer)
    checked, offer = _checked(found, form, offer, at)
    here = agencies.get(found.agency_id)
    payload = payload_of(code, form, checked, offer, here, doing["actor"].name)
    personal = personal_of(checked)
    return record(code, Verb.ACCEPT, payload, personal=personal, **doing)


def answer_due(view: DossierView) -> datetime | None:
    """By when an online filing is to be answered; None: it is answered, or no rule says it."""
    filed, rules = view.registered_at, rules_of(view.registered_at)
    if view.state is not State.REGISTERED or filed is None or rules is None:
        return None
    return rulebook.calendar().add_working_minutes(
        filed, rules.online_answer_hours * MINUTES_AN_HOUR
    )


def _form(found: Known, answer: Answer, offer: ProcedureOffer | None) -> IntakeForm:
    """What is known of the filing, as the counter would have typed it; its papers are files."""
    papers = offer.enclosures if offer and answer.papers_complete else ()
    kinds = offer.rules.enclosure_kinds if offer else ()
    counts = {one.key: "1" for one in kinds if not one.is_paper}
    return IntakeForm(
        procedure_code=found.case.procedure_code or "",
        field_key=found.case.field_key,
        channel=found.case.channel,
        applicant=found.applicant,
        enclosures=tuple(EnclosureForm(one.key, counts) for one in papers if one.is_required),
        missing_reason=answer.missing_reason,
        missing_note=answer.missing_note,
        appointment=answer.appointment,
    )


def _checked(
    found: Known, form: IntakeForm, offer: ProcedureOffer | None, at: datetime
) -> tuple[Checked, ProcedureOffer]:
    checks = Checks(
        form,
        offer,
        agencies.get(found.agency_id),
        at,
        agencies.working_week(found.agency_id, at.date()),
    )
    checked = checks.read()
    if checks.faults or checked is None or offer is None:
        raise IntakeRefused(checks.faults)
    return checked, offer
