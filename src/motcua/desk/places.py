"""The places of the left rail: those that exist, and of them those the role may enter."""

from datetime import date
from enum import Enum

from motcua.agencies import api as agencies
from motcua.kernel.actors import Actor


class Place(Enum):
    """name of the address, label, sign in the sprite, action that lets in (None: everyone)."""

    TODAY = ("today", "Hôm nay", "sun", None)
    DOSSIERS = ("dossiers", "Hồ sơ", "folder", "dossier.read")
    REGISTERS = ("registers", "Sổ sách", "ledger", "registers.read")
    REPORTS = ("reports", "Báo cáo", "table", "form.read")
    CATALOGUE = ("catalogue", "Danh mục", "book", None)
    OFFICE = ("office", "Đơn vị", "people", "admin")

    @property
    def address(self) -> str:
        """Name of the page's address."""
        return self.value[0]

    @property
    def label(self) -> str:
        """Its word on the rail."""
        return self.value[1]

    @property
    def sign(self) -> str:
        """Its symbol in icons.svg."""
        return self.value[2]

    @property
    def action(self) -> str | None:
        """Key of the permission table that lets in."""
        return self.value[3]


def places_of(actor: Actor, on: date) -> list[Place]:
    """Places the actor may enter, in the rail's order."""
    return [
        place
        for place in Place
        if place.action is None or agencies.may(actor, place.action, actor.agency_id, on)
    ]
