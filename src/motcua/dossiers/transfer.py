"""The transfer by which a fee can be paid: account, amount and the text of its square code."""

from dataclasses import dataclass
from datetime import date

from motcua.agencies import api as agencies
from motcua.dossiers.intake_data import IntakeRecord
from motcua.kernel.vietqr import BankAccount, transfer_text


@dataclass(frozen=True, slots=True)
class Transfer:
    """amount: whole đồng. purpose: the dossier's code, by which the payment is found.

    text: what the square code holds.
    """

    account: BankAccount
    amount: int
    purpose: str
    text: str


def transfer_of(record: IntakeRecord, agency_id: int, on: date) -> Transfer | None:
    """How the fees of a dossier can be transferred; None: there are none, or the agency has not
    decided on an account."""
    amount = sum(fee.amount for fee in record.fees)
    account = agencies.bank_account(agency_id, on)
    if not amount or account is None:
        return None
    return Transfer(account, amount, record.code, transfer_text(account, amount, record.code))
