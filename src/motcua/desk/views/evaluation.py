"""The results of surveys and the evaluation of a period, each figure with its working."""

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies import api as agencies
from motcua.desk import evaluation_rows as rows
from motcua.desk import period_choice
from motcua.desk.form_request import FormRequest, agencies_to_choose, form_request
from motcua.desk.officer import officer_page, page
from motcua.desk.paper_out import paper_file
from motcua.desk.places import Place
from motcua.kernel.errors import MotcuaError, NotFound
from motcua.reports import api as reports
from motcua.reports.api import Evaluation
from motcua.rulebook import load

APPRAISE, WRITE = "evaluation.appraise", "surveys.write"
KINDS = ("docx", "pdf", "xlsx")
SOURCE, PREFIX, TAKE_OVER = "nguon", "t-", "giu-diem"


@require_http_methods(["GET", "POST"])
@officer_page
def evaluation(request: HttpRequest) -> HttpResponse:
    """GET: scores with their working. POST: keep the appraised scores."""
    asked = _asked(request)
    found = _computed(request, asked)
    faults = _appraise(request, asked, found) if request.method == "POST" else []
    if request.method == "POST" and not faults:
        return redirect(f"{reverse('evaluation')}?{asked.address}#tham-dinh")
    typed = request.POST if request.method == "POST" else {}
    context = {
        "asked": asked,
        "evaluation": found,
        "sheet": found.sheet,
        "indices": rows.index_rows(found, typed, PREFIX),
        "totals": rows.totals(found),
        "levels": rows.level_rows(found),
        "live": rows.live_groups(found),
        "live_words": rows.live_words(found),
        "satisfied": rows.satisfied(found),
        "may_appraise": _may(request, asked, APPRAISE),
        "may_write": _may(request, asked, WRITE),
        "source": typed.get(SOURCE) or rows.source_of(found),
        "faults": faults,
        "agencies": agencies_to_choose(request),
        "picker": period_choice.picker(request, asked.form.key, asked.agency, found.sheet.period),
    }
    status = 422 if faults else 200
    return page(request, "desk/evaluation.html", Place.REPORTS, context, status=status)


@require_safe
@officer_page
def evaluation_ballots(request: HttpRequest) -> HttpResponse:
    """The ballots behind one number of the evaluation; they are as many as it says."""
    asked = _asked(request)
    key = request.GET.get("so", "")
    label = rows.LABELS.get(key)
    if label is None:
        raise NotFound("số liệu của phiếu", key)
    found = reports.ballot_records(
        asked.agency, asked.chosen.period, key, actor=request.officer.actor, now=request.now
    )
    context = {"asked": asked, "label": label, "ballots": rows.ballot_lines(found)}
    return page(request, "desk/evaluation_ballots.html", Place.REPORTS, context)


@require_safe
@officer_page
def evaluation_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The printed table with the working of every score."""
    if kind not in KINDS:
        raise NotFound("dạng tệp", kind)
    asked = _asked(request)
    document = reports.evaluation_document(_computed(request, asked))
    period = asked.chosen.period
    name = f"danh-gia-{asked.agency.code}-{period.code or f'{period.from_on}_{period.to_on}'}"
    return paper_file(document, kind, name)


def _asked(request: HttpRequest) -> FormRequest:
    return form_request(request, load.evaluation_rules(request.officer.on).form)


def _computed(request: HttpRequest, asked: FormRequest) -> Evaluation:
    return reports.compute_evaluation(
        asked.agency, asked.chosen.period, actor=request.officer.actor, now=request.now
    )


def _may(request: HttpRequest, asked: FormRequest, action: str) -> bool:
    officer = request.officer
    return agencies.may(officer.actor, action, asked.agency.id, officer.on)


def _appraise(request: HttpRequest, asked: FormRequest, found: Evaluation) -> list[str]:
    """Why scores were refused; [] when all were kept."""
    posted = request.POST
    if TAKE_OVER in posted:
        scores = {index: _plain(score) for index, score in reports.self_scores(found).items()}
    else:
        scores = {
            row.key: posted.get(PREFIX + row.key, "").strip()
            for row in found.sheet.rows
            if PREFIX + row.key in posted
        }
    faults = []
    for index, score in scores.items():
        try:
            reports.appraise(
                asked.agency,
                asked.chosen.period,
                {index: score},
                source=posted.get(SOURCE, ""),
                actor=request.officer.actor,
                now=request.now,
            )
        except MotcuaError as refused:
            faults.append(str(refused))
    return list(dict.fromkeys(faults))


def _plain(score: Decimal) -> str:
    return format(score.normalize(), "f")
