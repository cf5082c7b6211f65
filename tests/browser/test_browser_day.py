"""A day of a ward: four people, twelve dossiers over every path, and Biểu 06a of that day.

The table says how each dossier comes and what the day does to it; what the form should say is
counted from the table and the receipts alone. The day is the real one.
"""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from page_check import choose_agency, follow, panel_opens, press_on, reads
from prepare_day import COUNTER, LEADER, PARTNER, SPECIALIST
from ward_day import act, due_on_receipt, put_off, take_in

pytestmark = pytest.mark.browser

FORM = "/bao-cao/bieu/06a-vpcp-kstt/"
BIRTH, COPY, DISABLED = "1.001193", "2.000815", "1.001653"
FIELD_OF = {BIRTH: "ho-tich", COPY: "chung-thuc", DISABLED: "bao-tro-xa-hoi"}
OTHER_WARD = "Phường Hạc Thành"

# Acts: who, the form's address, what is filled in. Those of "put off" and "parts" are below.
TAKE = (SPECIALIST, "nhan-xu-ly", {})
RESULT = (SPECIALIST, "co-ket-qua", {"result_no": "15/TL"})
HANDED = (COUNTER, "tra-ket-qua", {"means": "counter", "receiver": "Người nhà"})
POSTED = (COUNTER, "tra-ket-qua", {"means": "post", "post_no": "EA123456789VN"})
ASK = (SPECIALIST, "yeu-cau-bo-sung", {"missing": "Giấy chứng sinh", "reason": "Bản chụp mờ"})
BROUGHT = (COUNTER, "nhan-bo-sung", {})
REFUSE = (SPECIALIST, "tu-choi", {"reason": "conditions-unmet", "reason_note": "thiếu tuổi"})
WITHDRAW = (COUNTER, "rut-ho-so", {"reason": "no-need"})
CANCEL = (COUNTER, "huy", {"reason": "twice"})
DRAFT = (SPECIALIST, "du-thao", {"draft": "Trích lục khai sinh số 15"})
SUBMIT = (SPECIALIST, "trinh-lanh-dao", {})
BACK = (LEADER, "tra-lai-can-bo", {"reason": "Sai họ của mẹ"})
APPROVE = (LEADER, "duyet", {})
PUT_OFF, PARTS = "put off", "parts"


@dataclass
class Paper:
    """A dossier of the day. online: column (4). ends: in the day. counts: in 06a at all."""

    path: str
    procedure: str
    acts: tuple
    state: str
    intake: dict = field(default_factory=dict)
    online: bool = False
    ends: bool = True
    counts: bool = True


DAY = (
    Paper("straight", BIRTH, (TAKE, RESULT, HANDED), "Đã trả kết quả"),
    Paper("supplement brought", BIRTH, (ASK, BROUGHT, RESULT), "Đã có kết quả"),
    Paper("supplement awaited", BIRTH, (ASK,), "Chờ bổ sung", ends=False),
    Paper("refused", DISABLED, (TAKE, REFUSE), "Từ chối"),
    Paper("put off with an apology", DISABLED, (PUT_OFF,), "Đang xử lý", ends=False),
    Paper("withdrawn", BIRTH, (WITHDRAW,), "Rút hồ sơ"),
    Paper("two agencies", DISABLED, (TAKE, PARTS, RESULT), "Đã có kết quả"),
    Paper(
        "by post there and back",
        BIRTH,
        (RESULT, POSTED),
        "Đã trả kết quả",
        {"channel": "post", "return_by": "post", "address": "Tổ 3"},
    ),
    Paper(
        "filed online on behalf",
        BIRTH,
        (RESULT,),
        "Đã có kết quả",
        {"channel": "dvcqg", "filed_by_officer": True, "behalf_reason": "elderly"},
        online=True,
    ),
    Paper(
        "certified e-copies",
        COPY,
        (RESULT,),
        "Đã có kết quả",
        {"ecopies": "3", "fee": "6000", "payment": "cash"},
        counts=False,
    ),
    Paper(
        "to the leader, back, approved",
        BIRTH,
        (TAKE, DRAFT, SUBMIT, BACK, SUBMIT, APPROVE, RESULT),
        "Đã có kết quả",
        {"channel": "vneid"},
        online=True,
    ),
    Paper("entered by mistake", BIRTH, (CANCEL,), "Hủy", counts=False),
)


@pytest.fixture
def people(prepare, page_of):
    """The pages of the four, by user name."""
    prepare("prepare_day")
    return {name: page_of(name) for name in (COUNTER, SPECIALIST, LEADER, PARTNER)}


def through_both_agencies(people, code):
    """Forwarded, found in the other agency's queue, received, answered there."""
    specialist, partner = people[SPECIALIST], people[PARTNER]
    assert partner.goto(f"/ho-so/xem/{code}/").status == 404
    specialist.goto(f"/ho-so/viec/chuyen-lien-thong/{code}/")
    choose_agency(specialist, "#viec-to", "hac thanh")
    specialist.fill("#viec-task", "Xác minh nơi cư trú trước đây")
    specialist.fill("#viec-hours", "8")
    follow(specialist, ".action-form [type=submit]")
    reads(specialist, ".legs", OTHER_WARD)

    partner.said.clear()  # the browser noted the 404
    partner.goto("/?cua=toi&nhom=lien-thong-den")
    follow(partner, f"a:has-text('{code}')")
    partner.click("text=Nhận chặng liên thông")
    panel_opens(partner, ".action-form")
    press_on(partner, "Control+Enter")
    partner.wait_for_selector("text=Đã nhận; bạn giải quyết phần việc")
    act(partner, "tra-lien-thong", code, leg_result="Có cư trú từ 2019", leg_reference="21/XM")
    assert "đã trả kết quả, trước hạn" in partner.inner_text(".legs") or "đúng hạn" in (
        partner.inner_text(".legs")
    )


def work(people, paper, code):
    """What the day does to it."""
    for step in paper.acts:
        if step == PARTS:
            through_both_agencies(people, code)
        elif step == PUT_OFF:
            put_off(people[SPECIALIST], code, due_on_receipt(people[SPECIALIST], code))
        else:
            who, slug, values = step
            act(people[who], slug, code, **values)


def counted(papers, dues, ended, last):
    """Columns (3) to (13) by field and in all, from the table and the days on the receipts.

    ended: the day on which each was worked; last: of the form (a day may end meanwhile).
    """
    form = {key: [0] * 11 for key in ("total", "ho-tich", "bao-tro-xa-hoi")}
    for paper in papers:
        if not paper.counts:
            continue
        due = dues[paper.path]
        columns = [3, 4 if paper.online else 5]
        if paper.ends:
            on = ended[paper.path]
            columns += [7, 8 if due > on else 9 if due == on else 10]
        else:
            columns += [11, 13 if due < last else 12]
        for key in ("total", FIELD_OF[paper.procedure]):
            for column in columns:
                form[key][column - 3] += 1
    return form


def form_of(page, days):
    """Rows of the form's csv by key."""
    answer = page.request.get(f"{FORM}tai-ve/csv/?{days}")
    lines = [line.split(",") for line in answer.text().splitlines()[1:]]
    return {line[0]: [int(cell) for cell in line[-11:]] for line in lines}


def came(now, before):
    """What was added, column by column."""
    return [one - other for one, other in zip(now, before or [0] * 11, strict=True)]


def today():
    """The server's day."""
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()  # noqa: TID251


def test_a_day_of_a_ward_is_in_its_form_06a_as_a_hand_counts_it(people):
    first, counter, dues, ended = today(), people[COUNTER], {}, {}
    # Other tests may have worked at these wards already.
    at_first = f"tu={first:%d/%m/%Y}&den={first:%d/%m/%Y}"
    before, before_there = form_of(people[LEADER], at_first), form_of(people[PARTNER], at_first)
    for number, paper in enumerate(DAY):
        values = dict(paper.intake)
        code = take_in(counter, paper.procedure, f"Người thứ {number} (hư cấu)", values)
        dues[paper.path] = due_on_receipt(counter, code)
        work(people, paper, code)
        ended[paper.path] = today()
        counter.goto(f"/ho-so/xem/{code}/")
        assert counter.inner_text(".casehead .state") == paper.state, paper.path
        apart = "đếm riêng, ngoài biểu 06a" in counter.inner_text(".facts")
        assert apart == (paper.path == "certified e-copies")

    leader = people[LEADER]
    last = today()
    days = f"tu={first:%d/%m/%Y}&den={last:%d/%m/%Y}"
    form, expected = form_of(leader, days), counted(DAY, dues, ended, last)
    assert {key: came(form[key], before.get(key)) for key in expected} == expected
    assert form["chung-thuc"] == before["chung-thuc"]  # only e-copies came
    # Counted once, not there.
    assert form_of(people[PARTNER], days)["total"] == before_there["total"]
    leader.goto(f"{FORM}?{days}")
    assert leader.inner_text("#o-total-3") == str(form["total"][0])
    assert [page.said for page in people.values()] == [[]] * len(people)
