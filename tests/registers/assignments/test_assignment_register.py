"""Assignments through the register's doors: verbs, extension, handing down, refusals in words."""

import pytest
from task_office import TASKS, TaskOffice, at, day

from motcua.kernel.errors import NotAllowed, NotFound
from motcua.kernel.register_entries import VerbNotAllowed, VerbTooLate
from motcua.registers import api
from motcua.registers.data import EntryFilter

pytestmark = pytest.mark.django_db(transaction=True)
FINISH = {"done_on": "2021-03-20", "result": "Đã ban hành kế hoạch"}


def refusal(action, *args, **kwargs):
    with pytest.raises(api.EntryRefused) as refused:
        action(*args, **kwargs)
    return str(refused.value)


def test_a_task_is_given_and_reported_done_with_its_proof(office):
    task = office.task(on="2021-03-01", due_on="2021-03-31")
    assert (task.code, task.state, task.due_on) == ("NV-2021-0001", "open", day("2021-03-31"))

    done = office.does("finish", task, on="2021-03-22", **FINISH, evidence_document="50/KH-UBND")

    assert (done.state, done.is_open, done.ended_on) == ("done", False, day("2021-03-20"))
    assert done.values["evidence_document"] == "50/KH-UBND"


def test_a_result_is_sent_back_and_the_day_it_was_done_is_gone(office):
    task = office.does("finish", office.task(on="2021-03-01"), on="2021-03-22", **FINISH)

    back = office.does("reopen", task, on="2021-03-23", return_reason="Thiếu phụ lục")

    assert (back.state, back.ended_on) == ("open", None)
    assert "done_on" not in back.values and back.values["result"] == FINISH["result"]


def test_a_due_day_is_moved_up_to_its_own_day_and_not_after_it(office):
    given = {"extended_on": "2021-03-31", "due_on": "2021-04-15", "extension_document": "12/TB"}
    task = office.task(on="2021-03-01", due_on="2021-03-31")
    assert office.does("extend", task, on="2021-03-31", hour=23, **given).due_on == day(
        "2021-04-15"
    )

    with pytest.raises(VerbTooLate) as refused:
        late = {"extended_on": "2021-04-16", "due_on": "2021-05-01", "extension_document": "13/TB"}
        office.does("extend", task, on="2021-04-16", **late)
    assert str(refused.value) == (
        "“Gia hạn” ngày 16/04/2021 không được nữa: hạn hoàn thành là 15/04/2021. Nếu ngày ghi "
        "trong sổ sai thì đính chính ngày đó, nêu lý do."
    )
    assert office.sees(task, on="2021-04-16").due_on == day("2021-04-15")


def test_a_task_without_a_due_day_may_get_one_at_any_time(office):
    task = office.task(on="2021-03-01")
    given = {"extended_on": "2021-06-01", "due_on": "2021-06-30", "extension_document": "9/TB"}

    assert office.does("extend", task, on="2021-06-01", **given).due_on == day("2021-06-30")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"due_on": "2021-02-28"},
            "Hạn hoàn thành “28/02/2021”: cần hạn hoàn thành không trước ngày giao.",
        ),
        ({"issued_on": "2021-03-02"}, "Ngày giao “02/03/2021”: cần ngày giao không sau hôm nay."),
        (
            {"kind": "plan"},
            "Năm kế hoạch (để trống): cần có năm kế hoạch khi là nhiệm vụ trong kế hoạch.",
        ),
        (
            {"kind": "plan", "plan_year": "21"},
            "Năm kế hoạch “21”: cần năm có bốn chữ số, ví dụ 2023.",
        ),
        ({"due_on": "31/02/2021"}, "Hạn hoàn thành “31/02/2021”: cần một ngày có thật"),
        ({"issuer": "99999"}, "Cơ quan giao “99999”: cần mã một đơn vị có trong ngày 01/03/2021."),
        (
            {"parent": "NV-2021-0099"},
            "Thuộc nhiệm vụ của cấp trên “NV-2021-0099”: cần mã một nhiệm vụ trong sổ của cơ quan "
            "cấp trên.",
        ),
        (
            {"finding": "VD-1"},
            "Vấn đề kiểm tra “VD-1”: cần mã một vấn đề trong sổ kiểm tra của cơ quan mình hoặc "
            "cấp trên.",
        ),
        ({"task": " "}, "Nội dung nhiệm vụ (để trống): cần có nội dung nhiệm vụ."),
    ],
)
def test_what_cannot_be_is_refused_naming_field_and_rule(office, values, sentence):
    assert sentence in refusal(office.task, on="2021-03-01", **values)
    assert api.entries(TASKS, EntryFilter(), actor=office.actor, now=at("2021-03-01")).total == 0


def test_it_is_not_done_before_it_was_given_nor_after_today_nor_without_a_result(office):
    task = office.task(on="2021-03-01")

    early = refusal(
        office.does, "finish", task, on="2021-03-22", **FINISH | {"done_on": "2021-02-01"}
    )
    ahead = refusal(office.does, "finish", task, on="2021-03-19", **FINISH)
    silent = refusal(office.does, "finish", task, on="2021-03-22", done_on="2021-03-20")

    assert "cần ngày hoàn thành không trước ngày giao" in early
    assert "cần ngày hoàn thành không sau hôm nay" in ahead
    assert "Kết quả thực hiện (để trống): cần có kết quả thực hiện khi đã “Đã hoàn thành”" in silent
    assert office.sees(task, on="2021-03-22").state == "open"


def test_what_the_state_does_not_allow_says_what_it_allows(office):
    task = office.does("finish", office.task(on="2021-03-01"), on="2021-03-22", **FINISH)

    with pytest.raises(VerbNotAllowed, match="chỉ có thể: Trả lại kết quả"):
        office.does("urge", task, on="2021-03-23", urged_on="2021-03-23", urging="Đề nghị báo cáo")


def test_a_code_is_used_once_at_an_agency_and_again_at_another(office, ward_office):
    office.task(on="2021-03-01", code="YKCĐ-15")
    assert ward_office.task(on="2021-03-01", code="YKCĐ-15").code == "YKCĐ-15"
    assert "đã có mục mang mã này" in refusal(office.task, on="2021-03-02", code="YKCĐ-15")


def test_handed_down_it_stands_in_the_registers_of_the_units_below(office, ward, other_ward):
    task = office.task(on="2021-03-01", due_on="2021-04-30", issuer_person="Chủ tịch UBND tỉnh")

    handed = {"handed_to": "19996, 20020", "handed_on": "2021-03-02", "handed_due_on": "2021-04-15"}
    office.does("hand_down", task, on="2021-03-02", **handed)
    office.does("hand_down", task, on="2021-03-03", **handed | {"handed_to": "20020;20005"})

    found = api.entries(TASKS, EntryFilter(), actor=office.actor, now=at("2021-03-03")).rows
    below = {row.agency_id: row for row in found if row.agency_id != office.agency.id}
    assert len(found) == 4 and {ward.id, other_ward.id} < set(below)
    mine = below[ward.id]
    assert (mine.code, mine.due_on, mine.state) == ("480.NV-2021-0001", day("2021-04-15"), "open")
    assert mine.values["parent"] == "NV-2021-0001" and mine.values["issuer"] == "480"
    assert mine.begun_on == day("2021-03-02")


def test_it_is_handed_only_to_units_below_and_not_for_later_than_ones_own_day(
    office, ward_office, other_ward
):
    task = office.task(on="2021-03-01", due_on="2021-04-30")
    handed = {"handed_to": "22354", "handed_on": "2021-03-02", "handed_due_on": "2021-05-15"}

    said = refusal(office.does, "hand_down", task, on="2021-03-02", **handed)
    assert "Giao cho các đơn vị “22354”: cần mã đơn vị trực thuộc cơ quan mình." in said
    assert "hạn giao cấp dưới không sau hạn của nhiệm vụ này (30/04/2021)" in said

    own = ward_office.task(on="2021-03-01")
    sideways = {"handed_to": "20020", "handed_on": "2021-03-02"}
    assert "đơn vị trực thuộc" in refusal(
        ward_office.does, "hand_down", own, on="2021-03-02", **sideways
    )
    words = refusal(office.does, "hand_down", task, on="2021-03-02", handed_to="Tứ Hạ")
    assert "cần mã các đơn vị hành chính, cách nhau bằng dấu phẩy" in words


def test_a_search_needs_no_accents(office):
    office.task(on="2021-03-01", task="Bồi dưỡng nghiệp vụ kiểm soát thủ tục", officer="Lê Đình Ân")
    office.task(on="2021-03-02", task="Niêm yết danh mục")
    for words in ("boi duong", "KIỂM SOÁT boi", "le dinh an", "nv-2021-0001", "1822 bồi"):
        found = api.entries(
            TASKS, EntryFilter(text=words), actor=office.actor, now=at("2021-03-03")
        )
        assert [row.code for row in found.rows] == ["NV-2021-0001"], words


def test_the_wrong_person_sees_nothing_or_may_do_nothing(office, ward, stranger, staff):
    task = office.task(on="2021-03-01")
    foreign = TaskOffice(stranger, staff("reporter", stranger))
    above = TaskOffice(office.agency, staff("upper", office.agency))
    below = TaskOffice(ward, staff("reporter", ward, "nguoi.khac"))

    for person in (foreign, below):
        with pytest.raises(NotFound):
            person.sees(task, on="2021-03-02")
        with pytest.raises(NotFound):
            person.does("finish", task, on="2021-03-22", **FINISH)
        with pytest.raises(NotFound):
            api.record(TASKS, office.agency, {}, actor=person.actor, now=at("2021-03-02"))
    assert above.sees(task, on="2021-03-02").code == task.code
    with pytest.raises(NotAllowed, match="ghi sổ nhiệm vụ"):
        above.does("finish", task, on="2021-03-22", **FINISH)
    assert office.sees(task, on="2021-03-22").state == "open"


def test_the_town_reads_what_its_wards_keep_and_a_ward_only_its_own(office, ward_office):
    mine = ward_office.task(on="2021-03-01", code="P-1")
    office.task(on="2021-03-01", code="T-1")

    def codes(keeper):
        page = api.entries(TASKS, EntryFilter(), actor=keeper.actor, now=at("2021-03-02"))
        return {row.code for row in page.rows}

    assert codes(office) == {"P-1", "T-1"}
    assert codes(ward_office) == {"P-1"}
    assert office.sees(mine, on="2021-03-02").code == "P-1"
    with pytest.raises(NotAllowed):
        office.does("finish", mine, on="2021-03-22", **FINISH)
