"""Kết quả khảo sát: ballots by way and by question; every number opens to its ballots."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.desk import evaluation_rows as rows
from motcua.desk import period_choice
from motcua.desk.form_request import FormRequest, agencies_to_choose, form_request
from motcua.desk.officer import officer_page, page
from motcua.desk.paper_out import paper_file
from motcua.desk.places import Place
from motcua.kernel.errors import NotFound
from motcua.kernel.surveys import Questionnaire
from motcua.registers.surveys import api as surveys
from motcua.registers.surveys.measures import CONTENT_BALLOTS, GIVEN
from motcua.reports import api as reports
from motcua.reports.api import QuestionResult, SurveyResults
from motcua.reports.chart_data import ChartFigure
from motcua.rulebook import load

KIND, NUMBER = "loai", "so"
KINDS = ("pdf", "docx", "xlsx")


@require_safe
@officer_page
def survey_results(request: HttpRequest) -> HttpResponse:
    """The questions of one questionnaire, each with picture and table."""
    asked, questionnaire = _asked(request)
    found = _computed(request, asked, questionnaire)
    opening = _opening(asked, questionnaire)
    officer = request.officer
    context = {
        "asked": asked,
        "results": found,
        "questionnaires": load.questionnaires(asked.chosen.period.to_on),
        "survey_address": f"{asked.address}&{urlencode({KIND: questionnaire.key})}",
        "all_ballots": opening + GIVEN.key,
        "content": opening + CONTENT_BALLOTS.key,
        "satisfied": reports.percent_text(found.satisfaction.percent),
        "ways": [(way, opening + way.measure) for way in found.ways],
        "questions": [
            {
                "result": one,
                # Drawn on the server from the rulebook's labels; the drawing escapes its texts.
                "svg": mark_safe(reports.chart_svg(one.chart, _addresses(one, opening))),  # noqa: S308
                "bars": [
                    (bar, opening + bar.measure if bar.opens else "") for bar in one.chart.figures
                ],
            }
            for one in found.questions
        ],
        "may_write": agencies.may(officer.actor, surveys.WRITE, asked.agency.id, officer.on),
        "agencies": agencies_to_choose(request),
        "picker": period_choice.picker(request, asked.form.key, asked.agency, found.period),
    }
    return page(request, "desk/survey_results.html", Place.REPORTS, context)


@require_safe
@officer_page
def survey_ballots(request: HttpRequest) -> HttpResponse:
    """The ballots behind one number; they are as many as it says, and name nobody."""
    asked, questionnaire = _asked(request)
    key = request.GET.get(NUMBER, "")
    label = rows.LABELS.get(key)
    if label is None:
        raise NotFound("số liệu của phiếu", key)
    found = reports.ballot_records(
        asked.agency,
        asked.chosen.period,
        key,
        questionnaire.key,
        actor=request.officer.actor,
        now=request.now,
    )
    questions = [one for one in questionnaire.questions if one.key != "level"]
    context = {
        "asked": asked,
        "questionnaire": questionnaire,
        "label": label,
        "questions": questions,
        "ballots": [
            (line, [line["answers"].get(one.index or one.key, "-") for one in questions])
            for line in rows.ballot_lines(found)
        ],
    }
    return page(request, "desk/survey_ballots.html", Place.REPORTS, context)


@require_safe
@officer_page
def survey_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same pictures and tables as a paper."""
    if kind not in KINDS:
        raise NotFound("dạng tệp", kind)
    asked, questionnaire = _asked(request)
    found = _computed(request, asked, questionnaire)
    document = reports.survey_document(found, created_at=request.now)
    name = f"khao-sat-{questionnaire.key}-{asked.agency.code}-{found.period.to_on}"
    return paper_file(document, kind, name)


def _asked(request: HttpRequest) -> tuple[FormRequest, Questionnaire]:
    """Agency and period as the evaluation reads them; the questionnaire, the first if none."""
    asked = form_request(request, load.evaluation_rules(request.officer.on).form)
    offered = load.questionnaires(asked.chosen.period.to_on)
    key = request.GET.get(KIND, "") or offered[0].key
    found = next((one for one in offered if one.key == key), None)
    if found is None:
        raise NotFound("loại phiếu khảo sát", key)
    return asked, found


def _computed(
    request: HttpRequest, asked: FormRequest, questionnaire: Questionnaire
) -> SurveyResults:
    return reports.compute_survey_results(
        questionnaire.key,
        asked.agency,
        asked.chosen.period,
        actor=request.officer.actor,
        now=request.now,
    )


def _opening(asked: FormRequest, questionnaire: Questionnaire) -> str:
    """The address of the ballots behind a number, up to the number's key."""
    query = urlencode({KIND: questionnaire.key})
    return f"{reverse('survey_ballots')}?{asked.address}&{query}&{NUMBER}="


def _addresses(one: QuestionResult, opening: str) -> dict[ChartFigure, str]:
    return {bar: opening + bar.measure for bar in one.chart.figures if bar.opens}
