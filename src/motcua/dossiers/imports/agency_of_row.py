"""Whose dossier a row is: the unit that had the code on the day of its acceptance."""

from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView, WorkingHours
from motcua.agencies.errors import AgencyUnknown
from motcua.dossiers.imports.times import Times
from motcua.kernel.actors import Actor
from motcua.kernel.dates import format_day, local
from motcua.sheets.row_cells import RowCells

IMPORT = "dossier.import"
# The day of acceptance; a dossier not accepted has at most the others.
_DAYS = ("accepted_at", "ended_at", "delivered_at", "appointment_at")


class AgencyOfRow:
    """Resolves the code of one import; each unit is looked up, and its permission asked, once.

    `CODE@DATE` names one unit for all rows; so a successor can take in what it took over.
    """

    def __init__(self, agency_code: str, home: AgencyView, actor: Actor, now: datetime) -> None:
        """home: of `agencies.home_of_file`; rows without any day are its own."""
        self._code = agency_code
        self._home = home
        self._actor = actor
        self._today = local(now).date()
        self._met: dict[int, AgencyView] = {}
        self._hours: dict[int, WorkingHours] = {}
        self._unknown: dict[date, str] = {}
        self._is_fixed = "@" in agency_code

    @property
    def met(self) -> tuple[AgencyView, ...]:
        """The units that rows belong to."""
        return tuple(self._met.values())

    def hours(self, view: AgencyView) -> WorkingHours:
        """Of a unit that rows belong to; read once."""
        if view.id not in self._hours:
            self._hours[view.id] = agencies.working_hours(view.id)
        return self._hours[view.id]

    def __call__(self, row: RowCells, times: Times) -> AgencyView | None:
        """The agency of a row, None after rejecting it.

        Raises NotAllowed or NotFound when the actor may not import there.
        """
        day = next((said.on for key in _DAYS if (said := times[key]) is not None), None)
        if self._is_fixed or day is None:
            return self._meet(self._home)
        for view in self._met.values():
            if view.stands_on(day):
                return view
        return self._resolve(row, day)

    def _resolve(self, row: RowCells, day: date) -> AgencyView | None:
        if day not in self._unknown:
            try:
                return self._meet(agencies.resolve(self._code, on=day))
            except AgencyUnknown as error:
                self._unknown[day] = str(error)
        row.reject(
            "accepted_at",
            f"ngày mà mã đơn vị {self._code} có hiệu lực. {self._unknown[day]}",
            format_day(day),
        )
        return None

    def _meet(self, view: AgencyView) -> AgencyView:
        if view.id not in self._met:
            agencies.require(self._actor, IMPORT, view.id, self._today)
            self._met[view.id] = view
        return view
