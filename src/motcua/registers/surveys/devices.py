"""Tablets at the counter: an address without sign-in that takes ballot after ballot."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.dates import local
from motcua.kernel.errors import NotFound
from motcua.kernel.text import nfc
from motcua.registers.surveys.ballots import record_ballot
from motcua.registers.surveys.data import Ballot, DeviceView
from motcua.registers.surveys.errors import DeviceNameMissing, LinkUnknown
from motcua.registers.surveys.links import TOKEN_BYTES, WRITE
from motcua.registers.surveys.models import SurveyDevice
from motcua.rulebook import load

LONGEST_NAME = 80
LONGEST_PRESS = 40


def make_device(
    agency: AgencyView,
    name: str,
    questionnaire_key: str,
    *,
    officer: str = "",
    actor: Actor,
    now: datetime,
) -> DeviceView:
    """A new tablet of the agency. name: where it stands ("Quầy 1"). officer: "" nobody's own.

    Raises DeviceNameMissing, NotAllowed, NotFound, NotInForce, RulebookKeyUnknown.
    """
    today = local(now).date()
    agencies.require(actor, WRITE, agency.id, today)
    words = " ".join(nfc(name).split())
    if not 1 <= len(words) <= LONGEST_NAME:
        raise DeviceNameMissing
    row = SurveyDevice.objects.create(
        agency_id=agency.id,
        token=secrets.token_urlsafe(TOKEN_BYTES),
        name=words,
        officer=" ".join(nfc(officer).split())[:150],
        questionnaire=load.questionnaire(questionnaire_key, today).key,
        made_at=now,
        made_by=actor.name,
    )
    return _view(row, now)


def devices(agency: AgencyView, *, actor: Actor, now: datetime) -> tuple[DeviceView, ...]:
    """The tablets that take ballots, by name. Raises NotAllowed, NotFound."""
    agencies.require(actor, WRITE, agency.id, local(now).date())
    rows = SurveyDevice.objects.filter(agency_id=agency.id, revoked_at=None).order_by("name", "id")
    return tuple(_view(row, now) for row in rows)


def revoke_device(agency: AgencyView, device_id: int, *, actor: Actor, now: datetime) -> None:
    """Take a tablet's address back; its ballots stay. Raises NotAllowed, NotFound."""
    agencies.require(actor, WRITE, agency.id, local(now).date())
    rows = SurveyDevice.objects.filter(pk=device_id, agency_id=agency.id, revoked_at=None)
    if not rows.update(revoked_at=now):
        raise NotFound("máy tính bảng", str(device_id))


def open_device(token: str, *, now: datetime) -> DeviceView:
    """The tablet behind an address. Raises LinkUnknown, also once it was taken back."""
    return _view(_row(token), now)


def answer_device(
    token: str, answers: Mapping[str, str], press: str = "", *, now: datetime
) -> DeviceView:
    """Take a ballot from a tablet.

    press: a word of the page that sent it; the same word again is the same ballot, sent twice by
    an impatient finger, and is written once. Raises LinkUnknown, BallotRefused.
    """
    with transaction.atomic():
        row = SurveyDevice.objects.select_for_update().filter(pk=_row(token).pk).get()
        device = _view(row, now)
        word = press[:LONGEST_PRESS]
        if word and word == row.last_press:
            return device
        ballot = Ballot(
            questionnaire=device.questionnaire.key,
            given_on=local(now).date(),
            way="tablet",
            answers=answers,
            officer=device.officer,
        )
        actor = Actor(SYSTEM.user_id, f"Người dân, máy tính bảng {row.name}", SYSTEM.role, None)
        record_ballot(device.agency, ballot, actor=actor, now=now)
        SurveyDevice.objects.filter(pk=row.pk).update(last_press=word)
    return device


def _row(token: str) -> SurveyDevice:
    row = SurveyDevice.objects.filter(token=token, revoked_at=None).first()
    if row is None:
        raise LinkUnknown(token)
    return row


def _view(row: SurveyDevice, now: datetime) -> DeviceView:
    return DeviceView(
        id=row.pk,
        token=row.token,
        name=row.name,
        agency=agencies.get(row.agency_id),
        officer=row.officer,
        # A tablet goes on for years: what it asks is what is valid today.
        questionnaire=load.questionnaire(row.questionnaire, local(now).date()),
        made_at=local(row.made_at),
        made_by=row.made_by,
        revoked_at=None if row.revoked_at is None else local(row.revoked_at),
    )
