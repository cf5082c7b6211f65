"""A filing of the portal is answered: accepted after the checks of the counter, or declined."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Unpack

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers.acceptance_rules import rules_of
from motcua.dossiers.data import DossierView
from motcua.dossiers.errors import DossierUnknown
from motcua.dossiers.intake_checks import Checked, Checks
from motcua.dossiers.intake_data import IntakeForm
from motcua.dossiers.intake_errors import IntakeRefused
from motcua.dossiers.intake_event import payload_of, person_keys, personal_of
from motcua.dossiers.intake_index import index_intake
from motcua.dossiers.intake_offer import ProcedureOffer, procedure_offer
from motcua.dossiers.intake_queries import open_duplicates
from motcua.dossiers.known import known
from motcua.dossiers.permissions import require_verb
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.recording import record, require_step
from motcua.dossiers.services.taking_in import duplicate_faults, waiting_for_fee
from motcua.kernel.cases import Case, State, Verb
from motcua.kernel.dates import local
from motcua.kernel.service import OnlineLevel
from motcua.rulebook import load as rulebook

LevelOn = Callable[[str, date], OnlineLevel | None]
MINUTES_AN_HOUR = 60


def accept_filed(
    code: str,
    form: IntakeForm,
    *,
    level_on: LevelOn | None = None,
    **doing: Unpack[Doing],
) -> DossierView:
    """Accept a registered dossier as the counter takes one in: person, papers, fee and appointment
    are checked and written down, and the due time runs from `at`. A fee not paid yet stops it.

    form: as typed; procedure and channel are those of the filing, and it came here. level_on: as
    for `take_in`. Raises IntakeRefused with every wrong field, also where the person has an open
    dossier of the procedure and nobody said that this one is meant besides.
    """
    found = known([code], lock=False).get(code)
    if found is None:
        raise DossierUnknown(code)
    require_verb(doing["actor"], Verb.ACCEPT, code, found.agency_id, doing["now"])
    require_step(found.case, Verb.ACCEPT)
    at = local(doing.get("at") or doing["now"])
    form, here = _of_filing(form, found.case), agencies.get(found.agency_id)
    offer = procedure_offer(form.procedure_code, at.date(), form.channel, found.agency_id)
    if offer is not None and level_on is not None:
        offer = replace(offer, online_level=level_on(offer.procedure.code, at.date()))
    checked, offer = _checked(form, offer, here, at)
    payload = payload_of(code, form, checked, offer, here, doing["actor"].name)
    return record(
        code,
        Verb.ACCEPT,
        {**payload, "source_system": found.case.source_system},
        personal=personal_of(checked),
        follows=waiting_for_fee(checked, offer, at),
        then=lambda stored: index_intake(code, stored.id, stored.agency_id),
        **doing,
    )


def answer_due(view: DossierView) -> datetime | None:
    """By when an online filing is to be answered; None: it is answered, or no rule says it."""
    filed, rules = view.registered_at, rules_of(view.registered_at)
    if view.state is not State.REGISTERED or filed is None or rules is None:
        return None
    return rulebook.calendar().add_working_minutes(
        filed, rules.online_answer_hours * MINUTES_AN_HOUR
    )


def _of_filing(form: IntakeForm, case: Case) -> IntakeForm:
    """What is typed at an answer, with what the filing itself says."""
    return replace(
        form,
        procedure_code=case.procedure_code or "",
        field_key=form.field_key or case.field_key,
        channel=case.channel,
        filed_at="",
        resolved_by="",
        provisional_code="",
        occurred_at="",
    )


def _checked(
    form: IntakeForm, offer: ProcedureOffer | None, here: AgencyView, at: datetime
) -> tuple[Checked, ProcedureOffer]:
    week = agencies.working_week(here.id, at.date())
    checks = Checks(form, offer, here, at, week)
    checked = checks.read()
    faults = list(checks.faults)
    if checked is not None and offer is not None and not form.duplicate_is_meant:
        keys = person_keys(checked.texts)
        faults += duplicate_faults(open_duplicates(keys, offer.procedure.code, here.id))
    if faults or checked is None or offer is None:
        raise IntakeRefused(faults)
    return checked, offer
