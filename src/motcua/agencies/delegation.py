"""Delegation while away: a deputy signs in a leader's place (KT.), dated, by a paper.

Source: NĐ 30/2020/NĐ-CP, điều 13 khoản 1 and phụ lục I (how KT. is printed).
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from motcua.agencies import permissions
from motcua.agencies.data import DelegationView, Signing
from motcua.agencies.errors import DelegationRefused, DelegationUnknown
from motcua.agencies.models import Delegation, Membership
from motcua.agencies.staff import people
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.text import nfc

DELEGATE, APPROVE = "agency.delegate", "dossier.approve"
HEAD_TITLE = "Chủ tịch"
DEPUTY_TITLE = "Phó Chủ tịch"
IN_PLACE_OF = "KT."  # ký thay
LONGEST_ACT = 200


@transaction.atomic(durable=True)
def delegate(
    agency_id: int,
    leader_id: int,
    deputy_id: int,
    act: str,
    valid_from: date,
    valid_to: date,
    *,
    actor: Actor,
    now: datetime,
) -> DelegationView:
    """Write down that the deputy signs for the leader on these days, both included.

    leader_id, deputy_id: accounts that may approve at the agency. act: number and date of the
    paper. Raises NotFound, NotAllowed; DelegationRefused for days that end before they begin or
    have passed, one person twice, somebody who may not approve, days already delegated.
    """
    today = local(now).date()
    permissions.require(actor, DELEGATE, agency_id, today)
    clean = nfc(act).strip()
    _check_paper(clean, valid_from, valid_to, today)
    _check_persons(agency_id, leader_id, deputy_id, today)
    taken = _standing(agency_id, now).filter(valid_from__lte=valid_to, valid_to__gte=valid_from)
    if taken.filter(Q(leader_id__in=(leader_id, deputy_id)) | Q(deputy_id=leader_id)).exists():
        raise DelegationRefused(
            "valid_from", "những ngày này một trong hai người đã ủy quyền hoặc đang ký thay"
        )
    row = Delegation.objects.create(
        agency_id=agency_id,
        leader_id=leader_id,
        deputy_id=deputy_id,
        leader_title=title_of(leader_id, agency_id, today) or HEAD_TITLE,
        deputy_title=title_of(deputy_id, agency_id, today) or DEPUTY_TITLE,
        act=clean,
        valid_from=valid_from,
        valid_to=valid_to,
        recorded_at=now,
        recorded_by=actor.name,
    )
    return _view_of(row)


@transaction.atomic(durable=True)
def end_delegation(delegation_id: int, *, actor: Actor, now: datetime) -> DelegationView:
    """Take a delegation back: from now on the leader signs again. Ended twice is ended once.

    Raises DelegationUnknown, NotAllowed.
    """
    row = Delegation.objects.select_for_update().filter(pk=delegation_id).first()
    if row is None:
        raise DelegationUnknown(delegation_id)
    permissions.require(actor, DELEGATE, row.agency_id, local(now).date())
    if row.ended_at is None:
        row.ended_at, row.ended_by = now, actor.name
        Delegation.objects.filter(pk=row.pk).update(ended_at=now, ended_by=actor.name)
    return _view_of(row)


def delegations(agency_id: int) -> tuple[DelegationView, ...]:
    """All delegations of an agency, the newest first, those taken back among them."""
    rows = Delegation.objects.filter(agency_id=agency_id).select_related("leader", "deputy")
    return tuple(_view_of(row) for row in rows.order_by("-valid_from", "-pk"))


def signs_for(actor: Actor, now: datetime) -> tuple[DelegationView, ...]:
    """The delegations by which the actor signs for others of the own agency at this moment."""
    if actor.user_id is None or actor.agency_id is None:
        return ()
    on = local(now).date()
    rows = _standing(actor.agency_id, now).filter(
        deputy_id=actor.user_id, valid_from__lte=on, valid_to__gte=on
    )
    return tuple(_view_of(row) for row in rows.select_related("leader", "deputy").order_by("pk"))


def signing(actor: Actor, now: datetime, *, leader_id: int | None = None) -> Signing | None:
    """How the actor signs a paper of the own agency now; None: the role signs nothing.

    leader_id: for whom it was meant; then only that leader's delegation is used. None: whichever
    delegation the actor holds, else the actor's own title.
    """
    on = local(now).date()
    if actor.agency_id is None or not permissions.may(actor, APPROVE, actor.agency_id, on):
        return None
    for one in signs_for(actor, now):
        if leader_id in (None, one.leader_id):
            titles = (f"{IN_PLACE_OF} {one.leader_title}", one.deputy_title)
            return Signing(actor.name, titles, one.leader_name, one.act)
    return Signing(actor.name, _own_titles(actor.user_id, actor.agency_id, on))


def title_of(user_id: int | None, agency_id: int, on: date) -> str:
    """The person's title at the agency as papers print it; "" where nobody wrote it down."""
    rows = Membership.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=on),
        user_id=user_id,
        agency_id=agency_id,
        valid_from__lte=on,
    )
    return rows.order_by("-valid_from", "-pk").values_list("title", flat=True).first() or ""


def _own_titles(user_id: int | None, agency_id: int, on: date) -> tuple[str, ...]:
    own = title_of(user_id, agency_id, on)
    if own.startswith("Phó "):  # a deputy signs for the head even while the head is there
        return (f"{IN_PLACE_OF} {own.removeprefix('Phó ')}", own)
    return (own or HEAD_TITLE,)


def _standing(agency_id: int, now: datetime) -> QuerySet[Delegation]:
    """Those not taken back."""
    kept = Q(ended_at=None) | Q(ended_at__gt=now)
    return Delegation.objects.filter(kept, agency_id=agency_id)


def _check_paper(act: str, valid_from: date, valid_to: date, today: date) -> None:
    if not act or len(act) > LONGEST_ACT:
        raise DelegationRefused(
            "act", f"cần số và ngày của văn bản ủy quyền, nhiều nhất {LONGEST_ACT} ký tự"
        )
    if valid_to < valid_from:
        raise DelegationRefused("valid_to", "ngày cuối không trước ngày đầu")
    if valid_to < today:
        raise DelegationRefused("valid_to", "ngày cuối đã qua; ủy quyền không ghi lùi")


def _check_persons(agency_id: int, leader_id: int, deputy_id: int, today: date) -> None:
    able = {person.user_id for person in people(agency_id, today, who_may=[APPROVE])}
    if leader_id not in able:
        raise DelegationRefused("leader_id", "người ủy quyền phải là người được duyệt hồ sơ")
    if deputy_id not in able:
        raise DelegationRefused("deputy_id", "người ký thay phải là người được duyệt hồ sơ")
    if leader_id == deputy_id:
        raise DelegationRefused("deputy_id", "người ký thay phải là người khác")


def _view_of(row: Delegation) -> DelegationView:
    return DelegationView(
        id=row.pk,
        agency_id=row.agency_id,
        leader_id=row.leader_id,
        leader_name=row.leader.full_name or row.leader.username,
        leader_title=row.leader_title,
        deputy_id=row.deputy_id,
        deputy_name=row.deputy.full_name or row.deputy.username,
        deputy_title=row.deputy_title,
        act=row.act,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        ended_at=None if row.ended_at is None else local(row.ended_at),
        recorded_by=row.recorded_by,
    )
