"""Papers, terms and fees of a procedure: what the source says, and what it does not."""

import pytest

from motcua.procedures import api as procedures
from motcua.procedures.detail_data import Enclosure, Fee

pytestmark = pytest.mark.usefixtures("units")


def test_birth_registration_asks_for_a_form_and_a_certificate_of_birth():
    found = procedures.detail("1.001193")

    assert found.is_known
    assert (len(found.enclosures), len(found.remarks), found.enclosures_more) == (8, 12, 13)
    names = [paper.name[:26] for paper in found.enclosures]
    assert "Giấy chứng sinh; trường hợ" in names
    assert {(paper.originals, paper.copies) for paper in found.enclosures} == {(1, 0)}
    assert found.results == ("Giấy khai sinh",)
    assert "07/2025/NĐ-CP" in found.legal_bases


def test_a_sentence_among_the_papers_is_a_remark_and_asks_for_nothing():
    found = procedures.detail("1.001193")

    assert "Đối với việc xác định họ, dân tộc, quê quán, đặt tên cho trẻ:" in found.remarks
    assert not [paper for paper in found.enclosures if paper.group == "Lưu ý"]


def test_a_local_code_has_the_details_of_the_national_one():
    assert procedures.detail("1.001193.000.00.00.H56") == procedures.detail("1.001193")


def test_a_code_that_is_not_in_the_list_has_no_detail():
    assert procedures.detail("9.999999") is None


def test_a_procedure_that_nobody_gathered_says_so_and_claims_nothing():
    found = procedures.detail("1.012738")

    assert (found.is_known, found.enclosures, found.channels) == (False, (), ())
    assert found.procedure.name.startswith("Công nhận tổ chức cung cấp")


def test_a_fee_the_province_decides_is_no_figure_though_the_portal_prints_0():
    channel = procedures.detail("1.000094").channels[0]

    assert channel.fees[0].vnd is None
    assert channel.fees[0].note.startswith("Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh")


def test_a_fee_is_zero_only_where_the_list_says_nothing_is_charged():
    assert procedures.detail("1.001699").channels[0].fees == (Fee(0, ""),)


def test_a_fee_in_another_currency_is_no_figure():
    fees = [fee for terms in procedures.detail("2.000815").channels for fee in terms.fees]

    assert Fee(2000, "/trang") in fees
    assert Fee(None, "/bản") in fees
    assert not [fee for fee in fees if fee.vnd == 10]


def test_each_way_of_filing_has_its_limit_and_one_without_says_nothing():
    found = procedures.detail("1.001653")

    assert [(terms.ways, terms.limit, terms.fees) for terms in found.channels] == [
        (("Trực tuyến", "Bưu chính", "Trực tiếp"), "5 ngày làm việc", ())
    ]
    assert found.enclosures == (
        Enclosure(
            "Đơn đề nghị cấp đổi, cấp lại Giấy xác nhận khuyết tật theo Mẫu số 01", 1, 0, "", True
        ),
    )


def test_every_gathered_record_is_a_procedure_of_the_list():
    from motcua.rulebook import load

    codes = {record["code"] for record in load.procedure_details()}

    assert len(codes) == 221
    assert [c for c in sorted(codes) if not procedures.detail(c).is_known] == []


def test_the_catalogue_begins_with_what_communes_publish():
    first = procedures.catalogue_page()

    assert (first.total, first.page, first.pages, len(first.rows)) == (5775, 1, 116, 50)
    assert all(row.in_commune_list for row in first.rows)


def test_a_page_beyond_the_last_is_the_last_and_pages_do_not_overlap():
    pages = [procedures.catalogue_page(field_key="ho-tich", page=n) for n in (1, 2, 3, 99)]
    total = pages[0].total

    assert pages[-1].page == pages[-1].pages == -(-total // 50)
    seen = [row.code for page in pages[: pages[0].pages] for row in page.rows]
    assert len(seen) == len(set(seen)) == total
    assert {row.field_key for page in pages for row in page.rows} == {"ho-tich"}


def test_the_catalogue_is_searched_without_accents_within_a_field_and_a_tier():
    found = procedures.catalogue_page("dang ky khai sinh", field_key="ho-tich", tier="xa")

    assert found.rows[0].code == "1.001193"
    assert {row.field_key for row in found.rows} == {"ho-tich"}
    assert all("xa" in row.tiers for row in found.rows)
    assert procedures.catalogue_page("khong co thu tuc nay dau").total == 0
