"""The results of a questionnaire: ballots by way, answers of each question, what they open to."""

from datetime import date

import pytest
from ballots_given import given, ward_of_seed
from office_at_work import LATER

from motcua.kernel.actors import SYSTEM
from motcua.kernel.errors import NotFound
from motcua.kernel.periods import Period
from motcua.papers import api as papers
from motcua.registers.surveys import api as surveys
from motcua.registers.surveys.data import Ballot
from motcua.registers.surveys.measures import measure_of
from motcua.reports import api as reports
from motcua.rulebook import load

Q1 = Period(date(2024, 1, 1), date(2024, 3, 14), "2024-Q1")


def results_of(agency, questionnaire: str = "evaluation", actor=SYSTEM):
    return reports.compute_survey_results(questionnaire, agency, Q1, actor=actor, now=LATER)


def surveyed(agency, level: str, way: str = "paper", **aspects: str):
    """One ballot of the satisfaction survey."""
    ballot = Ballot("satisfaction", date(2024, 3, 5), way, {"level": level, **aspects})
    return surveys.record_ballot(agency, ballot, actor=SYSTEM, now=LATER)


def texts(found, key: str) -> list[str]:
    (one,) = [one for one in found.questions if one.question.key == key]
    return [bar.text for bar in one.chart.figures]


def test_each_answer_has_its_ballots_and_its_share_of_those_who_answered(office) -> None:
    surveyed(office.agency, "satisfied", aspect_1="very_satisfied", aspect_2="neutral")
    surveyed(office.agency, "neutral", aspect_1="satisfied")
    surveyed(office.agency, "satisfied", way="link", aspect_1="satisfied")

    found = results_of(office.agency, "satisfaction")

    assert found.ballots == 3
    # Three answered the first question: one very content, two content.
    assert texts(found, "aspect_1")[:2] == ["1 (33,3%)", "2 (66,7%)"]
    assert texts(found, "aspect_2")[2] == "1 (100,0%)"
    # Nobody answered the third: counts of 0, and no share of nothing.
    assert texts(found, "aspect_3") == ["0"] * 5
    assert texts(found, "level")[1:3] == ["2 (66,7%)", "1 (33,3%)"]
    assert [one.answered for one in found.questions] == [3, 1, 0, 0, 0, 3]
    assert {way.label: way.count for way in found.ways} == {
        "Phiếu giấy": 2,
        "Máy tính bảng tại quầy": 0,
        "Liên kết, mã QR": 1,
        "Hệ thống một cửa điện tử": 0,
    }
    assert (found.satisfaction.content, found.satisfaction.answered) == (2, 3)


def test_one_questionnaire_does_not_count_the_ballots_of_another(office) -> None:
    given(office.agency, "2024-03-05", "very_satisfied", "222222222")
    surveyed(office.agency, "neutral")

    assert texts(results_of(office.agency, "evaluation"), "level")[0] == "1 (100,0%)"
    assert texts(results_of(office.agency, "satisfaction"), "level")[0] == "0 (0,0%)"


@pytest.mark.parametrize(
    ("key", "level"),
    [
        ("satisfaction-levels", "Rất hài lòng"),
        ("satisfaction-survey-levels", "Bình thường"),
    ],
)
def test_a_chart_counts_and_opens_the_ballots_of_one_questionnaire(office, key, level) -> None:
    given(office.agency, "2024-03-05", "very_satisfied", "222222222")
    surveyed(office.agency, "neutral")
    definition = load.chart(key, Q1.to_on)

    view = reports.compute_chart(definition, office.agency, Q1, actor=SYSTEM, now=LATER)

    counted = {label: figures[0] for label, figures in view.lines}
    assert {label: one.value for label, one in counted.items() if one.value} == {level: 1}
    for one in counted.values():
        rows = reports.chart_records(
            definition, office.agency, Q1, one.measure, None, actor=SYSTEM, now=LATER
        )
        assert len(rows) == one.value


def test_the_ward_of_the_seed_by_question(office) -> None:
    ward_of_seed(office.agency)

    found = results_of(office.agency)

    assert texts(found, "index_1") == ["82 (79,6%)", "21 (20,4%)", "0 (0,0%)"]
    assert texts(found, "index_3") == ["103 (100,0%)", "0 (0,0%)", "0 (0,0%)"]
    assert texts(found, "level")[:2] == ["81 (78,6%)", "22 (21,4%)"]


def test_every_number_opens_to_as_many_ballots(office) -> None:
    surveyed(office.agency, "satisfied", aspect_1="very_satisfied")
    surveyed(office.agency, "neutral", way="tablet", aspect_1="satisfied")
    given(office.agency, "2024-03-05", "neutral", "222222222")
    found = results_of(office.agency, "satisfaction")

    numbers = [(way.measure, way.count) for way in found.ways]
    numbers += [(bar.measure, bar.value) for one in found.questions for bar in one.chart.figures]
    for measure, count in numbers:
        rows = reports.ballot_records(
            office.agency, Q1, measure, "satisfaction", actor=SYSTEM, now=LATER
        )
        assert len(rows) == count, measure
    assert sum(count for _, count in numbers) == 2 + 2 + 2  # ways, first question, level


@pytest.mark.parametrize("key", [one.key for one in load.questionnaires(date(2024, 3, 1))])
def test_every_answer_of_the_rulebook_is_counted_by_a_measure_of_its_own(key) -> None:
    asked = load.questionnaire(key, date(2024, 3, 1))

    keys = [measure_of(q.key, answer).key for q in asked.questions for answer in q.answers]

    assert len(set(keys)) == len(keys)


def test_the_paper_has_the_pictures_and_numbers_of_the_page(office) -> None:
    ward_of_seed(office.agency)
    found = results_of(office.agency)

    document = reports.survey_document(found, created_at=LATER)

    text = papers.write(document, "html").decode()
    assert "Số phiếu: 103. Hài lòng và rất hài lòng: 103/103 phiếu = 100,0%." in text
    assert text.count("<svg") == len(found.questions)
    assert reports.chart_svg(found.questions[0].chart) in [
        block.svg for block in document.sections[0].blocks if hasattr(block, "svg")
    ]
    for kind, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")):
        assert papers.write(document, kind).startswith(start)


def test_without_a_ballot_there_is_no_share_and_no_picture(office) -> None:
    found = results_of(office.agency)

    assert (found.ballots, found.satisfaction.percent) == (0, None)
    assert texts(found, "index_1") == ["0", "0", "0"]
    assert "không phải 0%" in papers.write(
        reports.survey_document(found, created_at=LATER), "html"
    ).decode()  # fmt: skip


def test_whoever_may_not_read_the_ward_s_figures_finds_no_results(
    office, other_office, staff
) -> None:
    with pytest.raises(NotFound):
        results_of(office.agency, actor=staff("reporter", other_office.agency))
    assert results_of(office.agency, actor=staff("counter", office.agency)).ballots == 0
