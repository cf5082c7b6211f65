"""One act on the dossiers selected in the queue: each its own command, each with its own answer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from motcua.desk.action_forms import BY_SLUG
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.dossiers import api
from motcua.dossiers.data import DossierView, Handover
from motcua.kernel.cases import Verb
from motcua.kernel.errors import MotcuaError, NotFound
from motcua.kernel.numbers import whole_number
from motcua.rulebook import load

Act = Callable[..., DossierView]
VERBS = (Verb.FINISH, Verb.DELIVER, Verb.APPROVE)
CHOSEN = "chon"
HANDOVER = ("means", "receiver", "post_no")  # fields of Handover, in its order


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one dossier. refused: the sentence why not, "" when it was done."""

    code: str
    refused: str


@require_POST
@officer_page
def bulk(request: HttpRequest, slug: str) -> HttpResponse:
    """Do it for each, and list what came of each; one refusal stops none of the others."""
    form = BY_SLUG.get(slug)
    if form is None or form.verb not in VERBS:
        raise NotFound("việc", slug)
    request.officer.require(api.action_of(form.verb))
    chosen = list(dict.fromkeys(request.POST.getlist(CHOSEN)))
    limit = load.queue(request.officer.on).bulk_limit
    fault = _fault(len(chosen), limit)
    act = _act(request, form.verb)
    answers = [] if fault else [_done(request, act, choice) for choice in chosen]
    context = {
        "form": form,
        "fault": fault,
        "answers": answers,
        "done": sum(not answer.refused for answer in answers),
        "refused": sum(bool(answer.refused) for answer in answers),
    }
    status = 422 if fault else 200
    return page(request, "desk/bulk_result.html", Place.TODAY, context, status=status)


def _fault(count: int, limit: int) -> str:
    if count == 0:
        return "Chưa chọn hồ sơ nào; hãy đánh dấu ở đầu dòng rồi bấm lại."
    if count > limit:
        return f"Đã chọn {count} hồ sơ, mỗi lần nhiều nhất {limit}; chưa ghi hồ sơ nào."
    return ""


def _act(request: HttpRequest, verb: Verb) -> Act:
    """What is done to each; a result is returned with all that the form of one asks for."""
    if verb is Verb.DELIVER:
        said = (request.POST.get(name, "") for name in HANDOVER)
        return partial(_returned, Handover(*said))
    return api.finish if verb is Verb.FINISH else api.approve


def _returned(handover: Handover, code: str, **doing: Any) -> DossierView:
    return api.deliver(code, handover, **doing)


def _done(request: HttpRequest, act: Act, choice: str) -> Answer:
    seen, _, code = choice.partition(" ")
    try:
        act(code, actor=request.officer.actor, now=request.now, expected=whole_number(seen))
    except MotcuaError as refused:
        return Answer(code, str(refused))
    return Answer(code, "")
