"""A dossier has the rules of its day: before a decision the old ones, from its day on the new."""

import pytest
from intake_builders import BIRTH, at, form
from openpyxl import Workbook

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.kernel.actors import SYSTEM
from motcua.procedures import api as procedures
from motcua.procedures.data import At
from motcua.registers import api as registers
from motcua.registers.publications.data import HeadTyped

MARRIAGE, LOCAL = "1.000894", "3.000902"
LEARNT = at("2026-11-12 08:00")
EVE, FIRST = at("2026-11-20 09:00"), at("2026-11-23 09:00")  # Friday, Monday; the 24th is off
HEADINGS = ("Mã TTHC", "Hình thức", "Tên TTHC", "Lĩnh vực", "Cấp thực hiện", "Thời hạn")
ROWS = (
    (LOCAL, "Mới ban hành", "Xác nhận hộ tịch lưu động", "Hộ tịch", "Cấp xã", "3 ngày làm việc"),
    (BIRTH, "Sửa đổi, bổ sung", "Đăng ký khai sinh", "", "", "2 ngày làm việc"),
    (MARRIAGE, "Bãi bỏ", "Đăng ký kết hôn", "", "", ""),
)

HEAD = HeadTyped("1436/QĐ-UBND", "10/11/2026", "Chủ tịch UBND tỉnh Thanh Hóa", "23/11/2026")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ward(units):
    return agencies.resolve("14818", FIRST.date())


@pytest.fixture
def decide(ward, tmp_path):
    """Takes the province's decision in, which is in force from Monday 23/11/2026."""

    def take_decision(now=LEARNT):
        report = registers.import_publication(
            listed(tmp_path),
            head=HEAD,
            agency_code="38",
            actor=SYSTEM,
            now=now,
            dry_run=False,
        )
        assert report.rejections == ()

    return take_decision


@pytest.fixture
def decided(decide):
    """The decision is there before its day."""
    decide()


def listed(folder):
    """The decision's list as a file."""
    book = Workbook()
    for row in (HEADINGS, *ROWS):
        book.active.append(row)
    book.save(folder / "cong-bo.xlsx")
    return folder / "cong-bo.xlsx"


def take(ward, code, now, person="Nguyễn Thị Mẫu"):
    return api.take_in(
        form(procedure_code=code, applicant=person, id_number=""),
        agency_id=ward.id,
        actor=SYSTEM,
        now=now,
        idempotency_key=f"{code}-{now:%d%H}",
    )


def refusal(ward, code, now):
    with pytest.raises(api.IntakeRefused) as refused:
        take(ward, code, now)
    return {fault.field: fault.message for fault in refused.value.faults}


def test_the_eve_is_due_by_the_old_limit_and_the_first_day_by_the_new(ward, decided):
    # Friday + 1 working day = Monday 23; Monday + 2 working days = Thursday 26, the 24th is off.
    assert take(ward, BIRTH, EVE).appointment_at == at("2026-11-23 17:30")
    assert take(ward, BIRTH, FIRST, "Trần Văn Mẫu").appointment_at == at("2026-11-26 17:30")


def test_what_was_accepted_before_keeps_its_due_time_when_the_decision_comes(ward, decide):
    code = take(ward, BIRTH, EVE).code
    decide(FIRST)

    assert api.dossier(code, actor=SYSTEM, now=FIRST).due_at == at("2026-11-23 17:30")


def test_an_abolished_procedure_is_taken_in_on_the_eve_and_no_more_from_the_day(ward, decided):
    assert take(ward, MARRIAGE, EVE).code

    said = refusal(ward, MARRIAGE, FIRST)["procedure_code"]
    assert said == (
        "Thủ tục này đã bị bãi bỏ từ 23/11/2026 theo Quyết định số 1436/QĐ-UBND ngày 10/11/2026 "
        "của Chủ tịch UBND tỉnh Thanh Hóa; chọn thủ tục khác."
    )


def test_a_new_procedure_waits_for_its_day(ward, decided):
    assert "chỉ áp dụng từ 23/11/2026" in refusal(ward, LOCAL, EVE)["procedure_code"]
    assert take(ward, LOCAL, FIRST).appointment_at == at("2026-11-27 17:30")


def test_the_list_for_a_counter_without_a_line_follows_the_day(ward, decided):
    def listed(now):
        details = procedures.commune_details(At(ward.id, now.date()))
        offers = [api.offer_of(detail, now.date(), "") for detail in details]
        return {one.procedure.code for one in offers if not one.not_in_force}

    assert (MARRIAGE in listed(EVE), LOCAL in listed(EVE)) == (True, False)
    assert (MARRIAGE in listed(FIRST), LOCAL in listed(FIRST)) == (False, True)
