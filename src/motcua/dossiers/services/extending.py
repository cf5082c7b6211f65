"""An apology and a new day: at most once, in time, and never moving the day reports count by."""

from datetime import datetime
from typing import Unpack

from motcua.agencies import api as agencies
from motcua.dossiers.data import DossierView, ReasonGiven
from motcua.dossiers.known import Known
from motcua.dossiers.own_clock import clock_of
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.reasons import reason_words
from motcua.dossiers.services.recording import record
from motcua.kernel.case_json import moment_to_json
from motcua.kernel.cases import Verb
from motcua.kernel.dates import local
from motcua.kernel.extensions import check_extension
from motcua.kernel.lifecycle import standing
from motcua.rulebook import load as rulebook

APOLOGY_DAYS = "apology_before_days"  # key of an agency's decision: working days, 0 the due day


def extend(
    code: str, new_appointment_at: datetime, reason: str | ReasonGiven, **doing: Unpack[Doing]
) -> DossierView:
    """Apologise and put the appointment off, before it is due (form 04).

    The due date of reports stays. Raises ExtensionRefused: once too often, too late, a new day
    that is not later or lies in closed hours. The rules are those of the day of acceptance.
    """
    promised = local(new_appointment_at)
    payload: dict[str, object] = {"new_appointment_at": moment_to_json(promised)}
    signing = agencies.signing(doing["actor"], doing["now"])
    if signing is not None:
        payload["signed_as"] = "; ".join(signing.titles)
        payload["signer"] = signing.name
        if signing.in_place_of:
            payload["on_behalf_of"] = signing.in_place_of
            payload["delegation_act"] = signing.act

    def rule(found: Known, at: datetime) -> None:
        _check(found, promised, at)

    def words(found: Known) -> dict[str, object]:
        return {**payload, **reason_words(Verb.EXTEND, reason, found, doing)}

    return record(code, Verb.EXTEND, words, rule=rule, **doing)


def _check(found: Known, promised: datetime, at: datetime) -> None:
    case, calendar = found.case, clock_of(found.case)
    accepted = local(case.accepted_at or at).date()
    rules = rulebook.intake_rules(accepted)
    decided = agencies.decision(found.agency_id, APOLOGY_DAYS, local(at).date())
    check_extension(
        case,
        standing(case, calendar).due_at,
        promised,
        at,
        calendar,
        most=rules.most_extensions,
        days_before=rules.apology_before_days if decided is None else int(decided),
    )
