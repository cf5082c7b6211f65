"""Sign-in by the identity provider: there, and back as a person who is already in an agency."""

from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url, perform_login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.desk.oidc import provider as providers
from motcua.desk.oidc import way as ways
from motcua.desk.oidc.errors import AccountLocked, PersonUnknown, SharedSignInOff, SignInBrokenOff
from motcua.desk.oidc.id_token import claims_of, subject_of
from motcua.kernel.errors import MotcuaError

BY_NAME = "username"


def _sign_in_step(step: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """A step of signing in elsewhere: so many tries as at the password, 404 where settings name
    no provider."""

    @wraps(step)
    def guarded(request: HttpRequest) -> HttpResponse:
        limited = ratelimit.consume_or_429(request, action="login")
        if limited:
            return limited
        if not providers.is_on():
            raise SharedSignInOff
        return step(request)

    return guarded


@require_safe
@never_cache
@_sign_in_step
def there(request: HttpRequest) -> HttpResponse:
    """To the provider; 404 where settings name none."""
    try:
        of = providers.provider()
    except MotcuaError as refused:
        return _refused(request, refused)
    state, way = ways.begin(request, get_next_redirect_url(request) or "", request.now)
    return redirect(providers.sign_in_address(of, _back(request), state, way.nonce, way.challenge))


@require_safe
@never_cache
@_sign_in_step
def back(request: HttpRequest) -> HttpResponse:
    """From the provider: signed in, or led to the sign-in page with what was wrong."""
    try:
        way = ways.end(request, request.GET.get("state", ""), request.now)
        issuer, user = _person(request, way)
    except MotcuaError as refused:
        return _refused(request, refused)
    if request.user.is_authenticated and request.user.pk != user.pk:
        get_adapter().logout(request)
    record_authentication(request, user, "oidc", issuer=issuer)
    # A second factor of the account is asked for as after a password.
    return perform_login(request, user, email_verification="none", redirect_url=way.onward or None)


def _person(request: HttpRequest, way: ways.Way) -> tuple[str, AbstractBaseUser]:
    """The provider, and whom it sent back. Raises the errors of the room."""
    of = providers.provider()
    code, sender = request.GET.get("code", ""), request.GET.get("iss", of.issuer)
    if not code or "error" in request.GET or sender != of.issuer:
        raise SignInBrokenOff
    token = providers.id_token(of, code, _back(request), way.verifier)
    claims = claims_of(
        token,
        providers.keys_of(of),
        issuer=of.issuer,
        client_id=settings.MOTCUA_OIDC_CLIENT_ID,
        nonce=way.nonce,
    )
    return of.issuer, _known(subject_of(claims, settings.MOTCUA_OIDC_CLAIM))


def _known(subject: str) -> AbstractBaseUser:
    """The account that an administrator joined to the subject, or of that name where the office
    goes by names. Nobody is made."""
    if settings.MOTCUA_OIDC_JOIN == BY_NAME:
        user_id = agencies.user_id_of(subject)
    else:
        user_id = agencies.user_by_identity(providers.issuer_name(), subject)
    user = get_user_model().objects.filter(pk=user_id).first()
    if user is None:
        raise PersonUnknown(subject)
    if not user.is_active:
        raise AccountLocked
    return user


def _back(request: HttpRequest) -> str:
    address = request.build_absolute_uri(reverse("shared_sign_in_back"))
    # Behind a server that has the TLS, the request itself comes without.
    return address.replace("http://", "https://", 1) if settings.MOTCUA_TLS else address


def _refused(request: HttpRequest, refused: MotcuaError) -> HttpResponse:
    messages.error(request, str(refused))
    return redirect("account_login")
