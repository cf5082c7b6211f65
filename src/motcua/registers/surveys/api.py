"""The door of surveys: ballots taken at the desk, from a tablet, by a link used once."""

from motcua.registers.surveys.ballots import REGISTER, record_ballot
from motcua.registers.surveys.devices import (
    answer_device,
    devices,
    make_device,
    open_device,
    revoke_device,
)
from motcua.registers.surveys.errors import BallotRefused, LinkExpired, LinkUnknown, LinkUsed
from motcua.registers.surveys.links import (
    MOST_LINKS,
    WRITE,
    answer_link,
    link_of,
    links,
    make_links,
    open_link,
)
from motcua.registers.surveys.rated import Rated, rated

__all__ = [
    "MOST_LINKS",
    "REGISTER",
    "WRITE",
    "BallotRefused",
    "LinkExpired",
    "LinkUnknown",
    "LinkUsed",
    "Rated",
    "answer_device",
    "answer_link",
    "devices",
    "link_of",
    "links",
    "make_device",
    "make_links",
    "open_device",
    "open_link",
    "rated",
    "record_ballot",
    "revoke_device",
]
