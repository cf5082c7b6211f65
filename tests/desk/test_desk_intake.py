"""The intake page and its parts, as a browser asks for them."""

import json
from datetime import date

import pytest
from django.urls import reverse
from intake_sent import BIRTH, PAGE, sent, signed_in

from motcua.dossiers.models import Dossier, IntakeKey, ReadLog

CARD = "038190001234|172345678|Nguyễn Thị Mẫu|05021990|Nữ|Tổ 3, phường Phú Sơn|15042021"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def counter(units):
    return signed_in("counter")


def text(response):
    return response.content.decode()


def test_procedures_are_found_by_part_of_the_name_without_accents(counter):
    shown = text(counter.get(f"{PAGE}thu-tuc/", {"tim": "khai sinh"}))

    assert f'data-code="{BIRTH}"' in shown
    assert shown.index(BIRTH) < 600  # what communes do comes first
    assert "Không có thủ tục nào" in text(counter.get(f"{PAGE}thu-tuc/", {"tim": "qwerty xyz"}))


def test_a_procedure_shows_its_fee_and_how_its_due_time_is_counted(counter):
    shown = text(counter.get(f"{PAGE}giay-to/", {"thu-tuc": BIRTH}))

    assert "Thời hạn 1 ngày làm việc" in shown
    assert 'hx-swap-oob="true"' in shown


def test_the_code_of_a_card_fills_the_persons_fields(counter):
    answer = counter.post(f"{PAGE}the/", {"the": CARD})

    assert answer.json() == {
        "fields": {
            "id_number": "038190001234",
            "old_id_number": "172345678",
            "applicant": "Nguyễn Thị Mẫu",
            "birth_on": "05/02/1990",
            "sex": "nu",
            "address": "Tổ 3, phường Phú Sơn",
        },
        "warnings": [],
    }


def test_what_is_no_card_is_refused_in_words(counter):
    answer = counter.post(f"{PAGE}the/", {"the": "lung tung"})

    assert answer.status_code == 422
    assert "Quét lại mã" in answer.json()["fault"]


def test_an_accepted_dossier_goes_on_to_its_receipt(counter):
    answer = counter.post(PAGE, sent())

    dossier = Dossier.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == reverse("taken_in", args=[dossier.code])
    shown = text(counter.get(answer["Location"]))
    assert dossier.code in shown
    assert "In giấy tiếp nhận" in shown
    assert "038190001234" not in shown


def test_the_same_page_sent_twice_makes_one_dossier(counter):
    first, second = counter.post(PAGE, sent()), counter.post(PAGE, sent())

    assert first["Location"] == second["Location"]
    assert Dossier.objects.count() == 1
    changed = counter.post(PAGE, sent(applicant="Người khác"))
    assert changed.status_code == 409
    assert "nội dung khác" in text(changed)


def test_a_wrong_field_is_marked_and_everything_typed_stays(counter):
    answer = counter.post(
        PAGE, sent(phone="12", address="Tổ 3", filer="Trần Văn Mẫu", channel="post")
    )

    shown = text(answer)
    assert answer.status_code == 422
    assert 'id="loi-phone"' in shown
    assert 'aria-describedby="loi-phone"' in shown
    for typed in ('value="Tổ 3"', 'value="Trần Văn Mẫu"', 'value="038190001234"', 'value="12"'):
        assert typed in shown
    assert '<option value="post" selected>' in shown
    assert 'value="to-mot"' in shown
    assert not Dossier.objects.exists()
    assert not IntakeKey.objects.exists()


def test_the_second_open_dossier_of_a_person_is_shown_and_taken_once_it_is_meant(counter):
    counter.post(PAGE, sent())
    code = Dossier.objects.get().code

    live = text(counter.post(f"{PAGE}trung/", sent()))
    assert code in live
    refused = counter.post(PAGE, sent(khoa="to-hai"))
    assert refused.status_code == 422
    assert "Vẫn tiếp nhận hồ sơ này" in text(refused)
    meant = counter.post(PAGE, sent(khoa="to-hai", duplicate_is_meant="1"))
    assert meant.status_code == 302


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_receipt_is_a_file_named_by_the_code(counter, kind):
    counter.post(PAGE, sent())
    code = Dossier.objects.get().code

    answer = counter.get(f"/ho-so/xem/{code}/phieu/receipt/{kind}/")

    assert answer.content[:2] == (b"%P" if kind == "pdf" else b"PK")
    assert f'filename="receipt-{code}.{kind}"' in answer["Content-Disposition"]
    assert ReadLog.objects.filter(page="slip receipt").count() == 1


def test_the_receipt_on_the_screen_says_what_the_form_asks(counter):
    counter.post(PAGE, sent(phone="0944594088"))
    code = Dossier.objects.get().code

    shown = text(counter.get(f"/ho-so/xem/{code}/phieu/receipt/"))

    for words in (
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        code,
        "Nguyễn Thị Mẫu",
        "0944.594.088",
    ):
        assert words in shown


def test_a_slip_of_what_did_not_happen_is_refused_in_words(counter):
    counter.post(PAGE, sent())
    code = Dossier.objects.get().code

    answer = counter.get(f"/ho-so/xem/{code}/phieu/supplement/")
    assert answer.status_code == 422
    assert "chưa có việc để in" in text(answer)


def test_a_leader_may_not_take_in_and_a_stranger_sees_no_receipt(counter):
    counter.post(PAGE, sent())
    code = Dossier.objects.get().code
    leader, stranger = signed_in("leader"), signed_in("counter", "14812")

    assert leader.get(PAGE).status_code == 403
    assert leader.post(PAGE, sent(khoa="khac")).status_code == 403
    assert leader.post(f"{PAGE}the/", {"the": CARD}).status_code == 403
    assert stranger.get(f"/ho-so/xem/{code}/phieu/receipt/").status_code == 404
    assert stranger.get(reverse("taken_in", args=[code])).status_code == 404
    assert Dossier.objects.count() == 1


def test_the_page_of_a_dossier_offers_its_slips(counter):
    counter.post(PAGE, sent())
    code = Dossier.objects.get().code

    shown = text(counter.get(f"/ho-so/xem/{code}/"))

    assert f"/ho-so/xem/{code}/phieu/receipt/pdf/" in shown
    assert f"/ho-so/xem/{code}/phieu/control/" in shown
    assert "/phieu/supplement/" not in shown


def test_the_terms_follow_the_channel_and_a_way_that_is_not_offered_asks_why(counter):
    def asked(code, channel):
        return text(counter.get(f"{PAGE}giay-to/", {"thu-tuc": code, "hinh-thuc": channel}))

    by_hand, online = asked("1.004222", "counter"), asked("1.004222", "dvcqg")
    assert 'value="20.000"' in by_hand
    assert 'value="10.000"' in online
    assert '<option value="dvcqg" selected>' in online
    assert "data-not-offered" not in by_hand + online
    odd = asked("2.000815", "post")
    assert "Danh mục chỉ ghi thủ tục này nộp trực tiếp." in odd
    assert 'name="channel_reason"' in odd


def test_the_catalogue_without_a_line_knows_the_terms_of_each_way(counter):
    from motcua.desk.offline_files import catalogue

    rows = {row["c"]: row for row in json.loads(catalogue(date(2026, 11, 23))[0])}
    assert rows["1.012753"]["h"]["online"]["l"] == "17 ngày làm việc"
    assert rows["1.012753"]["l"] == "30 ngày làm việc"
    assert rows["1.004222"]["h"]["counter"]["e"][0][1] == 20_000
    assert rows["2.000815"]["h"]["post"]["x"].startswith("Danh mục chỉ ghi")
    assert "h" not in rows[BIRTH]


def test_a_number_that_does_not_fit_birth_or_sex_is_warned_of_and_taken(counter):
    odd = sent(id_number="038190001234", birth_on="05/02/1991", sex="nam")

    shown = text(counter.post(f"{PAGE}trung/", odd))
    assert "Số định danh cho năm sinh 1990, ô ngày sinh ghi 1991." in shown
    assert "Số định danh cho giới tính Nữ, ô giới tính ghi Nam." in shown
    assert "Số định danh" not in text(counter.post(f"{PAGE}trung/", sent(sex="nu")))
    assert counter.post(PAGE, odd).status_code == 302
