"""A fee that was not paid when the dossier came, and how it was paid later."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from motcua.dossiers.intake_data import IntakeRecord, Payment
from motcua.kernel.cases import Stop
from motcua.kernel.national_states import PAYMENT

LATER_MEANS = (Payment.CASH, Payment.TRANSFER, Payment.NONE)
"""How a wait for a fee ends. NONE: nothing is owed (exempt, or asked for by mistake)."""


def waits_for_fee(stops: Sequence[Stop]) -> bool:
    """Whether the clock stands still now because a fee is not paid."""
    return bool(stops) and stops[-1].until is None and stops[-1].reason == PAYMENT


def as_paid(
    intake: IntakeRecord | None, resumed: Iterable[Mapping[str, Any]]
) -> IntakeRecord | None:
    """The intake with what was paid later. resumed: what the events say that ended a pause."""
    if intake is None or intake.payment is not Payment.WAITING:
        return intake
    told = [said for said in resumed if said.get("payment")]
    if not told:
        return intake
    last = told[-1]
    return replace(
        intake, payment=Payment(last["payment"]), receipt_no=str(last.get("receipt_no", ""))
    )
