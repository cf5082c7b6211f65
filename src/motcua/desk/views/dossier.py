"""One dossier: where it stands, what it holds, what happened to it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.desk.action_forms import action_bar
from motcua.desk.intake_lines import intake_shown
from motcua.desk.leg_lines import leg_lines
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.words import ENDED_WORDS, ended_as, left_of
from motcua.desk.workflow_steps import stage_lines
from motcua.dossiers import api


@require_safe
@officer_page
def dossier_page(request: HttpRequest, code: str) -> HttpResponse:
    """The case with its timeline; opening it is logged by the dossiers room."""
    actor = request.officer.actor
    view = api.dossier(code, actor=actor, now=request.now)
    entries = api.timeline(code, actor=actor, now=request.now)
    outside = api.is_outside(view, actor=actor, now=request.now)
    received_at = agencies.get(view.receiver_id) if view.receiver_id is not None else None
    ended = ended_as(view.outcome, view.ended_at, view.due_at)
    context = {
        "dossier": view,
        "ended": ended,
        "ended_words": ENDED_WORDS[ended] if ended else "",
        "answer_due": api.answer_due(view),
        "elsewhere": api.is_elsewhere(view.source_system),
        "agency": agencies.get(view.agency_id),
        "received_at": received_at,
        "outside": outside,
        "left": left_of(request, view),
        "bar": action_bar(view, api.possible_verbs(view, actor=actor, now=request.now)),
        "intake": intake_shown(code, actor=actor, now=request.now),
        "legs": () if outside else leg_lines(view.legs, request.now),
        "results": api.results_of(code, actor=actor, now=request.now),
        "slips": api.slips_of(code, actor=actor, now=request.now),
        "steps": () if outside else stage_lines(view, entries, request.now),
        "entries": tuple(reversed(entries)),
    }
    return page(request, "desk/dossier.html", Place.DOSSIERS, context)
