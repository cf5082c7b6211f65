"""Paper ballots typed at the desk, one after the other, mostly with digits."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.kernel.dates import DateUnreadable, format_day, parse_day
from motcua.kernel.surveys import Question, Questionnaire
from motcua.registers import api as registers
from motcua.registers.data import EntryView
from motcua.registers.surveys import api as surveys
from motcua.registers.surveys.data import Ballot
from motcua.rulebook import load

KIND, DAY, WAY, OFFICER, DOSSIER, COMMENT = "loai", "ngay", "cach", "can-bo", "ho-so", "y-kien"
ONCE, LAST_ONCE, TYPED = "lan", "ballot-once", "ballot-count"
PREFIX = "c-"
PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer with the digit that chooses it."""

    key: str
    label: str
    digit: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A question as the page asks it. fault: "" none."""

    name: str
    question: Question
    options: tuple[Option, ...]
    fault: str


@require_http_methods(["GET", "POST"])
@officer_page
def ballot_entry(request: HttpRequest) -> HttpResponse:
    """GET: an empty slip, with what was set for the one before. POST: write it, ask the next."""
    request.officer.require(surveys.WRITE)
    questionnaire = _questionnaire(request)
    if request.method == "GET":
        return _page(request, questionnaire, {}, {})
    if request.POST.get(ONCE) == request.session.get(LAST_ONCE):
        messages.info(request, "Phiếu này đã được ghi ở lần bấm trước; không ghi lần nữa.")
        return redirect(_next_address(request))
    try:
        entry = surveys.record_ballot(
            request.officer.agency,
            _ballot(request, questionnaire),
            actor=request.officer.actor,
            now=request.now,
        )
    except DateUnreadable as refused:
        return _page(request, questionnaire, request.POST, {DAY: str(refused)})
    except surveys.BallotRefused as refused:
        faults = {PREFIX + fault.question: fault.message for fault in refused.faults}
        return _page(request, questionnaire, request.POST, faults)
    except (registers.EntryRefused, load.NotInForce) as refused:
        return _page(request, questionnaire, request.POST, {"": str(refused)})
    _remember(request, entry)
    return redirect(_next_address(request))


def _ballot(request: HttpRequest, questionnaire: Questionnaire) -> Ballot:
    posted = request.POST
    return Ballot(
        questionnaire=questionnaire.key,
        given_on=parse_day(posted.get(DAY, "").strip()),
        way=posted.get(WAY, PAPER),
        answers={
            question.key: posted.get(PREFIX + question.key, "")
            for question in questionnaire.questions
        },
        dossier=posted.get(DOSSIER, ""),
        officer=posted.get(OFFICER, ""),
        comment=posted.get(COMMENT, ""),
    )


def _questionnaire(request: HttpRequest) -> Questionnaire:
    offered = load.questionnaires(request.officer.on)
    asked = request.POST.get(KIND) or request.GET.get(KIND, "")
    return next((one for one in offered if one.key == asked), offered[0])


def _remember(request: HttpRequest, entry: EntryView) -> None:
    request.session[LAST_ONCE] = request.POST.get(ONCE)
    day, count = request.session.get(TYPED, ["", 0])
    today = format_day(request.officer.on)
    count = count + 1 if day == today else 1
    request.session[TYPED] = [today, count]
    messages.success(request, f"Đã ghi phiếu {entry.code}. Hôm nay bạn đã nhập {count} phiếu.")


def _next_address(request: HttpRequest) -> str:
    """The empty page again; what is the same for a pile of slips stays."""
    kept = {name: request.POST.get(name, "") for name in (KIND, DAY, WAY, OFFICER)}
    return f"{reverse('ballot_entry')}?{urlencode({k: v for k, v in kept.items() if v})}"


def _page(
    request: HttpRequest,
    questionnaire: Questionnaire,
    typed: Mapping[str, str],
    faults: Mapping[str, str],
) -> HttpResponse:
    head = typed or request.GET
    register = load.register(surveys.REGISTER, request.officer.on)
    context = {
        "questionnaires": load.questionnaires(request.officer.on),
        "questionnaire": questionnaire,
        "ways": register.field("way").choices,
        "way": head.get(WAY, PAPER),
        "day": head.get(DAY) or format_day(_today(request)),
        "officer_name": head.get(OFFICER, ""),
        "dossier": typed.get(DOSSIER, ""),
        "comment": typed.get(COMMENT, ""),
        "lines": [_line(question, typed, faults) for question in questionnaire.questions],
        "faults": [message for message in faults.values() if message],
        "day_fault": faults.get(DAY, ""),
        "once": secrets.token_urlsafe(9),
    }
    status = 422 if faults else 200
    return page(request, "desk/ballot_entry.html", Place.REPORTS, context, status=status)


def _today(request: HttpRequest) -> date:
    return request.officer.on


def _line(question: Question, typed: Mapping[str, str], faults: Mapping[str, str]) -> Line:
    name = PREFIX + question.key
    count = len(question.answers)
    options = tuple(
        Option(
            answer.key,
            answer.label,
            # Points are their own digit; levels count down from the best, as slips number them.
            str(count - place if answer.points is None else answer.points),
            typed.get(name) == answer.key,
        )
        for place, answer in enumerate(question.answers)
    )
    return Line(name, question, options, faults.get(name, ""))
