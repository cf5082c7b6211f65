"""Accounts and the roles people hold. Passwords are hashed by Django, never kept or logged."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from motcua.agencies import queries
from motcua.agencies.data import DeskView, MembershipView, PersonView
from motcua.agencies.errors import AccountRefused, RoleUnknown, UsernameTaken
from motcua.agencies.models import Agency, Membership, User
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.text import sort_key
from motcua.rulebook import load

# Django's own sentences are only partly translated; by the codes of its refusals.
REASONS = {
    "password_too_short": "Mật khẩu quá ngắn, cần ít nhất 8 ký tự.",
    "password_entirely_numeric": "Mật khẩu không được toàn chữ số.",
    "password_too_common": "Mật khẩu quá dễ đoán.",
    "invalid": "Tên đăng nhập chỉ gồm chữ, số và các dấu @ . + - _, không có dấu cách.",
    "blank": "Tên đăng nhập không được để trống.",
}


# Every page asks this; a query builder takes ten times as long to write it as it takes to answer.
_DESK = (
    "SELECT agency.*, held.role, person.username, person.full_name, person.is_active,"
    " person.is_superuser FROM staff_membership held"
    " JOIN staff_user person ON person.id = held.user_id JOIN agency ON agency.id = held.agency_id"
    " WHERE held.user_id = %s AND held.valid_from <= %s"
    " AND (held.valid_to IS NULL OR held.valid_to >= %s)"
    " ORDER BY held.valid_from DESC, held.id DESC LIMIT 1"
)


def actor_of(user_id: int, on: date) -> Actor | None:
    """Who this account is on `on`; None: no such account, closed, or without a role that day.

    Of several roles the one that began last counts. The installer's account (superuser) acts as
    the system, at the agency of its role if it has one.
    """
    found = desk_of(user_id, on)
    return found.actor if found else None


def desk_of(user_id: int, on: date) -> DeskView | None:
    """The same with the agency of the role, in one query: every page asks it."""
    held = next(iter(Agency.objects.raw(_DESK, [user_id, on, on])), None)
    user = held or User.objects.filter(pk=user_id).first()
    if user is None or not user.is_active or not (held or user.is_superuser):
        return None
    name = user.full_name or user.username
    role = SYSTEM.role if user.is_superuser else held.role
    return DeskView(
        Actor(user_id, name, role, held.pk if held else None),
        queries.view_of(held) if held else None,
    )


def memberships(user_id: int, on: date) -> tuple[MembershipView, ...]:
    """The roles an account holds on `on`, the one that began last first."""
    rows = _held(on).filter(user_id=user_id).order_by("-valid_from", "-pk")
    return tuple(_view_of(row) for row in rows.select_related("agency"))


def roles_of(user_id: int) -> frozenset[str]:
    """Keys of all roles an account was ever given."""
    return frozenset(Membership.objects.filter(user_id=user_id).values_list("role", flat=True))


def people(
    agency_id: int, on: date, *, who_may: Collection[str] | None = None
) -> tuple[PersonView, ...]:
    """Who holds a role at the agency on `on`, each once, in the order of Vietnamese names.

    who_may: only those whose role allows one of these actions there; None: everybody.
    """
    rows = _held(on).filter(agency_id=agency_id, user__is_active=True).select_related("user")
    if who_may is not None:
        able = [role.key for role in load.roles().values() if role.actions & set(who_may)]
        rows = rows.filter(role__in=able)
    found: dict[int, PersonView] = {}
    for row in rows.order_by("valid_from", "pk"):
        name = row.user.full_name or row.user.username
        found[row.user_id] = PersonView(row.user_id, name, row.role)
    return tuple(sorted(found.values(), key=lambda person: sort_key(person.name)))


@transaction.atomic
def create_user(
    username: str,
    password: str,
    full_name: str,
    agency_id: int | None,
    role: str | None,
    *,
    valid_from: date | None = None,
    valid_to: date | None = None,
    superuser: bool = False,
    title: str = "",
    provisional: bool = False,
) -> int:
    """Make an account with a role at an agency; the id of the account.

    agency_id and role are both None only for a superuser, who needs no role. valid_from: first
    day of the role, by default the first day of the agency. title: as papers print it under a
    signature ("Phó Chủ tịch"); "": the head's. provisional: the person has to choose another
    password first of all. Raises UsernameTaken, RoleUnknown,
    AccountRefused (a weak password, an odd user name), NotFound.
    """
    _check_account(username, password, full_name, role, agency_id, superuser)
    user = User.objects.create_user(
        username=username,
        password=password,
        full_name=full_name,
        is_superuser=superuser,
        is_staff=superuser,
        is_password_provisional=provisional,
    )
    if agency_id is not None and role is not None:
        start = valid_from or queries.get(agency_id).valid_from
        Membership.objects.create(
            user=user,
            agency_id=agency_id,
            role=role,
            title=title,
            valid_from=start,
            valid_to=valid_to,
        )
    return user.pk


def user_id_of(username: str) -> int | None:
    """The account with this name; None: there is none."""
    return User.objects.filter(username=username).values_list("pk", flat=True).first()


def usernames(user_ids: Iterable[int]) -> dict[int, str]:
    """The name each account signs in with, by id."""
    return dict(User.objects.filter(pk__in=set(user_ids)).values_list("pk", "username"))


def _held(on: date) -> QuerySet[Membership]:
    return Membership.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)


def _view_of(row: Membership) -> MembershipView:
    agency = queries.view_of(row.agency)
    return MembershipView(row.user_id, agency, row.role, row.valid_from, row.valid_to)


def _check_account(
    username: str,
    password: str,
    full_name: str,
    role: str | None,
    agency_id: int | None,
    superuser: bool,
) -> None:
    if (role is None) != (agency_id is None) or (role is None and not superuser):
        raise AccountRefused(("Tài khoản phải có vai trò tại một đơn vị.",))
    known = tuple(load.roles())
    if role is not None and role not in known:
        raise RoleUnknown(role, known)
    if user_id_of(username) is not None:
        raise UsernameTaken(username)
    check_password(password, User(username=username, full_name=full_name))


def check_password(password: str, account: User) -> None:
    """Raise AccountRefused for a weak password or an odd user name."""
    try:
        account.clean_fields(exclude=["password"])
        validate_password(password, account)
    except ValidationError as refused:
        raise AccountRefused(tuple(_reasons(refused))) from None


def _reasons(refused: ValidationError) -> Iterator[str]:
    if hasattr(refused, "error_dict"):
        errors = [error for listed in refused.error_dict.values() for error in listed]
    else:
        errors = refused.error_list
    for error in errors:
        yield REASONS.get(error.code or "", " ".join(error.messages))
