"""What the events of a dossier tell of its result: numbers, code, and which files were attached."""

from collections.abc import Iterable, Mapping
from typing import Any

from motcua.dossiers.models import DossierEvent
from motcua.dossiers.results.data import DRAFT_FILE, RESULT_FILE, KeptFile, Results
from motcua.kernel.cases import Verb
from motcua.kernel.dates import local
from motcua.records.texts import read_payload

VERBS = (Verb.DRAFT, Verb.APPROVE, Verb.FINISH)
NUMBER, CODE = "result_no", "result_code"  # keys of an event's payload


def results_told(dossier_id: int) -> Results:
    """What is told of the result of one dossier."""
    draft = result = None
    said: dict[str, str] = {}
    for event, payload in _told(_events(dossier_id)):
        if event.verb == Verb.DRAFT:
            draft = _file(DRAFT_FILE, payload, event)
        result = _file(RESULT_FILE, payload, event) or result
        said |= {key: payload[key] for key in (NUMBER, CODE) if key in payload}
    return Results(draft, result, said.get(NUMBER, ""), said.get(CODE, ""))


def files_told(dossier_id: int) -> tuple[KeptFile, ...]:
    """Every file that was ever attached, also drafts that a later one replaced."""
    return files_by(_events(dossier_id))


def files_by(events: Iterable[DossierEvent]) -> tuple[KeptFile, ...]:
    """The same from events at hand, each with its command, in the order written."""
    found = (
        _file(use, payload, event)
        for event, payload in _told(events)
        for use in (DRAFT_FILE, RESULT_FILE)
    )
    return tuple(one for one in found if one is not None)


def _events(dossier_id: int) -> Iterable[DossierEvent]:
    events = DossierEvent.objects.filter(dossier_id=dossier_id, verb__in=VERBS)
    return events.select_related("command").order_by("id")


def _told(events: Iterable[DossierEvent]) -> Iterable[tuple[DossierEvent, Mapping[str, Any]]]:
    return ((event, read_payload(event.payload)) for event in events if event.verb in VERBS)


def _file(use: str, payload: Mapping[str, Any], event: DossierEvent) -> KeptFile | None:
    said = payload.get(use)
    if said is None:
        return None
    return KeptFile(
        use=use,
        digest=said["digest"],
        kind=said["kind"],
        size=said["size"],
        attached_at=local(event.recorded_at),
        attached_by=event.command.actor_name,
    )
