"""An intake as its accept event keeps it, and back.

The payload's key "intake" holds what is nobody's personal data; names, numbers and free texts
stand in `personal`, outside the chain's own text, numbers encrypted.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, is_dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from motcua.agencies.data import AgencyView
from motcua.dossiers import vault
from motcua.dossiers.fee_paid import PAID_ONLINE
from motcua.dossiers.intake_checks import Checked
from motcua.dossiers.intake_data import (
    AgencyNamed,
    EnclosureReceived,
    FeeLine,
    IntakeForm,
    IntakeRecord,
    Payment,
    ReturnBy,
)
from motcua.dossiers.intake_offer import ProcedureOffer
from motcua.dossiers.own_clock import week_said
from motcua.kernel.case_json import moment_from_json, moment_to_json
from motcua.kernel.due_explained import limit_words
from motcua.kernel.service import SERVICE, ReturnedBy, Service, service_to_json
from motcua.kernel.text import fold
from motcua.records.texts import read_payload, read_personal
from motcua.rulebook import load as rulebook

INTAKE = "intake"
NUMBERS = ("id_number", "old_id_number", "filer_id_number")  # encrypted
PERSONAL = (
    "applicant",
    "birth_on",
    "sex",
    "address",
    "phone",
    "email",
    "filer",
    "filer_phone",
    "filer_relation",
    "content",
    "other_enclosures",
    "missing_note",
)
PLAIN = ("behalf_reason", "missing_reason", "receipt_no")


def personal_of(checked: Checked) -> dict[str, str]:
    """Texts about people by key, only those that were said."""
    said = {name: checked.texts[name] for name in PERSONAL}
    said |= {name: vault.seal(checked.texts[name]) for name in NUMBERS}
    return {name: text for name, text in said.items() if text}


def payload_of(
    code: str,
    form: IntakeForm,
    checked: Checked,
    offer: ProcedureOffer,
    here: AgencyView,
    officer: str,
    receiver: AgencyView | None = None,
) -> dict[str, object]:
    """What the accept event says of the dossier and of its intake.

    here: the agency that resolves it. receiver: that received it; None: the same.
    """
    received = receiver or here
    procedure, reason = offer.procedure, checked.texts["channel_reason"]
    values = stored_values(checked, filed_by_officer=form.filed_by_officer)
    return {
        "code": code,
        "field_key": procedure.field_key or checked.texts["field_key"],
        "procedure_code": procedure.code,
        "procedure_name": procedure.name,
        "channel": checked.texts["channel"],
        "source_system": "tinh",
        "officer": "",
        "appointment_at": moment_to_json(checked.appointment_at),
        **({"ecopies": checked.ecopies} if checked.ecopies else {}),
        **week_said(checked.week),
        **({} if received.id == here.id else {"receiver_id": received.id}),
        SERVICE: service_to_json(service_of(checked, offer)),
        INTAKE: {
            **values,
            **({"channel_reason": reason} if reason else {}),
            "provisional_code": checked.texts["provisional_code"],
            "received_by": officer,
            **({"fee_ground": offer.fee_ground} if offer.fee_ground else {}),
            "filed_at": asdict(checked.filed_at),
            "received_at": asdict(AgencyNamed(received.code, received.name)),
            "resolved_by": asdict(AgencyNamed(here.code, here.name)),
            "limit": _limit_words(offer),
            "steps": list(checked.due.steps),
            "rulebook": rulebook.rulebook_version(),
        },
    }


def stored_values(checked: Checked, *, filed_by_officer: bool) -> dict[str, Any]:
    """What an intake says besides texts about people, by the names of IntakeRecord; JSON."""
    return {
        **{name: checked.texts[name] for name in PLAIN},
        "filed_by_officer": filed_by_officer,
        "sets": checked.sets,
        "enclosures": plain(checked.enclosures),
        "missing": plain(checked.missing),
        "fees": plain(checked.fees),
        "payment": plain(checked.payment),
        "return_by": plain(checked.return_by),
    }


def read_value(name: str, stored: Any) -> Any:
    """One value of `stored_values` as IntakeRecord holds it."""
    return _READ[name](stored) if name in _READ else stored


def plain(value: Any) -> Any:
    """The inverse of `read_value`, whatever the name: ready for JSON."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(one) for name, one in asdict(value).items()}
    if isinstance(value, Mapping):
        return dict(value)
    return value.value if isinstance(value, StrEnum) else value


_READ: Mapping[str, Callable[[Any], Any]] = {
    "enclosures": lambda stored: tuple(EnclosureReceived(**one) for one in stored),
    "missing": tuple,
    "fees": lambda stored: tuple(FeeLine(**one) for one in stored),
    "payment": Payment,
    "return_by": ReturnBy,
    "filed_at": lambda stored: AgencyNamed(**stored),
}
VALUES = (*PLAIN, "filed_by_officer", "sets", *_READ)
"""What every intake says by these names; `read_value` reads them."""


def person_key(texts: Mapping[str, str]) -> str:
    """By what the same person is recognised; "" when nothing but a name was said.

    The number, else name with birth day, else name with telephone. A keyed digest.
    """
    if texts.get("id_number"):
        return vault.keyed_digest("person", f"number {texts['id_number']}")
    second = texts.get("birth_on") or texts.get("phone")
    if not second or not texts.get("applicant"):
        return ""
    return vault.keyed_digest("person", f"name {fold(texts['applicant'])} {second}")


def old_key(texts: Mapping[str, str]) -> str | None:
    """The key by which the same person is recognised who comes with the card of before; None:
    there is none besides the `person_key`."""
    old = texts.get("old_id_number")
    return person_key({"id_number": old}) if old else None


def person_keys(texts: Mapping[str, str]) -> tuple[str, ...]:
    """All keys under which the person may stand; () when nothing but a name was said."""
    return tuple(key for key in (person_key(texts), old_key(texts)) if key)


def record_of(payload_text: str, personal_text: str, accepted_at: datetime) -> IntakeRecord | None:
    """The intake of a stored accept event; None: it came in another way."""
    payload = read_payload(payload_text)
    said = payload.get(INTAKE)
    if said is None:
        return None
    personal = read_personal(personal_text)
    return IntakeRecord(
        code=payload["code"],
        accepted_at=accepted_at,
        appointment_at=moment_from_json(payload["appointment_at"]),
        procedure_code=payload["procedure_code"],
        procedure_name=payload["procedure_name"],
        field_key=payload["field_key"],
        channel=payload["channel"],
        channel_reason=said.get("channel_reason", ""),
        officer=said["received_by"],
        **{name: personal.get(name, "") for name in PERSONAL},
        **{name: vault.unseal(personal.get(name, "")) for name in NUMBERS},
        **{name: read_value(name, said[name]) for name in VALUES},
        provisional_code=said["provisional_code"],
        ecopies=int(payload.get("ecopies", 0)),
        fee_ground=said.get("fee_ground", ""),
        received_at=AgencyNamed(**said["received_at"]),
        resolved_by=AgencyNamed(**said["resolved_by"]),
        receiver_id=payload.get("receiver_id"),
        limit_words=said["limit"],
        steps=tuple(said["steps"]),
        rulebook=said["rulebook"],
        lookup_code=vault.lookup_code(payload["code"]),
    )


def service_of(checked: Checked, offer: ProcedureOffer) -> Service:
    """What the slip says of it: how the result goes back, whether each paper is electronic, and
    what was paid online before the acceptance."""
    online = PAID_ONLINE.get(checked.payment)
    electronic = {kind.key for kind in offer.rules.enclosure_kinds if not kind.is_paper}
    papers = [electronic & one.counts.keys() for one in checked.enclosures]
    return Service(
        online_level=offer.online_level,
        returned_by=ReturnedBy(checked.return_by.value),
        papers_digital=all(papers) if papers else None,
        paid_through=online,
        paid_amount=sum(fee.amount for fee in checked.fees) if online else None,
    )


def _limit_words(offer: ProcedureOffer) -> str:
    return limit_words(offer.limit.value, offer.limit.unit) if offer.limit else ""
