"""What a correction changed, in words an officer reads."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from motcua.dossiers import vault
from motcua.dossiers.acceptance_rules import rules_on
from motcua.dossiers.data import ValueChange
from motcua.dossiers.intake_course import BEFORE
from motcua.dossiers.intake_errors import VaultClosed
from motcua.dossiers.intake_event import INTAKE, NUMBERS, PERSONAL
from motcua.dossiers.intake_words import LABELS, PAYMENT_WORDS, RETURN_WORDS, SEX_WORDS
from motcua.dossiers.words import VALUE_WORDS, change_lines
from motcua.kernel.intake_rules import IntakeRules
from motcua.kernel.numbers import format_int

APPLICANT = "applicant"
SEALED = "(không mở được)"
_LABELS = {
    **LABELS,
    "filed_by_officer": "Cán bộ nộp giúp công dân",
    "enclosures": "Giấy tờ đã nhận",
    "missing": "Giấy tờ còn thiếu",
    "fees": "Phí, lệ phí",
}
_REASONS = {
    "missing_reason": "enclosure_missing",
    "behalf_reason": "behalf",
    "channel_reason": "channel_not_offered",
}


def corrected_lines(
    payload: Mapping[str, Any], personal: Mapping[str, str], on: date
) -> tuple[ValueChange, ...]:
    """The values of a correction before and after; numbers of people show their last digits.

    on: when it was corrected: words of kinds and reasons are those of that day.
    """
    said = payload.get(INTAKE, {})
    rules = rules_on(on) if said else None
    return (
        *_of_people(personal, (APPLICANT,)),
        *change_lines(payload.get("changes", {})),
        *_of_people(personal, (*NUMBERS, *(name for name in PERSONAL if name != APPLICANT))),
        *_of_intake(said, rules),
    )


def _of_people(personal: Mapping[str, str], names: tuple[str, ...]) -> Iterator[ValueChange]:
    for name in names:
        if name in personal:
            label = VALUE_WORDS.get(name) or _LABELS[name]
            before, after = personal.get(f"{name}{BEFORE}", ""), personal[name]
            yield ValueChange(label, _shown(name, before), _shown(name, after))


def _shown(name: str, text: str) -> str:
    if name == "sex":
        return SEX_WORDS.get(text, "")
    if name not in NUMBERS:
        return text
    try:
        return vault.masked(vault.unseal(text))
    except VaultClosed:
        return SEALED


def _of_intake(said: Mapping[str, Any], rules: IntakeRules | None) -> Iterator[ValueChange]:
    for name, label in _LABELS.items():
        if name in said and rules is not None:
            before, after = said[name]
            yield ValueChange(label, _words(name, before, rules), _words(name, after, rules))


def _words(name: str, value: Any, rules: IntakeRules) -> str:
    if name in _REASONS:
        return next((one.label for one in rules.reasons[_REASONS[name]] if one.key == value), "")
    return _READ[name](value, rules) if name in _READ else str(value)


def _papers(papers: list[Mapping[str, Any]], rules: IntakeRules) -> str:
    kinds = {kind.key: kind.label.lower() for kind in rules.enclosure_kinds}
    return "; ".join(
        f"{one['name']} ({', '.join(f'{n} {kinds.get(k, k)}' for k, n in one['counts'].items())})"
        for one in papers
    )


_READ: Mapping[str, Callable[[Any, IntakeRules], str]] = {
    "enclosures": _papers,
    "missing": lambda names, rules: "; ".join(names),
    "fees": lambda fees, rules: "; ".join(
        f"{one['name']}: {format_int(one['amount'])} đồng" for one in fees
    ),
    "payment": lambda key, rules: PAYMENT_WORDS[key],
    "return_by": lambda key, rules: RETURN_WORDS[key],
    "filed_at": lambda agency, rules: agency["name"] or agency["code"],
    "filed_by_officer": lambda marked, rules: "có" if marked else "không",
}
