"""An intake as its accept event keeps it, and back.

The payload's key "intake" holds what is nobody's personal data; names, numbers and free texts
stand in `personal`, outside the chain's own text, numbers encrypted.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from motcua.agencies.data import AgencyView
from motcua.dossiers import vault
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
NUMBERS = ("id_number", "filer_id_number")  # encrypted
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
PLAIN = ("behalf_reason", "missing_reason", "receipt_no", "provisional_code")


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
) -> dict[str, object]:
    """What the accept event says of the dossier and of its intake."""
    procedure, reason = offer.procedure, checked.texts["channel_reason"]
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
        SERVICE: service_to_json(_service(checked, offer)),
        INTAKE: {
            **{name: checked.texts[name] for name in PLAIN},
            **({"channel_reason": reason} if reason else {}),
            "received_by": officer,
            "filed_by_officer": form.filed_by_officer,
            "sets": checked.sets,
            "enclosures": [
                {"key": one.key, "name": one.name, "counts": dict(one.counts)}
                for one in checked.enclosures
            ],
            "missing": list(checked.missing),
            "fees": [asdict(fee) for fee in checked.fees],
            **({"fee_ground": offer.fee_ground} if offer.fee_ground else {}),
            "payment": checked.payment.value,
            "return_by": checked.return_by.value,
            "filed_at": asdict(checked.filed_at),
            "received_at": asdict(AgencyNamed(here.code, here.name)),
            "resolved_by": asdict(AgencyNamed(here.code, here.name)),
            "limit": _limit_words(offer),
            "steps": list(checked.due.steps),
            "rulebook": rulebook.rulebook_version(),
        },
    }


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
        **{name: said[name] for name in PLAIN},
        filed_by_officer=said["filed_by_officer"],
        sets=said["sets"],
        ecopies=int(payload.get("ecopies", 0)),
        enclosures=tuple(EnclosureReceived(**one) for one in said["enclosures"]),
        missing=tuple(said["missing"]),
        fees=tuple(FeeLine(**fee) for fee in said["fees"]),
        fee_ground=said.get("fee_ground", ""),
        payment=Payment(said["payment"]),
        return_by=ReturnBy(said["return_by"]),
        filed_at=AgencyNamed(**said["filed_at"]),
        received_at=AgencyNamed(**said["received_at"]),
        resolved_by=AgencyNamed(**said["resolved_by"]),
        limit_words=said["limit"],
        steps=tuple(said["steps"]),
        rulebook=said["rulebook"],
        lookup_code=vault.lookup_code(payload["code"]),
    )


def _service(checked: Checked, offer: ProcedureOffer) -> Service:
    """What the slip says of it: how the result goes back, and whether each paper is electronic."""
    electronic = {kind.key for kind in offer.rules.enclosure_kinds if not kind.is_paper}
    papers = [electronic & one.counts.keys() for one in checked.enclosures]
    return Service(
        online_level=offer.online_level,
        returned_by=ReturnedBy(checked.return_by.value),
        papers_digital=all(papers) if papers else None,
    )


def _limit_words(offer: ProcedureOffer) -> str:
    return limit_words(offer.limit.value, offer.limit.unit) if offer.limit else ""
