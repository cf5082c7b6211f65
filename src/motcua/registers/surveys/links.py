"""Links, each for one ballot: made by an officer, opened and answered by anybody who has one."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.dates import local
from motcua.kernel.errors import NotFound
from motcua.kernel.text import nfc
from motcua.registers.ledger.log import lock_head
from motcua.registers.ledger.models import RegisterCommand, RegisterEntry
from motcua.registers.ledger.serials import LedgerSerials
from motcua.registers.surveys.ballots import REGISTER, record_ballot
from motcua.registers.surveys.data import Ballot, LinkView
from motcua.registers.surveys.errors import LinkCountInvalid, LinkExpired, LinkUnknown, LinkUsed
from motcua.registers.surveys.models import SurveyLink
from motcua.rulebook import load

WRITE = "surveys.write"
MOST_LINKS = 100
LISTED = 200
TOKEN_BYTES = 15
SERIES = "LK"
ANYBODY = Actor(SYSTEM.user_id, "Người dân, qua liên kết", SYSTEM.role, None)
"""Who answers: nobody signs in, and nothing is kept of who it was."""


@transaction.atomic
def make_links(
    agency: AgencyView,
    questionnaire_key: str,
    *,
    count: int = 1,
    dossier: str = "",
    officer: str = "",
    actor: Actor,
    now: datetime,
) -> tuple[LinkView, ...]:
    """New links, in the order of their numbers; they expire as the questionnaire says.

    Raises LinkCountInvalid, NotAllowed, NotFound, NotInForce, RulebookKeyUnknown.
    """
    today = local(now).date()
    agencies.require(actor, WRITE, agency.id, today)
    if not 1 <= count <= MOST_LINKS:
        raise LinkCountInvalid(count, MOST_LINKS)
    questionnaire = load.questionnaire(questionnaire_key, today)
    lock_head(agency.id)
    serials = LedgerSerials(agency.id, REGISTER)
    rows = [
        SurveyLink(
            agency_id=agency.id,
            token=secrets.token_urlsafe(TOKEN_BYTES),
            code=f"{SERIES}-{today.year}-{serials.next(f'{SERIES}-{today.year}'):05d}",
            questionnaire=questionnaire.key,
            dossier=nfc(dossier).strip()[:80],
            officer=nfc(officer).strip()[:150],
            expires_on=today + timedelta(days=questionnaire.link_days),
            made_at=now,
            made_by=actor.name,
        )
        for _ in range(count)
    ]
    SurveyLink.objects.bulk_create(rows)
    return tuple(_view(row, None) for row in rows)


def links(agency: AgencyView, *, actor: Actor, now: datetime) -> tuple[LinkView, ...]:
    """The agency's last links, newest first, at most `LISTED`. Raises NotAllowed, NotFound."""
    agencies.require(actor, WRITE, agency.id, local(now).date())
    rows = list(SurveyLink.objects.filter(agency_id=agency.id).order_by("-id")[:LISTED])
    used = _used(agency.id, [row.code for row in rows])
    return tuple(_view(row, used.get(row.code)) for row in rows)


def open_link(token: str, *, now: datetime) -> LinkView:
    """The link as it may be answered now. Raises LinkUnknown, LinkUsed, LinkExpired."""
    row = SurveyLink.objects.filter(token=token).first()
    if row is None:
        raise LinkUnknown(token)
    used = _used(row.agency_id, [row.code]).get(row.code)
    if used is not None:
        raise LinkUsed(local(used))
    if local(now).date() > row.expires_on:
        raise LinkExpired(row.expires_on)
    return _view(row, None)


def answer_link(
    token: str, answers: Mapping[str, str], comment: str = "", *, now: datetime
) -> LinkView:
    """Take the one ballot of a link; a second one is refused, whoever pressed first.

    Raises LinkUnknown, LinkUsed, LinkExpired, BallotRefused, EntryRefused (the comment).
    """
    with transaction.atomic():
        row = SurveyLink.objects.filter(token=token).first()
        if row is None:
            raise LinkUnknown(token)
        # All ballots of the agency wait here, so nobody can have used it since it is asked.
        lock_head(row.agency_id)
        link = open_link(token, now=now)
        ballot = Ballot(
            questionnaire=link.questionnaire.key,
            given_on=local(now).date(),
            way="link",
            answers=answers,
            dossier=link.dossier,
            officer=link.officer,
            comment=comment,
        )
        record_ballot(link.agency, ballot, actor=ANYBODY, now=now, code=link.code)
    return link


def link_of(agency: AgencyView, code: str, *, actor: Actor, now: datetime) -> LinkView:
    """One link of the agency by its code. Raises NotFound, NotAllowed."""
    agencies.require(actor, WRITE, agency.id, local(now).date())
    row = SurveyLink.objects.filter(agency_id=agency.id, code=code).first()
    if row is None:
        raise NotFound("liên kết khảo sát", code)
    return _view(row, _used(agency.id, [code]).get(code))


def _used(agency_id: int, codes: list[str]) -> dict[str, datetime]:
    """Code -> when a ballot was sent with it, of those that were."""
    entries = RegisterEntry.objects.filter(
        agency_id=agency_id, register=REGISTER, code__in=codes
    ).values_list("id", "code")
    found = {}
    for entry_id, code in entries:
        first = RegisterCommand.objects.filter(events__entry_id=entry_id).order_by("seq").first()
        if first is not None:
            found[code] = first.recorded_at
    return found


def _view(row: SurveyLink, used_at: datetime | None) -> LinkView:
    made = local(row.made_at)
    return LinkView(
        token=row.token,
        code=row.code,
        agency=agencies.get(row.agency_id),
        questionnaire=load.questionnaire(row.questionnaire, made.date()),
        dossier=row.dossier,
        officer=row.officer,
        expires_on=row.expires_on,
        made_at=made,
        made_by=row.made_by,
        used_at=None if used_at is None else local(used_at),
    )
