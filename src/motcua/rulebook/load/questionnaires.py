"""Questionnaires: questions, their answers, and the index that each question feeds."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from motcua.kernel.surveys import Answer, Level, Question, Questionnaire
from motcua.rulebook.load.base import Dated, Strict, Text, Timeline, in_force, load_model
from motcua.rulebook.load.errors import NotInForce, RulebookInvalid, RulebookKeyUnknown
from motcua.rulebook.load.yaml_files import name_of, yaml_files

FieldKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
KIND = "phiếu khảo sát"


class AnswerSpec(Strict):
    """One answer: points of an index, or a level of satisfaction."""

    key: Text
    label: Text
    points: int | None = Field(None, ge=0, le=2)
    level: Level | None = None


class QuestionSpec(Strict):
    """One question. Its key is the field of the register of surveys that keeps the answer."""

    key: FieldKey
    number: Text
    text: Text
    index: str = Field("", description="Key of the index that it feeds")
    required: bool = Field(False, description="true: no slip without an answer")
    answers: list[AnswerSpec] = Field(min_length=2)

    @model_validator(mode="after")
    def _answers_are_of_one_kind(self) -> Self:
        keys = [answer.key for answer in self.answers]
        if len(set(keys)) != len(keys):
            raise ValueError(f"câu {self.number} có hai câu trả lời cùng khóa")
        if any((a.points is None) == (a.level is None) for a in self.answers):
            raise ValueError(f"câu {self.number}: mỗi câu trả lời có “points” hoặc “level”")
        if self.index and any(answer.points is None for answer in self.answers):
            raise ValueError(f"câu {self.number} tính cho chỉ số nên phải có “points”")
        return self


class QuestionnaireValue(Dated):
    """The questionnaire as valid in a time."""

    short: Text = Field(description="Its name in a list")
    intro: Text
    thanks: Text
    link_days: int = Field(ge=1, le=366, description="How long a link can be used")
    questions: list[QuestionSpec] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_question_once(self) -> Self:
        for what, found in (
            ("câu hỏi", [question.key for question in self.questions]),
            ("chỉ số", [question.index for question in self.questions if question.index]),
        ):
            twice = next((key for key in found if found.count(key) > 1), None)
            if twice:
                raise ValueError(f"{what} “{twice}” lặp lại")
        return self


def _question(spec: QuestionSpec) -> Question:
    answers = tuple(Answer(a.key, a.label, a.points, a.level) for a in spec.answers)
    return Question(spec.key, spec.number, spec.text, answers, spec.index, spec.required)


def _questionnaire(file: Timeline[QuestionnaireValue], value: QuestionnaireValue) -> Questionnaire:
    return Questionnaire(
        key=file.key,
        label=file.label,
        short=value.short,
        intro=value.intro,
        thanks=value.thanks,
        link_days=value.link_days,
        questions=tuple(map(_question, value.questions)),
        valid_from=value.valid_from,
        valid_to=value.valid_to,
        source=value.source.to_kernel(),
    )


def read_questionnaire(path: Path) -> tuple[Questionnaire, ...]:
    """The questionnaire of a file in its times, oldest first. Raises RulebookInvalid."""
    file = load_model(path, Timeline[QuestionnaireValue])
    if path.stem != file.key:
        raise RulebookInvalid(name_of(path), "key", f"khóa “{file.key}” khác tên tệp")
    return tuple(_questionnaire(file, value) for value in file.values)


@cache
def _all() -> dict[str, tuple[Questionnaire, ...]]:
    return {path.stem: read_questionnaire(path) for path in yaml_files("questionnaires")}


def questionnaire(key: str, on: date) -> Questionnaire:
    """The questionnaire as valid on the day somebody answers it.

    Raises RulebookKeyUnknown, or NotInForce outside its validity.
    """
    found = _all().get(key)
    if found is None:
        raise RulebookKeyUnknown(KIND, key, tuple(_all()))
    return in_force(found, on, KIND, key)


@cache
def questionnaires(on: date) -> tuple[Questionnaire, ...]:
    """All questionnaires valid on a day; those that feed the indices first, then by key."""
    found = []
    for key in _all():
        try:
            found.append(questionnaire(key, on))
        except NotInForce:
            continue
    return tuple(sorted(found, key=lambda one: (not one.evaluates, one.key)))
