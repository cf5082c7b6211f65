"""Who is at the desk: resolved once a request, before any page."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.desk.errors import NoAppointment
from motcua.desk.places import Place, places_of
from motcua.kernel.actors import Actor

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Officer:
    """The person at the desk and the agency where the role holds."""

    actor: Actor
    agency: AgencyView


def officer_page(view: View) -> View:
    """Let only signed-in officers in; the view finds `request.officer`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        request.officer = officer_of(request)
        return view(request, *args, **kwargs)

    return login_required(guarded)


def officer_of(request: HttpRequest) -> Officer:
    """The officer behind the session. Raises NoAppointment when no role holds today."""
    actor = agencies.actor_of(request.user.pk, request.now.date())
    if actor is None or actor.agency_id is None:
        raise NoAppointment(request.user.get_username())
    return Officer(actor=actor, agency=agencies.get(actor.agency_id))


def page(
    request: HttpRequest, template: str, place: Place, context: dict, *, status: int = 200
) -> HttpResponse:
    """A full page in the frame: rail, top bar, content. `place` is the rail's current entry."""
    frame = {
        "officer": request.officer,
        "places": places_of(request.officer.actor, request.now.date()),
        "place": place,
    }
    return render(request, template, frame | context, status=status)
