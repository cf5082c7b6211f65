"""The queue as it stands in the address, and its rows in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from motcua.desk.action_fields import ActionForm
from motcua.desk.action_forms import FORMS
from motcua.desk.leg_lines import leg_words
from motcua.desk.words import left_of
from motcua.dossiers import api
from motcua.dossiers.api import Queue, QueueGroup, QueueRow
from motcua.dossiers.data import DossierRow, LegView
from motcua.kernel.cases import Verb
from motcua.kernel.handling import Way
from motcua.kernel.time_used import Light
from motcua.rulebook import load

SHOWN = 50
MINE, OFFICE = "toi", "ca-co-quan"
# In one look: what is late, due today and soon. The others are opened by their number.
FIRST_LOOK = (QueueGroup.OVERDUE, QueueGroup.TODAY, QueueGroup.SOON)
# Group -> its word in the address, its words on the page, its mark.
GROUPS: dict[QueueGroup, tuple[str, str, str]] = {
    QueueGroup.OVERDUE: ("qua-han", "hồ sơ quá hạn", "overdue"),
    QueueGroup.TODAY: ("hom-nay", "đến hạn hôm nay", "today"),
    QueueGroup.SOON: ("sap-den-han", "đến hạn trong 3 ngày tới", "soon"),
    QueueGroup.LATER: ("con-han", "còn hạn dài hơn", "later"),
    QueueGroup.STOPPED: ("cho-cong-dan", "chờ bổ sung, tạm dừng", "stopped"),
    QueueGroup.READY: ("cho-tra", "có kết quả, chờ trả", "later"),
    QueueGroup.APPROVAL: ("cho-duyet", "chờ tôi duyệt", "soon"),
    QueueGroup.RETURNED: ("tra-lai", "lãnh đạo trả lại", "overdue"),
    QueueGroup.APPROVED: ("da-duyet", "đã duyệt, chờ ghi kết quả", "later"),
    QueueGroup.LEGS: ("lien-thong-den", "liên thông chuyển đến", "soon"),
    QueueGroup.AWAY: ("lien-thong-di", "đang ở cơ quan phối hợp", "stopped"),
}
# Most offices have none of these: the number stands there when it is not zero.
WHEN_ANY = frozenset({QueueGroup.LEGS, QueueGroup.AWAY})
# Parts that only some roles have: who approves, who drafts.
SHOWN_TO = {
    QueueGroup.APPROVAL: Verb.APPROVE,
    QueueGroup.RETURNED: Verb.SUBMIT,
    QueueGroup.APPROVED: Verb.SUBMIT,
}
MARKS = {Light.GREEN: "later", Light.AMBER: "soon", Light.RED: "overdue"}
# What may be done to a selection of a group; FINISH where nothing else stands.
BULK = {
    QueueGroup.READY: (Verb.DELIVER, "Ghi đã trả kết quả cho các hồ sơ đã chọn"),
    QueueGroup.APPROVAL: (Verb.APPROVE, "Duyệt các hồ sơ đã chọn"),
}
FINISHING = (Verb.FINISH, "Ghi có kết quả cho các hồ sơ đã chọn")


@dataclass(frozen=True, slots=True)
class Duty:
    """A number that opens its part of the queue."""

    label: str
    count: int
    address: str
    mark: str
    current: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A dossier with its time in words. percent: of its time used; None: no clock, or late.

    leg: only this part of it is here, and the time is the part's.
    """

    row: DossierRow
    left: str
    mark: str
    percent: int | None
    choice: str
    leg: LegView | None = None


@dataclass(frozen=True, slots=True)
class QueuePage:
    """What the page shows. bulk: the act offered for a selection; None: the role has none.

    bulk_words: on its button. ways: how results are returned, asked beside it; () not asked.
    """

    whose: str
    group: QueueGroup | None
    duties: tuple[Duty, ...]
    lines: tuple[Line, ...]
    total: int
    others: tuple[tuple[str, str, bool], ...]  # label, address, current
    bulk: ActionForm | None
    bulk_words: str
    ways: tuple[Way, ...]


def queue_page(request: HttpRequest) -> QueuePage:
    """Read the address and ask for the queue. Raises as `dossiers.api.queue`."""
    group = _group(request.GET.get("nhom", ""))
    whose = _whose(request)
    groups = FIRST_LOOK if group is None else (group,)
    found = _ask(request, groups, whose)
    bulk, bulk_words = _bulk(request, group)
    return QueuePage(
        whose=whose,
        group=group,
        duties=tuple(
            _duty(one, found.counts, whose, group)
            for one in _groups_of(request)
            if one not in WHEN_ANY or found.counts[one] or one is group
        ),
        lines=tuple(_line(request, one) for one in found.rows),
        total=sum(found.counts[one] for one in groups),
        others=tuple(
            (label, _address(key, group), key == whose)
            for key, label in ((MINE, "Của tôi"), (OFFICE, "Cả cơ quan"))
        ),
        bulk=bulk,
        bulk_words=bulk_words,
        ways=_ways(request, bulk),
    )


def _ways(request: HttpRequest, bulk: ActionForm | None) -> tuple[Way, ...]:
    if bulk is None or bulk.verb is not Verb.DELIVER:
        return ()
    return load.handling(request.officer.on).deliver


def _groups_of(request: HttpRequest) -> list[QueueGroup]:
    """The parts of the officer's role, first those that wait for the officer alone."""
    may = [
        group
        for group in GROUPS
        if group not in SHOWN_TO or request.officer.may(api.action_of(SHOWN_TO[group]))
    ]
    first = (QueueGroup.APPROVAL, QueueGroup.RETURNED, QueueGroup.LEGS)
    return sorted(may, key=lambda group: group not in first)


def _ask(request: HttpRequest, groups: tuple[QueueGroup, ...], whose: str) -> Queue:
    officer = request.officer
    return api.queue(
        officer.agency.id,
        groups,
        officer=officer.actor.name if whose == MINE else "",
        limit=SHOWN,
        actor=officer.actor,
        now=request.now,
    )


def _whose(request: HttpRequest) -> str:
    """As the address says; else the own dossiers of whoever has some, else the office's."""
    asked = request.GET.get("cua", "")
    if asked in (MINE, OFFICE):
        return asked
    own = api.has_open(
        request.officer.agency.id,
        request.officer.actor.name,
        actor=request.officer.actor,
        now=request.now,
    )
    return MINE if own else OFFICE


def _group(word: str) -> QueueGroup | None:
    return next((group for group, (key, _, _) in GROUPS.items() if key == word), None)


def _duty(
    group: QueueGroup, counts: Mapping[QueueGroup, int], whose: str, current: QueueGroup | None
) -> Duty:
    _, label, mark = GROUPS[group]
    return Duty(label, counts[group], _address(whose, group), mark, group is current)


def _address(whose: str, group: QueueGroup | None) -> str:
    pairs = [("cua", whose)] + ([("nhom", GROUPS[group][0])] if group else [])
    return f"?{urlencode(pairs)}"


def _bulk(request: HttpRequest, group: QueueGroup | None) -> tuple[ActionForm | None, str]:
    if group in WHEN_ANY:  # each answer is its own
        return None, ""
    verb, words = FINISHING if group is None else BULK.get(group, FINISHING)
    allowed = request.officer.may(api.action_of(verb))
    return (FORMS[verb], words) if allowed else (None, "")


def _line(request: HttpRequest, one: QueueRow) -> Line:
    row = one.row
    left = left_of(request, row)
    if one.leg is not None:
        left = leg_words(one.leg, request.now)
    return Line(
        row=row,
        left=left,
        mark=MARKS.get(one.light, row.due_mark.value),
        percent=None if one.used is None or one.light is Light.RED else int(one.used * 100),
        choice=f"{row.version} {row.code}",
        leg=one.leg,
    )
