"""The clock stands still for another reason than a supplement; an unpaid fee is one of them."""

from datetime import datetime
from typing import Unpack

from motcua.dossiers.data import DossierView, FeePaid, ReasonGiven
from motcua.dossiers.errors import TextMissing, WordUnknown
from motcua.dossiers.fee_paid import LATER_MEANS, PAID_ONLINE, waits_for_fee
from motcua.dossiers.intake_course import intake_of
from motcua.dossiers.intake_data import Payment
from motcua.dossiers.known import Known
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.intake import said
from motcua.dossiers.services.reasons import reason_words
from motcua.dossiers.services.recording import Rule, record
from motcua.dossiers.words import VALUE_WORDS
from motcua.kernel.cases import Verb
from motcua.kernel.dates import local
from motcua.kernel.national_states import PAYMENT
from motcua.kernel.service import SERVICE, Service, service_to_json
from motcua.kernel.text import nfc


def pause(code: str, reason: str | ReasonGiven, **doing: Unpack[Doing]) -> DossierView:
    """Stop the clock for another reason, which is said; a fee not paid is told apart by its key."""

    def payload(found: Known) -> dict[str, object]:
        words = reason_words(Verb.PAUSE, reason, found, doing)
        return {**words, "ground": PAYMENT} if words.get("reason_key") == PAYMENT else words

    return record(code, Verb.PAUSE, payload, **doing)


def resume(code: str, paid: FeePaid | None = None, **doing: Unpack[Doing]) -> DossierView:
    """End a pause. paid: how the fee was paid that the clock waited for, and asked for then.

    Raises TextMissing where nobody says it, WordUnknown.
    """
    words, at = _paid_words(paid), local(doing.get("at") or doing["now"])

    def payload(found: Known) -> dict[str, object]:
        return {**words, **_service(found, words.get("payment"), at)}

    return record(code, Verb.RESUME, payload, rule=_fee_is_told(paid), **doing)


def _service(found: Known, means: object, at: datetime) -> dict[str, object]:
    """What a fee paid online adds to the dossier's service; {} for any other."""
    through = PAID_ONLINE.get(Payment(means)) if means else None
    if through is None:
        return {}
    intake = intake_of(found.id)
    amount = sum(fee.amount for fee in intake.fees) if intake else None
    said = Service(paid_through=through, paid_on=at.date(), paid_amount=amount)
    return {SERVICE: service_to_json(said)}


def _paid_words(paid: FeePaid | None) -> dict[str, object]:
    if paid is None or not paid.means:
        return {}
    if paid.means not in LATER_MEANS:
        raise WordUnknown(VALUE_WORDS["payment"], paid.means)
    number = nfc(paid.receipt_no).strip()
    words: dict[str, object] = {"payment": paid.means}
    return {**words, "receipt_no": said("receipt_no", number)} if number else words


def _fee_is_told(paid: FeePaid | None) -> Rule:
    def rule(found: Known, at: datetime) -> None:
        if waits_for_fee(found.case.stops) and (paid is None or not paid.means):
            raise TextMissing(VALUE_WORDS["payment"])

    return rule
