"""Each request for a supplement has a slip of its own: Mẫu 02 of both circulars."""

from datetime import date

import pytest
from intake_builders import at, form
from papers.readers import docx_text, pdf_texts

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.kernel.actors import Actor
from motcua.papers import api as papers

pytestmark = pytest.mark.django_db(transaction=True)
SETS = {"2024-01-05": ("14823", "01/2018/TT-VPCP"), "2026-11-02": ("14818", "03/2025/TT-VPCP")}


def asked_twice(day):
    """At intake on the day itself, and in appraisal three days later."""
    ward = agencies.resolve(SETS[day][0], date.fromisoformat(day))
    clerk = Actor(user_id=7, name="Lê Thị Tiếp", role="specialist", agency_id=ward.id)
    other = Actor(user_id=8, name="Phạm Văn Thẩm", role="specialist", agency_id=ward.id)
    now, later = at(f"{day} 08:05"), at(f"{day} 10:00").replace(day=int(day[-2:]) + 3)
    code = api.take_in(
        form(content="Khai sinh cho con"),
        agency_id=ward.id,
        actor=clerk,
        now=now,
        idempotency_key="mot",
    ).code
    first = ["Tờ khai (1 bản chính)", "Giấy chứng sinh (1 bản chính, 2 bản photo)"]
    api.ask_supplement(code, first, "Tờ khai mờ", actor=clerk, now=now)
    api.receive_supplement(code, actor=clerk, now=now)
    api.take(code, actor=other, now=later)
    api.ask_supplement(
        code, ["Văn bản ủy quyền: 1 bản chứng thực"], "Thiếu", actor=other, now=later
    )
    return code, clerk, later


def plain(text):
    return "".join(text.split())


def both_papers(data):
    document = papers.slip_document(data.definition, data.values, data.tables)
    word = "".join(docx_text(papers.write(document, "docx")))
    return plain(word), plain(" ".join(pdf_texts(papers.write(document, "pdf"))))


@pytest.mark.parametrize("day", SETS)
def test_two_requests_have_two_slips_with_their_own_papers_reason_day_and_officer(units, day):
    code, clerk, later = asked_twice(day)
    tail = f"{day[2:4]}{day[5:7]}{day[8:]}-0001"
    expected = {
        "supplement-1": (
            "Tờ khai mờ",
            "Lê Thị Tiếp",
            f"ngày {day[8:]} tháng {day[5:7]}",
            f"{tail}/HDHS",
            "1Tờ khai01",
            "2Giấy chứng sinh0102",
        ),
        "supplement-2": (
            "Lý do: Thiếu",
            "Phạm Văn Thẩm",
            f"ngày {later:%d} tháng {later:%m}",
            f"{tail}-2/HDHS",
            "1Văn bản ủy quyền01",
        ),
    }
    for key, words in expected.items():
        data = api.slip(code, key, actor=clerk, now=later)
        assert data.definition.source.act == SETS[day][1]
        for paper in both_papers(data):
            lost = [one for one in words if plain(one) not in paper]
            assert lost == [], (key, paper)
        others = {"supplement-1": "ủy quyền", "supplement-2": "Tờ khai mờ"}
        assert plain(others[key]) not in both_papers(data)[0]


def test_the_choice_names_each_request_with_its_day_and_no_number_means_the_last(units):
    code, clerk, later = asked_twice("2026-11-02")
    choices = {one.key: one.label for one in api.slips_of(code, actor=clerk, now=later)}
    assert (
        choices["supplement-1"] == "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, lần 1 ngày 02/11/2026"
    )
    assert choices["supplement-2"].endswith("lần 2 ngày 05/11/2026")
    assert "supplement" not in choices

    last = api.slip(code, "supplement", actor=clerk, now=later)
    assert last.values["reason"] == "Thiếu"
    with pytest.raises(api.SlipNotDue):
        api.slip(code, "supplement-3", actor=clerk, now=later)


def test_counts_are_read_only_where_they_are_counts(units):
    ward = agencies.resolve("14818", date(2026, 11, 2))
    clerk = Actor(user_id=7, name="Lê Thị Tiếp", role="specialist", agency_id=ward.id)
    now = at("2026-11-02 08:05")
    code = api.take_in(form(), agency_id=ward.id, actor=clerk, now=now, idempotency_key="mot").code
    names = ["Tờ khai (mẫu số 2)", "Bản vẽ: 3 tờ", "Hợp đồng (12 bản photo)", "Sổ hộ khẩu"]
    api.ask_supplement(code, names, "thiếu", actor=clerk, now=now)

    rows = api.slip(code, "supplement", actor=clerk, now=now).tables["enclosures"]
    assert rows == (
        {"name": "Tờ khai (mẫu số 2)"},
        {"name": "Bản vẽ: 3 tờ"},
        {"name": "Hợp đồng", "copy": "12"},
        {"name": "Sổ hộ khẩu"},
    )
