"""The list's filters as they stand in the address, and back."""

from django.http import HttpRequest

from motcua.agencies import api as agencies
from motcua.desk.list_filters import SEARCH, Choice, Chosen, Option, choice_of
from motcua.desk.search_text import recall
from motcua.desk.words import DUE_WORDS
from motcua.dossiers.api import STATE_WORDS, has_received
from motcua.dossiers.data import DossierFilter, DueFilter
from motcua.kernel.cases import State
from motcua.kernel.transitions import OPEN
from motcua.rulebook import load

BEHALF = "can-bo"
FOR_ANOTHER = "1"
NOBODY = "chưa giao"
LONGEST_NAME = 150
UNENDED = "open"
STOPPED = "stopped"
STOPPED_STATES = frozenset({State.WAITING, State.PAUSED})
GROUPS = {UNENDED: frozenset(OPEN), STOPPED: STOPPED_STATES}


def chosen(request: HttpRequest) -> Chosen[DossierFilter]:
    """Read the address. Values it cannot know are as if they were not there."""
    choices = (
        choice_of(request.GET, "trang-thai", "Trạng thái", _states()),
        choice_of(request.GET, "linh-vuc", "Lĩnh vực", _fields()),
        choice_of(request.GET, "hinh-thuc", "Hình thức nộp", _channels()),
        choice_of(request.GET, "han", "Hạn", tuple((d.value, w) for d, w in DUE_WORDS.items())),
        _officer(request),
        choice_of(request.GET, "nop-giup", "Ai nộp", ((BEHALF, "Cán bộ nộp giúp"),)),
        *_received(request),
    )
    state, field, channel, due, officer, filed, *received = (choice.value for choice in choices)
    text_key = request.GET.get(SEARCH, "")
    text = recall(request, text_key)
    return Chosen(
        filter=DossierFilter(
            agency_id=request.officer.agency.id,
            states=_states_of(state),
            field_key=field or None,
            channel=channel or None,
            due=DueFilter(due) if due else None,
            officer="" if officer == NOBODY else officer,
            is_unassigned=officer == NOBODY,
            filed_by_officer=filed == BEHALF,
            received_for=FOR_ANOTHER in received,
            text=text,
        ),
        choices=choices,
        text=text,
        text_key=text_key,
    )


def _received(request: HttpRequest) -> tuple[Choice, ...]:
    """Only where the counter ever received for another agency."""
    if not has_received(request.officer.agency.id):
        return ()
    options = ((FOR_ANOTHER, "Cơ quan khác"),)
    return (choice_of(request.GET, "nhan-ho", "Ai giải quyết", options),)


def _states() -> tuple[Option, ...]:
    every = tuple((state.value, words) for state, words in STATE_WORDS.items())
    return ((UNENDED, "Chưa giải quyết xong"), (STOPPED, "Chờ bổ sung, tạm dừng"), *every)


def _states_of(value: str) -> frozenset[State]:
    if value in GROUPS:
        return GROUPS[value]
    return frozenset({State(value)}) if value else frozenset()


def _fields() -> tuple[Option, ...]:
    return tuple((field.key, field.name) for field in load.fields())


def _officer(request: HttpRequest) -> Choice:
    """Names, not accounts: imported dossiers know only the names of who works on them.

    A name without an account is kept: dropped, it would open everybody's dossiers.
    """
    asked = " ".join(request.GET.get("can-bo", "").split())[:LONGEST_NAME]
    known = agencies.people(request.officer.agency.id, request.officer.on)
    names = dict.fromkeys((*(person.name for person in known), NOBODY, asked))
    return Choice("can-bo", "Cán bộ", tuple((name, name) for name in names if name), asked)


def _channels() -> tuple[Option, ...]:
    return tuple((channel.key, channel.label) for channel in load.channels())
