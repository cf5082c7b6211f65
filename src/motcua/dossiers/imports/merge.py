"""What a dossier should be after a statement, given what is stored of it.

Nothing is deleted: where the file says less than we know, what we know stays. So a file taken in
again, or an older one, takes no result back.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from motcua.agencies.data import WorkingHours
from motcua.dossiers.imports.statements import Said, Statement
from motcua.dossiers.words import STATE_WORDS, moment_words
from motcua.kernel.cases import Case, Outcome, State, Stop, Week
from motcua.kernel.dates import at_midnight, format_day, local
from motcua.kernel.lifecycle import without_later_registration
from motcua.kernel.stops import closed, given_way
from motcua.kernel.text import fold

SUPPLEMENT, PAUSE = "supplement", "pause"
_DAY_IN_CODE = re.compile(r"-(\d{2})(\d{2})(\d{2})-")

Note = Callable[[str, str], None]
"""Takes the kind of a note and its message."""


@dataclass(frozen=True, slots=True)
class Merging:
    """One statement against one stored case. today: the day of the import. hours: the agency's."""

    said: Statement
    stored: Case | None
    today: date
    note: Note
    hours: WorkingHours

    def case(self) -> Case:
        """The case as it should be now."""
        said, stored = self.said, self.stored
        if stored is None:
            return self._new_case()
        code, name = self._procedure(stored)
        case = replace(
            stored,
            field_key=said.field_key,
            procedure_code=code,
            procedure_name=name,
            channel=said.channel,
            source_system=said.source_system or stored.source_system,
            officer=said.officer or stored.officer,
        )
        if not said.is_accepted:
            return self._not_accepted(case)
        return self._ended(self._accepted(case))

    def _accepted(self, case: Case) -> Case:
        said = self.said
        accepted_at = _newer(case.accepted_at, said.accepted)
        if accepted_at is not None:
            case = without_later_registration(case, accepted_at)
        case = replace(
            case,
            registered_at=_not_after(case.registered_at, accepted_at),
            declined_at=None,
            accepted_at=accepted_at,
            appointment_at=_newer(case.appointment_at, said.appointment),
            stops=_not_assumed_before(case.stops, accepted_at),
            week=case.week if case.accepted_at is not None else self._week(accepted_at),
        )
        return replace(case, stops=self._stops(case))

    def _new_case(self) -> Case:
        said = self.said
        accepted_at = _at(said.accepted) if said.is_accepted else None
        ended_at = None if said.outcome is Outcome.OPEN else _at(said.ended)
        case = Case(
            code=said.code,
            field_key=said.field_key,
            procedure_code=said.procedure_code or None,
            procedure_name=said.procedure_name or said.procedure_code,
            channel=said.channel,
            source_system=said.source_system or "tinh",
            accepted_at=accepted_at,
            appointment_at=_at(said.appointment) if said.is_accepted else None,
            ended_at=ended_at,
            outcome=said.outcome,
            delivered_at=self._delivered_at(None, ended_at),
            officer=said.officer,
            week=self._week(accepted_at),
        )
        if not said.is_accepted:
            return self._not_accepted(case)
        if said.stopped is None and not said.stands_still:
            return case
        stops = self._stops(replace(case, ended_at=None))
        return replace(case, stops=_closed(stops, None, ended_at))

    def _week(self, accepted_at: datetime | None) -> Week | None:
        """The hours of the day of acceptance stay the dossier's own."""
        return None if accepted_at is None else self.hours.on(local(accepted_at).date())

    def _procedure(self, stored: Case) -> tuple[str | None, str]:
        """Code and name; a name alone is a change only where no code says which it is."""
        said = self.said
        code = said.procedure_code or stored.procedure_code
        if code == stored.procedure_code and (
            code
            or not said.procedure_name
            or fold(said.procedure_name) == fold(stored.procedure_name)
        ):
            return code, stored.procedure_name
        return code, said.procedure_name or stored.procedure_name

    def _not_accepted(self, case: Case) -> Case:
        """Registered or declined; a dossier that we know as accepted stays so."""
        said = self.said
        if case.accepted_at is not None:
            self._keep(case, STATE_WORDS[said.state])
            return case
        filed = _at(said.accepted) or self._day_of_filing()
        if said.state is State.REGISTERED:
            if case.registered_at is not None:
                return case
            return replace(case, registered_at=filed, registered_assumed=said.accepted is None)
        declined = said.ended or said.delivered or said.accepted
        if declined is None:
            latest = max(filed, case.registered_at or filed)
            return replace(case, declined_at=case.declined_at or latest)
        declined_at = _newer(case.declined_at, declined)
        return replace(without_later_registration(case, declined.at), declined_at=declined_at)

    def _ended(self, case: Case) -> Case:
        said = self.said
        if said.outcome is Outcome.OPEN:
            if case.ended_at is not None and said.state_is_said:
                self._keep(case, STATE_WORDS[said.state])
            return case
        ended_at = _newer(case.ended_at, said.ended)
        if ended_at is not None and given_way(case.stops, ended_at) != case.stops:
            self.note(
                "assumed_stop_left_out",
                f"Ngày dừng hoặc ngày tiếp tục trước đây lấy theo ngày nhập, sau ngày kết thúc "
                f"{moment_words(ended_at)}: bỏ phần dừng sau ngày kết thúc.",
            )
        return replace(
            case,
            ended_at=ended_at,
            outcome=said.outcome,
            delivered_at=self._delivered_at(case.delivered_at, ended_at),
            stops=_closed(case.stops, case.ended_at, ended_at),
        )

    def _delivered_at(self, stored: datetime | None, ended_at: datetime | None) -> datetime | None:
        """Only a result is delivered; papers given back after a refusal are not told apart."""
        said = self.said
        if said.outcome is not Outcome.RESULT:
            return stored if said.outcome is Outcome.CANCELLED else None
        delivered_at = _newer(stored, said.delivered)
        return ended_at if said.state is State.DELIVERED and delivered_at is None else delivered_at

    def _stops(self, case: Case) -> tuple[Stop, ...]:
        if self.said.stopped is None:
            return self._stops_without_date(case)
        return self._stops_with(case, self.said.stopped)

    def _stops_without_date(self, case: Case) -> tuple[Stop, ...]:
        """An open stop begins or ends with the day of the import when no date is given."""
        stops, said = case.stops, self.said
        if case.ended_at is not None:
            return stops
        is_open = bool(stops) and stops[-1].until is None
        if said.stands_still:
            return self._stopped_still(case, is_open=is_open)
        if is_open and said.state is State.PENDING and said.state_is_said:
            self.note(
                "resumed_from_import",
                f"“{STATE_WORDS[said.state]}” không có Ngày tiếp tục: đồng hồ chạy lại từ ngày "
                f"nhập {format_day(self.today)}.",
            )
            until = self._today_after(stops[-1].since)
            return (*stops[:-1], replace(stops[-1], until=until, until_assumed=True))
        return stops

    def _stopped_still(self, case: Case, *, is_open: bool) -> tuple[Stop, ...]:
        """Listed each time: somebody should fill in the day."""
        stops, words = case.stops, STATE_WORDS[self.said.state]
        if is_open:
            since = moment_words(stops[-1].since)
            why = " (ngày nhập)" if stops[-1].since_assumed else ""
            self.note(
                "still_stopped",
                f"“{words}” không có Ngày dừng: đồng hồ đang dừng từ {since}{why}.",
            )
            return stops
        at = self._today_after(case.accepted_at, *(stop.until for stop in stops))
        self.note(
            "stopped_from_import",
            f"“{words}” không có Ngày dừng: đồng hồ dừng từ ngày nhập {format_day(self.today)}.",
        )
        return (*stops, Stop(at, None, self._reason(), since_assumed=True))

    def _stops_with(self, case: Case, since: Said) -> tuple[Stop, ...]:
        stops, until = case.stops, _at(self.said.resumed)
        for index, stop in enumerate(stops):
            if since.agrees_with(stop.since):
                newer = _resumed(stop, self.said.resumed)
                return (*stops[:index], newer, *stops[index + 1 :])
        fresh = Stop(since.at, until, self._reason())
        if not stops:
            return (fresh,)
        last = stops[-1]
        if last.until is not None and last.until <= since.at:
            return (*stops, fresh)
        return (*stops[:-1], replace(fresh, reason=last.reason))

    def _reason(self) -> str:
        return SUPPLEMENT if self.said.state is State.WAITING else PAUSE

    def _today_after(self, *earlier: datetime | None) -> datetime:
        """The import day at 00:00, or what went before on that very day."""
        return max(at_midnight(self.today), *(at for at in earlier if at is not None))

    def _day_of_filing(self) -> datetime:
        """The day inside the dossier's code, else the day of the import."""
        found = _DAY_IN_CODE.search(self.said.code)
        if found is None:
            return at_midnight(self.today)
        year, month, day = (int(part) for part in found.groups())
        try:
            filed = date(2000 + year, month, day)
        except ValueError:
            return at_midnight(self.today)
        return at_midnight(min(filed, self.today))

    def _keep(self, case: Case, state: str) -> None:
        known = case.ended_at or case.accepted_at
        since = moment_words(known) if known else ""
        self.note(
            "kept",
            f"Tệp ghi “{state}” nhưng hồ sơ đã có bước sau đó ({since}); giữ nguyên.",
        )


def _closed(
    stops: tuple[Stop, ...], former_end: datetime | None, ended_at: datetime | None
) -> tuple[Stop, ...]:
    """The end closes an open stop; one that the former end closed moves with the end."""
    if not stops or ended_at is None:
        return stops
    last = stops[-1]
    if last.until is not None and last.until == former_end:
        stops = (*stops[:-1], replace(last, until=None))
    return closed(stops, ended_at)


def _resumed(stop: Stop, said: Said | None) -> Stop:
    until = _newer(stop.until, said)
    is_assumed = stop.until_assumed and until == stop.until
    return replace(stop, until=until, until_assumed=is_assumed)


def _not_assumed_before(stops: tuple[Stop, ...], accepted_at: datetime | None) -> tuple[Stop, ...]:
    """The stops without those that were only assumed to begin before the acceptance."""
    if accepted_at is None:
        return stops
    accepted_on = local(accepted_at).date()
    return tuple(
        stop
        for stop in stops
        if not (stop.since_assumed and local(stop.since).date() < accepted_on)
    )


def _not_after(registered_at: datetime | None, accepted_at: datetime | None) -> datetime | None:
    """A day of filing gives way to an earlier acceptance."""
    if registered_at and accepted_at and local(accepted_at).date() < local(registered_at).date():
        return None
    return registered_at


def _at(said: Said | None) -> datetime | None:
    return None if said is None else said.at


def _newer(stored: datetime | None, said: Said | None) -> datetime | None:
    """What the file says, unless it says nothing or the same with less precision."""
    if said is None or said.agrees_with(stored):
        return stored
    return said.at
