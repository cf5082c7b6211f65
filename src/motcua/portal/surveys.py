"""Where citizens answer: a link for one ballot, and the tablet at the counter."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.kernel.errors import NotFound
from motcua.kernel.numbers import whole_number
from motcua.kernel.surveys import Answer, Question, Questionnaire
from motcua.portal.limits import BALLOT_GUESSES, BALLOTS_BY_TABLET, is_spent, spend
from motcua.registers.surveys import api as surveys
from motcua.registers.surveys.data import LinkView

PREFIX = "c-"  # before the key of a question in a form
COMMENT, STEP, CHOICE, PRESS = "y-kien", "cau", "tra-loi", "lan"
BACK, SKIP = "quay-lai", "bo-qua"
TOO_MANY_GUESSES = (
    "Đã mở quá nhiều địa chỉ không đúng. Hãy chờ 15 phút rồi quét lại mã trên phiếu mời, hoặc hỏi "
    "nơi đã đưa liên kết."
)
TABLET_TIRED = (
    "Máy này vừa gửi rất nhiều phiếu nên tạm nghỉ, tối đa 15 phút; phiếu vừa rồi chưa được ghi. "
    "Xin ông/bà thử lại sau, hoặc nhờ công chức tại quầy đưa phiếu giấy."
)
LONGEST_COMMENT = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the page. chosen: key of the answer given so far. fault: "" none."""

    question: Question
    name: str
    chosen: str
    fault: str

    @property
    def answers(self) -> tuple[tuple[Answer, bool], ...]:
        """Each answer, and whether it is the chosen one."""
        return tuple((answer, answer.key == self.chosen) for answer in self.question.answers)


@never_cache
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """GET: the questions. POST: the one ballot of this link; a second one is refused."""
    if is_spent(BALLOT_GUESSES, _address(request)):
        return _closed(request, TOO_MANY_GUESSES, 429)
    try:
        if request.method == "GET":
            found = surveys.open_link(token, now=request.now)
            return _link_page(request, found)
        answers = _answers(request.POST)
        comment = request.POST.get(COMMENT, "")[:LONGEST_COMMENT]
        try:
            done = surveys.answer_link(token, answers, comment, now=request.now)
        except surveys.BallotRefused as refused:
            found = surveys.open_link(token, now=request.now)
            faults = {fault.question: fault.message for fault in refused.faults}
            return _link_page(request, found, answers, comment, faults)
    except NotFound:
        spend(BALLOT_GUESSES, _address(request))
        return _closed(request, "Liên kết này không đúng hoặc đã bị thu hồi.", 404)
    except (surveys.LinkUsed, surveys.LinkExpired) as refused:
        return _closed(request, str(refused), 410)
    context = {"title": "Đã ghi phiếu", "message": done.questionnaire.thanks}
    return render(request, "portal/survey_end.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def tablet(request: HttpRequest, token: str) -> HttpResponse:
    """One question a screen; each press brings the next, the last one writes the ballot."""
    if is_spent(BALLOT_GUESSES, _address(request)):
        return _closed(request, TOO_MANY_GUESSES, 429)
    try:
        device = surveys.open_device(token, now=request.now)
    except NotFound:
        spend(BALLOT_GUESSES, _address(request))
        message = "Máy tính bảng này chưa được nối với quầy nào, hoặc đã bị thu hồi."
        return _closed(request, message, 404)
    if request.method == "GET":
        if "xong" in request.GET:
            context = {"device": device, "again": reverse("survey_tablet", args=[token])}
            return render(request, "portal/survey_thanks.html", context)
        return _screen(request, token, {}, 0, secrets.token_urlsafe(9))
    return _pressed(request, token, device.questionnaire)


def _pressed(request: HttpRequest, token: str, questionnaire: Questionnaire) -> HttpResponse:
    answers, questions = _answers(request.POST), questionnaire.questions
    at = min(whole_number(request.POST.get(STEP, "")) or 0, len(questions) - 1)
    press = request.POST.get(PRESS, "")
    if BACK in request.POST:
        return _screen(request, token, answers, max(0, at - 1), press)
    question, choice = questions[at], request.POST.get(CHOICE, "")
    if question.answer(choice) is not None:
        answers[question.key] = choice
    elif SKIP not in request.POST or question.required:
        return _screen(request, token, answers, at, press, "Hãy chạm vào một câu trả lời.")
    else:
        answers.pop(question.key, None)
    if at + 1 < len(questions):
        return _screen(request, token, answers, at + 1, press)
    if is_spent(BALLOTS_BY_TABLET, token):
        return _closed(request, TABLET_TIRED, 429)
    surveys.answer_device(token, answers, press, now=request.now)
    spend(BALLOTS_BY_TABLET, token)
    return redirect(f"{reverse('survey_tablet', args=[token])}?xong=1")


def _screen(
    request: HttpRequest,
    token: str,
    answers: Mapping[str, str],
    at: int,
    press: str,
    fault: str = "",
) -> HttpResponse:
    device = surveys.open_device(token, now=request.now)
    questions = device.questionnaire.questions
    question = questions[at]
    context = {
        "device": device,
        "question": question,
        "asked": Asked(question, CHOICE, answers.get(question.key, ""), fault),
        "number": at + 1,
        "last": len(questions),
        "step": at,
        "press": press,
        "given": {PREFIX + key: value for key, value in answers.items()},
    }
    return render(request, "portal/survey_tablet.html", context, status=422 if fault else 200)


def _answers(posted: Mapping[str, str]) -> dict[str, str]:
    """Question key -> answer key, as sent."""
    return {
        name.removeprefix(PREFIX): value[:40]
        for name, value in posted.items()
        if name.startswith(PREFIX)
    }


def _link_page(
    request: HttpRequest,
    found: LinkView,
    answers: Mapping[str, str] | None = None,
    comment: str = "",
    faults: Mapping[str, str] | None = None,
) -> HttpResponse:
    given, wrong = answers or {}, faults or {}
    asked = [
        Asked(
            question,
            PREFIX + question.key,
            given.get(question.key, ""),
            wrong.get(question.key, ""),
        )
        for question in found.questionnaire.questions
    ]
    context = {
        "link": found,
        "asked": asked,
        "comment": comment,
        "faults": [fault for fault in wrong.values() if fault],
    }
    return render(request, "portal/survey_link.html", context, status=422 if wrong else 200)


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def _closed(request: HttpRequest, message: str, status: int) -> HttpResponse:
    context = {"title": "Không ghi được phiếu", "message": message, "refused": True}
    return render(request, "portal/survey_end.html", context, status=status)
