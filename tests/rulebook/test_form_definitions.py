"""The printed forms as data: headings, identities, accounting, grades."""

from datetime import date
from decimal import Decimal

import pytest

from motcua.dossiers.measures import MEASURES
from motcua.kernel.cases import Outcome
from motcua.kernel.forms import FormDefinition, Severity
from motcua.rulebook import load

ON = date(2024, 3, 14)


@pytest.fixture
def form_06a() -> FormDefinition:
    return load.form("06a-vpcp-kstt", ON)


@pytest.fixture
def nine() -> FormDefinition:
    return load.form("nine-indices", ON)


def test_06a_has_eleven_numbered_columns_under_three_groups(form_06a: FormDefinition) -> None:
    received = "Số hồ sơ nhận giải quyết"
    finished = "Số hồ sơ đã giải quyết"
    pending = "Số lượng hồ sơ đang giải quyết"

    assert {column.key: column.path for column in form_06a.columns} == {
        "3": (received, "Tổng số"),
        "4": (received, "Trong đó", "Trực tuyến"),
        "5": (received, "Trong đó", "Trực tiếp, dịch vụ bưu chính"),
        "6": (received, "Từ kỳ trước"),
        "7": (finished, "Tổng số"),
        "8": (finished, "Trước hạn"),
        "9": (finished, "Đúng hạn"),
        "10": (finished, "Quá hạn"),
        "11": (pending, "Tổng số"),
        "12": (pending, "Trong hạn"),
        "13": (pending, "Quá hạn"),
    }
    assert form_06a.row_header == ("STT", "Lĩnh vực, công việc giải quyết theo cấp")


def test_06a_prints_the_head_of_the_circular(form_06a: FormDefinition) -> None:
    assert form_06a.code == "Biểu số 06a/VPCP/KSTT"
    assert form_06a.issued_by == "Ban hành theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020"
    assert " ".join(form_06a.title) == (
        "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC"
    )
    assert form_06a.unit_line == "Đơn vị tính: Số hồ sơ TTHC"
    assert form_06a.landscape


def test_every_column_measures_by_a_key_that_dossiers_declare() -> None:
    used = {
        column.measure
        for key in load.form_keys()
        for form in [load.form(key, ON)]
        for columns in (form.columns, *form.apart.values())
        for column in columns
        if column.measure
    }

    assert used - set(MEASURES) == set()
    assert len(used) == 11 + 3


@pytest.mark.parametrize("overlay", ["default", "withdrawn-on-due"])
def test_what_came_in_is_finished_or_pending(form_06a: FormDefinition, overlay: str) -> None:
    assert [(i.left, i.right) for i in form_06a.identities_for(overlay)] == [
        ("3", ("4", "5", "6")),
        ("7", ("8", "9", "10")),
        ("11", ("12", "13")),
        ("3", ("7", "11")),
    ]


def test_kept_apart_names_the_difference(form_06a: FormDefinition) -> None:
    *_, strict, named = form_06a.identities_for("kept-apart")
    apart = ("apart_withdrawn", "apart_refused", "apart_cancelled")

    assert (strict.left, strict.right) == ("3", ("7", "11", *apart))
    assert strict.severity is Severity.ERROR
    assert (named.left, named.right, named.severity) == ("3", ("7", "11"), Severity.NOTE)
    # 447 = 425 + 16 + 5 cancelled + 1 refused, as the ward of the third quarter of 2023 wrote.
    assert named.message.format(
        row="Tổng",
        left=447,
        right=441,
        difference=6,
        apart_withdrawn=0,
        apart_refused=1,
        apart_cancelled=5,
    ) == ("Tổng: cột (3) hơn (7) + (11) 6 hồ sơ, được nêu riêng: rút 0, từ chối 1, hủy 5.")
    assert tuple(column.key for column in form_06a.apart["kept-apart"]) == apart


def test_final_states_count_as_the_overlays_say(form_06a: FormDefinition) -> None:
    states = (Outcome.RESULT, Outcome.REFUSED, Outcome.WITHDRAWN, Outcome.CANCELLED)
    table = {
        overlay: tuple(treatment[state] for state in states)
        for overlay, treatment in form_06a.accounting.items()
    }

    assert table == {
        "default": ("by_date", "by_date", "by_date", "nowhere"),
        "withdrawn-on-due": ("by_date", "on_due", "on_due", "nowhere"),
        "kept-apart": ("by_date", "apart", "apart", "apart"),
    }


def test_the_nine_indices_have_two_points_each(nine: FormDefinition) -> None:
    assert [row.number for row in nine.rows] == list("123456789")
    assert {dict(row.values)["3"] for row in nine.rows} == {"2"}
    assert nine.rows[5].label == "Công khai các thủ tục hành chính"
    assert [nine.row_header[0], nine.row_header[1], *(c.label for c in nine.columns)] == [
        "Chỉ số",
        "Tên chỉ số",
        "Điểm chuẩn",
        "Điểm tự chấm",
        "Điểm thẩm định",
        "ghi chú",
    ]
    assert all(column.measure is None for column in nine.columns)


def test_satisfaction_has_five_levels_and_a_number_of_ballots(nine: FormDefinition) -> None:
    assert nine.levels is not None
    assert [column.label for column in nine.levels.columns] == [
        "Rất không hài lòng",
        "Không hài lòng",
        "Bình thường",
        "Hài lòng",
        "Rất hài lòng",
    ]
    assert [column.label for column in nine.head_fields] == ["Số phiếu đánh giá"]


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("18", "Xuất sắc"),
        ("17.4", "Xuất sắc"),
        ("15", "Xuất sắc"),
        ("14.99", "Tốt"),
        ("12", "Tốt"),
        ("11.99", "Khá"),
        ("9", "Khá"),
        ("8.99", "Trung bình"),
        ("6", "Trung bình"),
        ("5.99", "Yếu"),
        ("0", "Yếu"),
    ],
)
def test_a_grade_begins_exactly_at_its_bound(nine: FormDefinition, total: str, grade: str) -> None:
    assert nine.grade_of(Decimal(total)) == grade


def test_the_nine_indices_are_optional_once_the_decree_they_come_from_has_ended() -> None:
    before = load.form("nine-indices", date(2025, 6, 30))
    after = load.form("nine-indices", date(2025, 7, 1))

    assert before.valid_to == date(2025, 6, 30)
    assert (after.valid_from, after.valid_to) == (date(2025, 7, 1), None)
    assert "Không bắt buộc" in after.source.note
    assert after.rows == before.rows


def test_a_form_is_not_in_force_before_its_first_day() -> None:
    with pytest.raises(load.NotInForce) as refused:
        load.form("nine-indices", date(2019, 1, 5))

    assert "từ ngày 06/01/2019" in str(refused.value)
    assert refused.value.exit_code == 2


def test_self_scores_ballots_and_levels_come_from_ballots_and_appraisal_is_typed(
    nine: FormDefinition,
) -> None:
    assert nine.questionnaire == "evaluation"
    assert {c.key: c.ballots for c in nine.columns if c.ballots} == {"4": "mean"}
    assert [c.ballots for c in nine.head_fields] == ["count"]
    assert nine.levels is not None
    assert {c.ballots for c in nine.levels.columns} == {"level"}
    assert {c.key: c.right for c in nine.columns} == {
        "3": "report.write",
        "4": "report.write",
        "5": "evaluation.appraise",
        "6": "report.write",
    }


def test_a_form_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(load.RulebookKeyUnknown) as refused:
        load.form("06b-vpcp-kstt", ON)

    assert str(refused.value) == (
        "Không có biểu “06b-vpcp-kstt”; hiện có: 06a-vpcp-kstt, nine-indices, "
        "cchc/khanh-hoa-2021, cchc/khanh-hoa-2023, cchc/thua-thien-hue-2021."
    )
    assert refused.value.exit_code == 2


def test_every_form_and_report_has_a_regime_that_exists() -> None:
    used = {load.form(key, ON).regime for key in load.form_keys()}
    used |= {load.outline(key, ON).regime for key in load.outline_keys()}

    assert used <= set(load.regime_keys())
