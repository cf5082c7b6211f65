"""Questionnaires as the rulebook has them, and which answers a slip may hold."""

from datetime import date

import pytest

from motcua.kernel.surveys import Level, Questionnaire, faults_of
from motcua.rulebook import load

ON = date(2024, 3, 14)


@pytest.fixture
def slip() -> Questionnaire:
    return load.questionnaire("evaluation", ON)


def test_the_evaluation_asks_each_of_the_nine_indices_once_and_satisfaction_last(slip) -> None:
    assert [q.index for q in slip.questions] == [*"123456789", ""]
    assert [[a.points for a in q.answers] for q in slip.questions[:-1]] == [[2, 1, 0]] * 9
    assert [a.level for a in slip.questions[-1].answers] == list(reversed(Level))
    assert slip.questions[-1].required


def test_the_survey_of_satisfaction_feeds_no_index(slip) -> None:
    survey = load.questionnaire("satisfaction", ON)

    assert (slip.evaluates, survey.evaluates) == (True, False)
    assert len(survey.questions) == 6


def test_every_question_is_a_field_of_the_register_with_the_same_answers() -> None:
    register = load.register("surveys", ON)
    for questionnaire in load.questionnaires(ON):
        assert questionnaire.key in {c.key for c in register.field("questionnaire").choices}
        for question in questionnaire.questions:
            choices = {choice.key for choice in register.field(question.key).choices}
            assert {answer.key for answer in question.answers} == choices, question.key


def test_a_full_slip_has_no_fault(slip) -> None:
    answers = {f"index_{n}": "p2" for n in range(1, 10)} | {"level": "satisfied"}

    assert faults_of(slip, answers) == ()


def test_a_question_may_be_left_out_but_not_the_level(slip) -> None:
    assert faults_of(slip, {"level": "neutral", "index_1": ""}) == ()
    (fault,) = faults_of(slip, {"index_1": "p2"})
    assert (fault.question, fault.message) == ("level", "Câu 10 chưa được trả lời.")


def test_a_blank_slip_is_refused_as_blank(slip) -> None:
    (fault,) = faults_of(slip, {"level": "", "index_1": ""})

    assert "Phiếu trắng" in fault.message


def test_an_answer_that_is_none_and_a_question_of_another_slip_are_named(slip) -> None:
    faults = faults_of(slip, {"level": "satisfied", "index_1": "p3", "aspect_1": "neutral"})

    assert [fault.question for fault in faults] == ["index_1", "aspect_1"]
    assert "Sớm hơn ngày hẹn" in faults[0].message
    assert "không có câu hỏi này" in faults[1].message
