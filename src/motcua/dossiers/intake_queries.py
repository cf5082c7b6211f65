"""Reads for the counter: what a procedure asks, when it is due, who has come before."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from motcua.agencies import api as agencies
from motcua.dossiers.errors import DossierUnknown
from motcua.dossiers.intake_course import intake_of
from motcua.dossiers.intake_data import Duplicate, IntakeForm, IntakeRecord
from motcua.dossiers.intake_errors import IntakeNotRecorded
from motcua.dossiers.intake_event import person_keys
from motcua.dossiers.intake_shapes import bare_number
from motcua.dossiers.models import Dossier, DossierIntake
from motcua.dossiers.permissions import WRITE, require_read
from motcua.dossiers.provisional_numbers import codes_of_number
from motcua.dossiers.read_log import log_read
from motcua.dossiers.receiving import resolver_of
from motcua.dossiers.views import OPEN_STATES, parts_of
from motcua.dossiers.words import STATE_WORDS
from motcua.kernel.actors import Actor
from motcua.kernel.cases import State
from motcua.kernel.dates import local
from motcua.kernel.text import nfc

SHOWN = 5
_OF_PERSON = "SELECT code FROM dossier_intake WHERE person_key IN ({marks}) OR old_key IN ({marks})"


def duplicates(
    form: IntakeForm, *, agency_id: int, actor: Actor, now: datetime
) -> tuple[Duplicate, ...]:
    """Open dossiers of the person and procedure typed so far, newest first, at the agency that
    resolves what is taken in at `agency_id`.

    Nobody's data is handed out; that these dossiers were looked at is logged all the same.
    """
    agencies.require(actor, WRITE, agency_id, local(now).date())
    texts = {
        name: " ".join(nfc(str(getattr(form, name))).split())
        for name in ("id_number", "old_id_number", "applicant", "birth_on", "phone")
    }
    texts |= {name: bare_number(texts[name]) for name in ("id_number", "old_id_number")}
    if form.resolved_by:
        here = agencies.get(agency_id)
        agency_id = resolver_of(form.resolved_by, here, local(now).date())[0].id
    found = open_duplicates(person_keys(texts), form.procedure_code, agency_id)
    if found:
        log_read([one.code for one in found], "duplicate", actor, now)
    return found


def open_duplicates(
    keys: Sequence[str], procedure_code: str, agency_id: int
) -> tuple[Duplicate, ...]:
    """Open dossiers of a person by the keys of `person_keys`; none of them finds none.

    Whoever filed with an old card is found by a new one, and the other way round.
    """
    if not keys:
        return ()
    codes = _codes_of_person(keys)
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


def _codes_of_person(keys: Sequence[str]) -> list[str]:
    # Every intake asks this; a query builder takes three times as long to write it.
    marks = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(_OF_PERSON.format(marks=marks), [*keys, *keys])
        return [row[0] for row in cursor.fetchall()]


def intake_record(code: str, *, actor: Actor, now: datetime) -> IntakeRecord:
    """All that was written down at the counter, as it stands since; the read is logged.

    Raises DossierUnknown, IntakeNotRecorded for a dossier that came in another way.
    """
    row = Dossier.objects.filter(code=code).first()
    if row is None:
        raise DossierUnknown(code)
    require_read(actor, code, row.agency_id, now, parts_of(row))
    found = intake_of(row.pk)
    if found is None:
        raise IntakeNotRecorded(code)
    log_read([code], "intake", actor, now)
    return found


def by_provisional_code(
    provisional_code: str, *, agency_id: int, actor: Actor, now: datetime
) -> tuple[str, ...]:
    """Codes of the dossiers of an agency that once had this number; () for none."""
    agencies.require(actor, WRITE, agency_id, local(now).date())
    rows = DossierIntake.objects.filter(
        code__in=codes_of_number(provisional_code), received_at_agency_id=agency_id
    )
    return tuple(rows.order_by("code").values_list("code", flat=True))
