"""One act on the dossiers selected in the queue: each its own command, each with its own answer."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from motcua.desk.action_fields import ActionForm
from motcua.desk.action_forms import BY_SLUG
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.dossiers import api
from motcua.kernel.cases import Verb
from motcua.kernel.errors import MotcuaError, NotFound
from motcua.kernel.numbers import whole_number
from motcua.rulebook import load

ACTS = {Verb.FINISH: api.finish, Verb.DELIVER: api.deliver, Verb.APPROVE: api.approve}
CHOSEN = "chon"


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
    if form is None or form.verb not in ACTS:
        raise NotFound("việc", slug)
    request.officer.require(api.action_of(form.verb))
    chosen = list(dict.fromkeys(request.POST.getlist(CHOSEN)))
    limit = load.queue(request.officer.on).bulk_limit
    fault = _fault(len(chosen), limit)
    answers = [] if fault else [_act(request, form, choice) for choice in chosen]
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


def _act(request: HttpRequest, form: ActionForm, choice: str) -> Answer:
    seen, _, code = choice.partition(" ")
    try:
        ACTS[form.verb](
            code, actor=request.officer.actor, now=request.now, expected=whole_number(seen)
        )
    except MotcuaError as refused:
        return Answer(code, str(refused))
    return Answer(code, "")
