"""How a dossier was served beside its course: payment online, post, digitisation."""

from typing import Unpack

from motcua.dossiers.data import DossierView
from motcua.dossiers.errors import TextMissing, WordUnknown
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.recording import record
from motcua.dossiers.words import VALUE_WORDS
from motcua.kernel.cases import Verb
from motcua.kernel.service import NO_SERVICE, SERVICE, PaidThrough, Service, service_to_json


def serve(code: str, said: Service, **doing: Unpack[Doing]) -> DossierView:
    """Say what is new of the service; what is None stays as it was, and no due date moves.

    Raises TextMissing when nothing is said, or of a payment online not on which day; WordUnknown
    for an amount below zero.
    """
    if said == NO_SERVICE:
        raise TextMissing("thanh toán, bưu chính hoặc số hóa")
    if said.paid_through not in (None, PaidThrough.NONE) and said.paid_on is None:
        raise TextMissing(VALUE_WORDS["paid_on"])
    if said.paid_amount is not None and said.paid_amount < 0:
        raise WordUnknown(VALUE_WORDS["paid_amount"], str(said.paid_amount))
    return record(code, Verb.SERVE, {SERVICE: service_to_json(said)}, **doing)
