"""What the rulebook says of working on a dossier inside the office: lists an officer picks from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """One way to tell a citizen, or to return a result.

    needs_receiver: who took it is written down. needs_number: the number of the consignment is.
    """

    key: str
    label: str
    needs_receiver: bool = False
    needs_number: bool = False


@dataclass(frozen=True, slots=True)
class HandlingRules:
    """The rules of one day.

    result_needs_approval: no result without a leader's approval, unless the agency decided
    otherwise. notify, deliver: ways, in the order of the list.
    """

    result_needs_approval: bool
    notify: tuple[Way, ...]
    deliver: tuple[Way, ...]
