"""Square codes of transfers: built as the standard says, read back field by field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.vietqr import BankAccount, _checksum, transfer_text

ACCOUNT = BankAccount("970436", "0011001234567", "UBND phường Phú Sơn")


def fields(text):
    found = {}
    while text:
        key, length = text[:2], int(text[2:4])
        found[key], text = text[4 : 4 + length], text[4 + length :]
    return found


def test_the_checksum_is_that_of_the_example_napas_published():
    text = (
        "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA"
        "530370454061800005802VN62340107NPS68690819thanh toan don hang6304"
    )
    assert _checksum(text) == "2E2E"


def test_every_field_is_read_back():
    text = transfer_text(ACCOUNT, 8000, "H56.37.12-240314-0001")
    found = fields(text)

    assert (found["00"], found["01"], found["53"], found["58"]) == ("01", "12", "704", "VN")
    assert found["54"] == "8000"
    assert fields(found["62"])["08"] == "H56.37.12-240314-0001"
    merchant = fields(found["38"])
    assert (merchant["00"], merchant["02"]) == ("A000000727", "QRIBFTTA")
    assert fields(merchant["01"]) == {"00": "970436", "01": "0011001234567"}
    assert found["63"] == _checksum(text[:-4])


@given(st.text(max_size=80), st.integers(1, 9_999_999_999_999))
def test_any_purpose_and_amount_give_a_text_that_is_read_back(purpose, amount):
    found = fields(transfer_text(ACCOUNT, amount, purpose))
    assert found["54"] == str(amount)
    assert len(fields(found["62"])["08"]) <= 25


def test_the_purpose_loses_its_accents_not_its_words():
    found = fields(transfer_text(ACCOUNT, 1, "Lệ phí đăng ký"))
    assert fields(found["62"])["08"] == "LE PHI DANG KY"


@pytest.mark.parametrize("amount", [0, -1, 10_000_000_000_000])
def test_what_cannot_be_paid_is_refused(amount):
    with pytest.raises(ValueError):
        transfer_text(ACCOUNT, amount, "")


@pytest.mark.parametrize(
    ("account", "said"),
    [
        (BankAccount("97043", "1", "A"), "BIN"),
        (BankAccount("970436", "12 34", "A"), "số tài khoản"),
        (BankAccount("970436", "", "A"), "số tài khoản"),
        (BankAccount("970436", "1", " "), "chủ tài khoản"),
    ],
)
def test_an_account_says_what_is_wrong_with_it(account, said):
    assert [said in fault for fault in account.faults()] == [True]
    assert ACCOUNT.faults() == ()
