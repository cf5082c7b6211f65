"""A supplement is asked for and comes: the clock stands still meanwhile, or begins anew."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Unpack

from motcua.dossiers.acceptance_rules import rules_of
from motcua.dossiers.data import DossierRow, DossierView
from motcua.dossiers.errors import SupplementTwice, TextMissing
from motcua.dossiers.known import Known
from motcua.dossiers.models import DossierEvent
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.intake import said
from motcua.dossiers.services.recording import record
from motcua.dossiers.words import VALUE_WORDS
from motcua.kernel.cases import Verb
from motcua.records.texts import read_payload


class Stage(StrEnum):
    """When a supplement was asked for; events of before this was kept do not say it."""

    INTAKE = "intake"  # nobody had taken the dossier to work on it
    APPRAISAL = "appraisal"


def ask_supplement(
    code: str, missing: Sequence[str], reason: str, **doing: Unpack[Doing]
) -> DossierView:
    """Stop the clock and name the enclosures that are missing (form 02), at least one.

    Raises SupplementTwice at intake, where the law of the day of acceptance lets it be asked so
    often only; in appraisal the law of the sector decides.
    """
    names = [said("missing", name) for name in missing]
    if not names:
        raise TextMissing(VALUE_WORDS["missing"])
    words: dict[str, object] = {"missing": names, "reason": said("reason", reason)}
    return record(
        code,
        Verb.ASK_SUPPLEMENT,
        lambda found: {**words, "stage": _stage(found).value},
        rule=_not_again,
        **doing,
    )


def receive_supplement(code: str, *, restarts: bool = False, **doing: Unpack[Doing]) -> DossierView:
    """Start the clock again. restarts: the whole time limit begins anew (NĐ 61/2018)."""
    return record(code, Verb.RECEIVE_SUPPLEMENT, {"restarts": True} if restarts else {}, **doing)


def supplement_restarts(row: DossierRow) -> bool:
    """Whether the limit begins anew when the supplement comes, by the rule of the acceptance."""
    rules = rules_of(row.accepted_at)
    return rules is not None and rules.supplement_restarts


def _stage(found: Known) -> Stage:
    return Stage.APPRAISAL if found.case.officer else Stage.INTAKE


def _not_again(found: Known, at: datetime) -> None:
    if _stage(found) is Stage.APPRAISAL:
        return
    rules = rules_of(found.case.accepted_at or at)
    most = None if rules is None else rules.supplements_at_intake
    if rules is None or most is None:
        return
    asked = DossierEvent.objects.filter(dossier_id=found.id, verb=Verb.ASK_SUPPLEMENT)
    stages = [read_payload(text).get("stage") for text in asked.values_list("payload", flat=True)]
    if stages.count(Stage.INTAKE) >= most:
        raise SupplementTwice(found.case.code, most, rules.decree)
