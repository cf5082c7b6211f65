"""A fee that was not paid when the dossier came, and how it was paid later."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from motcua.dossiers.intake_data import IntakeRecord, Payment
from motcua.kernel.cases import Stop
from motcua.kernel.national_states import PAYMENT
from motcua.kernel.service import PaidThrough

PAID_ONLINE = {Payment.PORTAL: PaidThrough.PORTAL, Payment.NATIONAL: PaidThrough.NATIONAL}
LATER_MEANS = (Payment.CASH, Payment.TRANSFER, *PAID_ONLINE, Payment.NONE)
"""How a wait for a fee ends. NONE: nothing is owed (exempt, or asked for by mistake)."""


def waits_for_fee(stops: Sequence[Stop]) -> bool:
    """Whether the clock stands still now because a fee is not paid."""
    return bool(stops) and stops[-1].until is None and stops[-1].reason == PAYMENT


def as_paid(intake: IntakeRecord, resumed: Mapping[str, Any]) -> IntakeRecord:
    """The intake with what was paid later. resumed: what the event says that ended a pause."""
    if not resumed.get("payment"):
        return intake
    number = str(resumed.get("receipt_no", ""))
    return replace(intake, payment=Payment(resumed["payment"]), receipt_no=number)
