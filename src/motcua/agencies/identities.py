"""Who a person is at an identity provider, as the administrator of the agency recorded it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.agencies import permissions
from motcua.agencies.engaging import ADMIN, account_in, check_reach, note
from motcua.agencies.errors import StaffRefused
from motcua.agencies.models import Membership, SharedIdentity
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.text import nfc

LONGEST = 255
KIND, KIND_ENDED = "identity", "identity_ended"
TAKEN = "mã này đã gắn với một tài khoản khác; xem lại mã"


def record_identity(
    agency_id: int, user_id: int, issuer: str, subject: str, *, actor: Actor, now: datetime
) -> None:
    """Join an account to what the provider calls the person; "" ends the join.

    issuer: the provider's own name. subject: the value of the claim that settings name. One
    account has one at a provider, and one of them opens one account. Raises NotAllowed, NotFound,
    StaffUnknown; StaffRefused: too long, taken, a person with roles beyond the actor's reach.
    """
    subject = nfc(subject).strip()
    if len(subject) > LONGEST:
        raise StaffRefused("subject", f"mã dài nhất {LONGEST} ký tự")
    try:
        with transaction.atomic(durable=True):
            permissions.require(actor, ADMIN, agency_id, local(now).date())
            account = account_in(agency_id, user_id)
            check_reach(account, actor, now)
            held = SharedIdentity.objects.filter(user=account, issuer=issuer)
            if list(held.values_list("subject", flat=True)) == ([subject] if subject else []):
                return
            held.delete()
            if subject:
                SharedIdentity.objects.create(user=account, issuer=issuer, subject=subject)
            kind = KIND if subject else KIND_ENDED
            note(agency_id, user_id, kind, subject[:200], actor, now)
    except IntegrityError:
        raise StaffRefused("subject", TAKEN) from None


def identities_of(agency_id: int, issuer: str, *, actor: Actor, now: datetime) -> dict[int, str]:
    """Account id -> what the provider calls the person, of everybody of the agency.

    Raises NotFound, NotAllowed.
    """
    permissions.require(actor, ADMIN, agency_id, local(now).date())
    staff = Membership.objects.filter(agency_id=agency_id).values("user")
    rows = SharedIdentity.objects.filter(issuer=issuer, user__in=staff)
    return dict(rows.values_list("user_id", "subject"))


def user_by_identity(issuer: str, subject: str) -> int | None:
    """The account that is joined; None: nobody recorded one."""
    rows = SharedIdentity.objects.filter(issuer=issuer, subject=subject)
    return rows.values_list("user_id", flat=True).first()
