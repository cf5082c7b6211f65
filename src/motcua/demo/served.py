"""Which dossiers of an office were paid online, and which were digitised: its real totals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from motcua.demo.offices import Office, Paid
from motcua.demo.records import Life


@dataclass(frozen=True, slots=True)
class ServiceOf:
    """What an export prints of one dossier. amount: đồng paid online, 0: none."""

    returned_by: str = ""
    through: str = ""
    amount: int = 0
    papers: str = ""
    result: str = ""


def served_of(office: Office, lives: Sequence[Life]) -> dict[str, ServiceOf]:
    """Dossier code -> its service; the totals of the period are the office's own.

    Raises ValueError when there are fewer dossiers than a total asks for.
    """
    plan, span = office.served, office.period
    if plan is None:
        return {}
    found = {life.code: ServiceOf(returned_by=plan.returned_by) for life in lives}
    inside = [life for life in lives if span.from_on <= life.accepted_at.date() <= span.to_on]
    for code, paid in _paid(plan.paid, inside):
        found[code] = replace(found[code], through=paid.through, amount=paid.amount)
    for code, word in _marked(plan.papers, inside):
        found[code] = replace(found[code], papers=word)
    with_result = [
        life
        for life in lives
        if life.ended_as == "result" and span.from_on <= life.ended_at.date() <= span.to_on
    ]
    for code, word in _marked(plan.results, with_result):
        found[code] = replace(found[code], result=word)
    return found


def _paid(plans: Iterable[Paid], lives: Sequence[Life]) -> Iterator[tuple[str, Paid]]:
    open_to = [life for life in lives if life.is_online]
    for plan in plans:
        fitting = [
            life
            for life in open_to
            if not plan.procedures or life.procedure_code in plan.procedures
        ]
        if len(fitting) < plan.count:
            raise ValueError(f"{len(fitting)} dossiers for {plan}")
        chosen = {life.code for life in fitting[: plan.count]}
        yield from ((code, plan) for code in chosen)
        open_to = [life for life in open_to if life.code not in chosen]


def _marked(words: Mapping[str, int], lives: Sequence[Life]) -> Iterator[tuple[str, str]]:
    if sum(words.values()) > len(lives):
        raise ValueError(f"{len(lives)} dossiers for {words}")
    marks = [word for word, count in words.items() for _ in range(count)]
    yield from zip((life.code for life in lives), marks, strict=False)
