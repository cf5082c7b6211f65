"""Questionnaires of a one-stop shop: questions, answers with points or a level, what is no answer.

Source: TT 01/2018/TT-VPCP, chapter III: each answer of the evaluation slip is worth 0, 1 or 2
points of one of nine indices; general satisfaction is one of five levels.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.kernel.forms import Source

POINTS = (0, 1, 2)  # what an answer to a question of an index is worth


class Level(StrEnum):
    """How satisfied somebody is, from worst to best, as the evaluation table prints it."""

    VERY_DISSATISFIED = "very_dissatisfied"
    DISSATISFIED = "dissatisfied"
    NEUTRAL = "neutral"
    SATISFIED = "satisfied"
    VERY_SATISFIED = "very_satisfied"


CONTENT = (Level.SATISFIED, Level.VERY_SATISFIED)
"""The levels that count as satisfied."""

LEVEL_POINTS = {level: place for place, level in enumerate(Level, 1)}
"""What a level is worth where levels are averaged: 1 the worst, 5 the best, as slips number them.

No circular averages levels; the mean is the office's own figure and stands in no report.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to choose. points: 0..2 for a question of an index; level: for one of levels."""

    key: str
    label: str
    points: int | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question. key: the field of the register that keeps its answer.

    number: as printed. index: the index that it feeds, "" none.
    required: a slip without an answer to it is not taken.
    """

    key: str
    number: str
    text: str
    answers: tuple[Answer, ...]
    index: str = ""
    required: bool = False

    def answer(self, key: str) -> Answer | None:
        """The answer of a key; None: the question has no such answer."""
        return next((one for one in self.answers if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire as valid on a day.

    short: its name in a list. intro: what stands above the first question; thanks: after the last.
    link_days: how many days after it was made a link can still be used.
    evaluates: its answers feed the indices of the evaluation.
    """

    key: str
    label: str
    short: str
    intro: str
    thanks: str
    link_days: int
    questions: tuple[Question, ...]
    valid_from: date
    valid_to: date | None
    source: Source

    @property
    def evaluates(self) -> bool:
        """Whether any question feeds an index."""
        return any(question.index for question in self.questions)

    def question(self, key: str) -> Question | None:
        """The question of a key; None: the questionnaire has no such question."""
        return next((one for one in self.questions if one.key == key), None)


@dataclass(frozen=True, slots=True)
class AnswerFault:
    """Why answers are not taken. question: its key, "" the whole slip. message: Vietnamese."""

    question: str
    value: str
    message: str


def faults_of(questionnaire: Questionnaire, answers: Mapping[str, str]) -> tuple[AnswerFault, ...]:
    """What is wrong with the answers (question key -> answer key; "" or absent: not answered).

    A slip without one answer is blank and counts nowhere; a question may be left out unless it
    is required.
    """
    given = {key: value for key, value in answers.items() if value != ""}
    if not given:
        return (AnswerFault("", "", "Phiếu trắng: chưa chọn câu trả lời nào."),)
    faults = []
    for key, value in given.items():
        question = questionnaire.question(key)
        if question is None:
            message = f"“{questionnaire.short}” không có câu hỏi này; để trống."
            faults.append(AnswerFault(key, value, message))
        elif question.answer(value) is None:
            known = ", ".join(answer.label for answer in question.answers)
            faults.append(
                AnswerFault(key, value, f"Câu {question.number} chọn một trong: {known}.")
            )
    for question in questionnaire.questions:
        if question.required and question.key not in given:
            message = f"Câu {question.number} chưa được trả lời."
            faults.append(AnswerFault(question.key, "", message))
    return tuple(faults)
