"""An administrator engages people: accounts, roles and their days, first passwords.

Nothing is deleted: a role ends on a day, and who did what is written down beside it.
"""

from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction

from motcua.agencies import permissions, queries
from motcua.agencies.data import StaffChangeView, StaffView
from motcua.agencies.errors import AccountRefused, RoleUnknown, StaffRefused, StaffUnknown
from motcua.agencies.models import Membership, StaffChange, User
from motcua.agencies.staff import check_password, create_user
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.dates import format_day, local
from motcua.kernel.text import nfc, sort_key
from motcua.rulebook import load

ADMIN = "admin"
LONGEST_NAME, LONGEST_TITLE = 150, 60
CHANGES_SHOWN = 50


def staff_of(agency_id: int, *, actor: Actor, now: datetime) -> tuple[StaffView, ...]:
    """Every role ever held at the agency, those that hold first, then by Vietnamese name.

    Raises NotFound, NotAllowed.
    """
    today = local(now).date()
    permissions.require(actor, ADMIN, agency_id, today)
    rows = Membership.objects.filter(agency_id=agency_id).select_related("user")
    found = [_view_of(row) for row in rows]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.valid_to is not None and one.valid_to < today,
                sort_key(one.name),
                one.membership_id,
            ),
        )
    )


def staff_changes(agency_id: int, *, actor: Actor, now: datetime) -> tuple[StaffChangeView, ...]:
    """The newest changes of accounts and roles at the agency. Raises NotFound, NotAllowed."""
    permissions.require(actor, ADMIN, agency_id, local(now).date())
    rows = StaffChange.objects.filter(agency_id=agency_id).select_related("user").order_by("-id")
    return tuple(
        StaffChangeView(
            row.user.full_name or row.user.username,
            row.kind,
            row.detail,
            row.recorded_at,
            row.recorded_by,
        )
        for row in rows[:CHANGES_SHOWN]
    )


@transaction.atomic(durable=True)
def engage(
    agency_id: int,
    username: str,
    password: str,
    full_name: str,
    role: str,
    valid_from: date,
    *,
    title: str = "",
    actor: Actor,
    now: datetime,
) -> int:
    """Make an account with a role at the agency from `valid_from` on; the id of the account.

    password: provisional, the person chooses another at the first sign-in. Raises NotFound,
    NotAllowed, UsernameTaken, RoleUnknown, AccountRefused, StaffRefused.
    """
    permissions.require(actor, ADMIN, agency_id, local(now).date())
    name, printed = nfc(full_name).strip(), nfc(title).strip()
    _check_texts(name, printed)
    _check_first_day(agency_id, valid_from)
    user_id = create_user(
        username.strip(),
        password,
        name,
        agency_id,
        role,
        valid_from=valid_from,
        title=printed,
        provisional=True,
    )
    note(agency_id, user_id, "account", f"{_label(role)}, từ {format_day(valid_from)}", actor, now)
    return user_id


@transaction.atomic(durable=True)
def give_role(
    agency_id: int,
    user_id: int,
    role: str,
    valid_from: date,
    *,
    title: str = "",
    actor: Actor,
    now: datetime,
) -> None:
    """Give somebody who works, or worked, at the agency a role there; what began last counts.

    A role held before begins again. Raises NotFound, NotAllowed, RoleUnknown, StaffUnknown,
    StaffRefused.
    """
    permissions.require(actor, ADMIN, agency_id, local(now).date())
    if role not in load.roles():
        raise RoleUnknown(role, tuple(load.roles()))
    printed = nfc(title).strip()
    _check_texts("x", printed)
    _check_first_day(agency_id, valid_from)
    account_in(agency_id, user_id)
    Membership.objects.update_or_create(
        user_id=user_id,
        agency_id=agency_id,
        role=role,
        defaults={"valid_from": valid_from, "valid_to": None, "title": printed},
    )
    note(agency_id, user_id, "role", f"{_label(role)}, từ {format_day(valid_from)}", actor, now)


@transaction.atomic(durable=True)
def end_role(membership_id: int, last_day: date, *, actor: Actor, now: datetime) -> None:
    """The role holds to the end of `last_day`. Raises StaffUnknown, NotAllowed; StaffRefused for
    the actor's own role, and for a day before the role began or before yesterday."""
    row = Membership.objects.select_for_update().filter(pk=membership_id).first()
    if row is None:
        raise StaffUnknown(membership_id)
    today = local(now).date()
    permissions.require(actor, ADMIN, row.agency_id, today)
    if row.user_id == actor.user_id:
        raise StaffRefused("last_day", "không tự kết thúc vai trò của chính mình")
    # Yesterday, so that a person loses a role at once.
    if last_day < min(row.valid_from, today - timedelta(days=1)):
        raise StaffRefused("last_day", "ngày cuối không trước ngày bắt đầu và không ở quá khứ")
    Membership.objects.filter(pk=row.pk).update(valid_to=last_day)
    detail = f"{_label(row.role)}, hết {format_day(last_day)}"
    note(row.agency_id, row.user_id, "role_ended", detail, actor, now)


@transaction.atomic(durable=True)
def give_password(
    agency_id: int, user_id: int, password: str, *, actor: Actor, now: datetime
) -> None:
    """A provisional password for somebody who forgot theirs; open sessions of the account end.

    Raises NotFound, NotAllowed, StaffUnknown, AccountRefused; StaffRefused for an account with
    roles that the actor does not administer.
    """
    permissions.require(actor, ADMIN, agency_id, local(now).date())
    account = account_in(agency_id, user_id)
    check_reach(account, actor, now)
    _set_password(account, password, provisional=True)
    note(agency_id, user_id, "password", "", actor, now)


@transaction.atomic(durable=True)
def forget_second_factor(agency_id: int, user_id: int, *, actor: Actor, now: datetime) -> None:
    """For a lost phone or key: codes, spare codes and sign-in keys of the account end.

    Raises as `give_password` does.
    """
    permissions.require(actor, ADMIN, agency_id, local(now).date())
    account = account_in(agency_id, user_id)
    check_reach(account, actor, now)
    Authenticator.objects.filter(user=account).delete()
    note(agency_id, user_id, "second_factor", "", actor, now)


@transaction.atomic(durable=True)
def choose_password(user_id: int, old: str, new: str) -> None:
    """A person's own new password. Raises StaffUnknown, AccountRefused (also the same again),
    StaffRefused where `old` is not the present one."""
    account = User.objects.select_for_update().filter(pk=user_id).first()
    if account is None:
        raise StaffUnknown(user_id)
    if not account.check_password(old):
        raise StaffRefused("old", "mật khẩu hiện tại không đúng")
    if old == new:
        raise AccountRefused(("Mật khẩu mới phải khác mật khẩu hiện tại.",))
    _set_password(account, new, provisional=False)


def _set_password(account: User, password: str, *, provisional: bool) -> None:
    check_password(password, account)
    account.set_password(password)
    account.is_password_provisional = provisional
    account.save(update_fields=["password", "is_password_provisional"])


def account_in(agency_id: int, user_id: int) -> User:
    """The account of somebody who holds or held a role there, locked. Raises StaffUnknown."""
    held = Membership.objects.filter(agency_id=agency_id, user_id=user_id)
    account = (
        User.objects.select_for_update().filter(pk=user_id, pk__in=held.values("user")).first()
    )
    if account is None:
        raise StaffUnknown(user_id)
    return account


def check_reach(account: User, actor: Actor, now: datetime) -> None:
    """What opens an account opens every role of it: the actor must administer all of them.

    Raises StaffRefused.
    """
    today = local(now).date()
    held = Membership.objects.filter(user=account).values_list("agency_id", flat=True).distinct()
    beyond = any(not permissions.may(actor, ADMIN, agency_id, today) for agency_id in held)
    if beyond or (account.is_superuser and actor.role != SYSTEM.role):
        raise StaffRefused(
            "password", "người này còn vai trò ngoài phạm vi quản trị của bạn; nhờ quản trị nơi ấy"
        )


def _check_texts(name: str, title: str) -> None:
    if not 0 < len(name) <= LONGEST_NAME:
        raise StaffRefused("full_name", f"cần họ và tên, không quá {LONGEST_NAME} chữ")
    if len(title) > LONGEST_TITLE:
        raise StaffRefused("title", f"chức danh không quá {LONGEST_TITLE} chữ")


def _check_first_day(agency_id: int, first: date) -> None:
    begun = queries.get(agency_id).valid_from
    if first < begun:
        raise StaffRefused(
            "valid_from", f"đơn vị có từ {format_day(begun)}, vai trò không trước ngày ấy"
        )


def _label(role: str) -> str:
    return load.roles()[role].label


def note(agency_id: int, user_id: int, kind: str, detail: str, actor: Actor, now: datetime) -> None:
    """Write down what the actor did to an account. kind: of `StaffChange`."""
    StaffChange.objects.create(
        agency_id=agency_id,
        user_id=user_id,
        kind=kind,
        detail=detail,
        recorded_at=now,
        recorded_by=actor.name,
    )


def _view_of(row: Membership) -> StaffView:
    return StaffView(
        membership_id=row.pk,
        user_id=row.user_id,
        username=row.user.username,
        name=row.user.full_name or row.user.username,
        role=row.role,
        title=row.title,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
