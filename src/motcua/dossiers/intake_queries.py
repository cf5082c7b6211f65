"""Reads for the counter: what a procedure asks, when it is due, who has come before."""

from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers.errors import DossierUnknown
from motcua.dossiers.fee_paid import as_paid
from motcua.dossiers.intake_data import Duplicate, IntakeForm, IntakeRecord
from motcua.dossiers.intake_errors import IntakeNotRecorded
from motcua.dossiers.intake_event import person_key, record_of
from motcua.dossiers.models import Dossier, DossierEvent, DossierIntake
from motcua.dossiers.permissions import WRITE, require_read
from motcua.dossiers.provisional_numbers import codes_of_number
from motcua.dossiers.read_log import log_read
from motcua.dossiers.views import OPEN_STATES, legs_of
from motcua.dossiers.words import STATE_WORDS
from motcua.kernel.actors import Actor
from motcua.kernel.cases import State, Verb
from motcua.kernel.dates import local
from motcua.kernel.text import nfc
from motcua.records.texts import read_payload

SHOWN = 5


def duplicates(
    form: IntakeForm, *, agency_id: int, actor: Actor, now: datetime
) -> tuple[Duplicate, ...]:
    """Open dossiers at the agency of the person and procedure typed so far, newest first.

    Nobody's data is handed out; that these dossiers were looked at is logged all the same.
    """
    agencies.require(actor, WRITE, agency_id, local(now).date())
    texts = {
        name: " ".join(nfc(str(getattr(form, name))).split())
        for name in ("id_number", "applicant", "birth_on", "phone")
    }
    texts["id_number"] = texts["id_number"].replace(" ", "").replace(".", "").upper()
    found = open_duplicates(person_key(texts), form.procedure_code, agency_id)
    if found:
        log_read([one.code for one in found], "duplicate", actor, now)
    return found


def open_duplicates(key: str, procedure_code: str, agency_id: int) -> tuple[Duplicate, ...]:
    """Open dossiers of a person by the key of `person_key`; a key "" finds none."""
    if not key:
        return ()
    codes = list(DossierIntake.objects.filter(person_key=key).values_list("code", flat=True))
    if not codes:  # most people: a query that is not made up costs nothing
        return ()
    rows = Dossier.objects.filter(
        code__in=codes,
        procedure_code=procedure_code,
        agency_id=agency_id,
        state__in=[state.value for state in OPEN_STATES],
    )
    return tuple(
        Duplicate(row.code, local(row.accepted_at), State(row.state), STATE_WORDS[State(row.state)])
        for row in rows.order_by("order_key")[:SHOWN]
        if row.accepted_at is not None
    )


def intake_record(code: str, *, actor: Actor, now: datetime) -> IntakeRecord:
    """All that was written down at the counter, and how a fee was paid later; the read is logged.

    Raises DossierUnknown, IntakeNotRecorded for a dossier that came in another way.
    """
    row = Dossier.objects.filter(code=code).first()
    if row is None:
        raise DossierUnknown(code)
    require_read(actor, code, row.agency_id, now, legs_of(row))
    resumed = DossierEvent.objects.filter(dossier=row, verb=Verb.RESUME).order_by("id")
    said = (read_payload(text) for text in resumed.values_list("payload", flat=True))
    found = as_paid(stored_intake(row), said)
    if found is None:
        raise IntakeNotRecorded(code)
    log_read([code], "intake", actor, now)
    return found


def stored_intake(row: Dossier) -> IntakeRecord | None:
    """The intake of a dossier; None: it came in another way. Logs nothing."""
    event = DossierEvent.objects.filter(dossier=row, verb=Verb.ACCEPT).first()
    if event is None:
        return None
    return record_of(event.payload, event.personal, local(event.occurred_at))


def by_provisional_code(
    provisional_code: str, *, agency_id: int, actor: Actor, now: datetime
) -> tuple[str, ...]:
    """Codes of the dossiers of an agency that once had this number; () for none."""
    agencies.require(actor, WRITE, agency_id, local(now).date())
    rows = DossierIntake.objects.filter(
        code__in=codes_of_number(provisional_code), received_at_agency_id=agency_id
    )
    return tuple(rows.order_by("code").values_list("code", flat=True))
