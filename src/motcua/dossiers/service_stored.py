"""A dossier's service as the tables keep it. Everything here is derived from events."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from motcua.dossiers.models import Dossier
from motcua.dossiers.service_facts import (
    ServiceValues,
    is_returned_by_post,
    paid_day,
    payment,
    procedure_key,
)
from motcua.dossiers.stored import FactValues
from motcua.kernel.cases import Case
from motcua.kernel.service import (
    NO_SERVICE,
    OnlineLevel,
    Service,
    service_from_json,
)
from motcua.rulebook import load as rulebook


@dataclass(frozen=True, slots=True)
class Before:
    """What is stored of a dossier that a command is about to write over."""

    service: Service
    search_key: str


NEW = Before(NO_SERVICE, "")


def before_of(dossier_ids: Iterable[int]) -> dict[int, Before]:
    """What is stored of these dossiers, by id."""
    rows = Dossier.objects.filter(id__in=list(dossier_ids))
    found = rows.values_list("id", "service", "search_key")
    return {id_: Before(service_from_json(service), key) for id_, service, key in found}


def service_values(facts: FactValues | None, case: Case, service: Service) -> ServiceValues | None:
    """The service's fact row; None: nothing is said, or it counts nowhere. facts: `days_of`."""
    if facts is None:
        return None
    by_post = service.filed_by_post or (service.filed_by_post is None and _is_post(case.channel))
    if service == NO_SERVICE and not by_post and not case.ecopies:
        return None
    through, amount = payment(service)
    return ServiceValues(
        field_key=facts.field_key,
        procedure_key=procedure_key(case.procedure_code or "", case.procedure_name),
        online=facts.online,
        online_level=(service.online_level or OnlineLevel.NONE).value,
        accepted_day=facts.accepted_day,
        ended_day=facts.ended_day,
        outcome=facts.outcome,
        filed_by_post=int(by_post),
        returned_by_post=is_returned_by_post(service),
        paid_through=through,
        paid_day=paid_day(service, facts.accepted_day, facts.ended_day),
        paid_amount=amount,
        papers_digital=_flag(service.papers_digital),
        result_digital=_flag(service.result_digital),
        papers_reused=_flag(service.papers_reused),
        ecopies=case.ecopies,
    )


def _flag(said: bool | None) -> int | None:
    return None if said is None else int(said)


@cache
def _is_post(channel_key: str) -> bool:
    by_post = {channel.key: channel.by_post for channel in rulebook.channels()}
    return by_post[channel_key]
