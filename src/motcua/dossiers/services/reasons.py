"""Why something is done: picked from the rulebook's list, with a note where the list asks one."""

from datetime import date

from motcua.dossiers.acceptance_rules import rules_of, rules_on
from motcua.dossiers.data import DossierRow, ReasonGiven
from motcua.dossiers.errors import TextMissing, WordUnknown
from motcua.dossiers.known import Known
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.intake import said
from motcua.dossiers.words import VALUE_WORDS
from motcua.kernel.cases import Verb
from motcua.kernel.dates import local
from motcua.kernel.intake_rules import OTHER, IntakeRules, Reason
from motcua.kernel.text import nfc

NOTE = "Nói rõ lý do"
# Verb -> the purpose under which the rulebook lists its reasons.
PURPOSES = {
    Verb.DECLINE: "decline",
    Verb.REFUSE: "refuse",
    Verb.PAUSE: "pause",
    Verb.WITHDRAW: "withdraw",
    Verb.CANCEL: "cancel",
    Verb.EXTEND: "extend",
}


def reasons_for(verb: Verb, row: DossierRow, on: date) -> tuple[Reason, ...]:
    """What may be picked for a verb of `PURPOSES`, by the rules of the acceptance, else of `on`."""
    return _listed(verb, rules_of(row.accepted_at) or rules_on(on))


def reason_words(
    verb: Verb, reason: str | ReasonGiven, found: Known, doing: Doing
) -> dict[str, object]:
    """What an event says of its reason: reason (in words) and reason_key.

    reason: a text says it freely, as imports and other systems do, and has no key. Raises
    TextMissing, TextTooLong, WordUnknown.
    """
    if isinstance(reason, str):
        return {"reason": said("reason", reason)}
    if not reason.key:
        raise TextMissing(VALUE_WORDS["reason"])
    rules = rules_of(found.case.accepted_at) or rules_on(local(doing["now"]).date())
    chosen = next((one for one in _listed(verb, rules) if one.key == reason.key), None)
    if chosen is None:
        raise WordUnknown(VALUE_WORDS["reason"], reason.key)
    return {"reason": _in_words(chosen, reason.note), "reason_key": chosen.key}


def _in_words(chosen: Reason, note: str) -> str:
    text = nfc(note).strip()
    if chosen.needs_text or text:
        text = said(NOTE, text)
    if chosen.key == OTHER:
        return text
    return f"{chosen.label}: {text}" if text else chosen.label


def _listed(verb: Verb, rules: IntakeRules | None) -> tuple[Reason, ...]:
    return () if rules is None else rules.reasons[PURPOSES[verb]]
