"""The text of a VietQR code: a transfer of a fee with its amount and purpose filled in.

Source: EMVCo QR Code Specification for Payment Systems, merchant-presented mode, 1.1; NAPAS,
format of VietQR for the 24/7 transfer service (service code QRIBFTTA).
"""

import re
from dataclasses import dataclass

from motcua.kernel.text import fold

_NAPAS = "A000000727"
_TO_ACCOUNT = "QRIBFTTA"
_DONG = "704"  # ISO 4217
_POLYNOMIAL = 0x1021  # CRC-16/CCITT, begun with 0xFFFF: ISO/IEC 13239
_PURPOSE_LENGTH = 25
_LARGEST = 9_999_999_999_999  # thirteen signs of the standard


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where fees go. bank: BIN of the bank, six digits. number: 1 to 19 letters and digits.

    holder: as the bank writes it, for people to compare.
    """

    bank: str
    number: str
    holder: str

    def faults(self) -> tuple[str, ...]:
        """What is wrong, in Vietnamese; (): nothing."""
        found = []
        if not re.fullmatch(r"[0-9]{6}", self.bank):
            found.append("mã ngân hàng (BIN) gồm 6 chữ số, ví dụ 970436")
        if not re.fullmatch(r"[0-9A-Za-z]{1,19}", self.number):
            found.append("số tài khoản gồm 1 đến 19 chữ số hoặc chữ cái, không có dấu cách")
        if not self.holder.strip():
            found.append("tên chủ tài khoản")
        return tuple(found)


def transfer_text(account: BankAccount, amount: int, purpose: str) -> str:
    """What the square code holds. amount: whole đồng, above 0. purpose: what the bank statement
    will say, without accents, cut to 25 signs. ValueError for an amount that cannot be paid."""
    if not 0 < amount <= _LARGEST:
        raise ValueError(amount)
    plain = re.sub(r"[^0-9A-Za-z .\-]", "", fold(purpose).upper())[:_PURPOSE_LENGTH]
    receiver = _field("00", account.bank) + _field("01", account.number)
    merchant = _field("00", _NAPAS) + _field("01", receiver) + _field("02", _TO_ACCOUNT)
    text = (
        _field("00", "01")
        + _field("01", "12")  # for one payment only
        + _field("38", merchant)
        + _field("53", _DONG)
        + _field("54", str(amount))
        + _field("58", "VN")
        + _field("62", _field("08", plain))
        + "6304"
    )
    return text + _checksum(text)


def _field(key: str, value: str) -> str:
    return f"{key}{len(value):02}{value}"


def _checksum(text: str) -> str:
    value = 0xFFFF
    for byte in text.encode("ascii"):
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1) ^ _POLYNOMIAL if value & 0x8000 else value << 1
            value &= 0xFFFF
    return f"{value:04X}"
