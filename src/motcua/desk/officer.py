"""Who is at the desk: resolved once a request, before any page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from urllib.parse import quote, urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django_htmx.http import HttpResponseClientRedirect

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.desk.errors import NoAppointment, SecondFactorNeeded
from motcua.desk.places import Place, places_of
from motcua.desk.two_factor import must_set_up
from motcua.kernel.actors import Actor

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Officer:
    """The person at the desk, the agency where the role holds, and the day of the request."""

    actor: Actor
    agency: AgencyView
    on: date

    def may(self, action: str) -> bool:
        """Whether the role allows `action` at the officer's own agency."""
        return agencies.may(self.actor, action, self.agency.id, self.on)

    def require(self, action: str) -> None:
        """Raise NotAllowed unless the role allows `action` at the officer's own agency."""
        agencies.require(self.actor, action, self.agency.id, self.on)


def officer_page(view: View) -> View:
    """Let only signed-in officers in; the view finds `request.officer`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        if request.user.is_password_provisional:
            return _to("own_password", request)
        try:
            request.officer = officer_of(request)
        except SecondFactorNeeded:
            return _to("mfa_activate_totp", request)
        return view(request, *args, **kwargs)

    return guarded


def signed_in_page(view: View) -> View:
    """Let only signed-in people in, also those who may do nothing yet."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        return view(request, *args, **kwargs)

    return guarded


def _to(name: str, request: HttpRequest) -> HttpResponse:
    """The whole page goes there, also where a fragment was asked for."""
    address = resolve_url(name)
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; a fragment's request sends the whole page there, and back afterwards."""
    if request.htmx:
        back = urlsplit(request.htmx.current_url or "/").path
        return HttpResponseClientRedirect(f"{resolve_url('account_login')}?next={quote(back)}")
    return redirect_to_login(request.get_full_path())


def officer_of(request: HttpRequest) -> Officer:
    """The officer behind the session. Raises NoAppointment when no role holds today,
    SecondFactorNeeded where the role must have one and the account has none."""
    on = request.now.date()
    found = agencies.desk_of(request.user.pk, on)
    if found is None or found.agency is None:
        raise NoAppointment(request.user.get_username())
    if must_set_up(request, found.actor.role):
        raise SecondFactorNeeded
    return Officer(actor=found.actor, agency=found.agency, on=on)


def page(
    request: HttpRequest, template: str, place: Place, context: dict, *, status: int = 200
) -> HttpResponse:
    """A full page in the frame: rail, top bar, content. `place` is the rail's current entry."""
    frame = {
        "officer": request.officer,
        "may_import": request.officer.may("dossier.import"),
        "may_take_in": request.officer.may("dossier.write"),
        "places": places_of(request.officer.actor, request.officer.on),
        "place": place,
    }
    return render(request, template, frame | context, status=status)
