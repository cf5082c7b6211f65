"""Random acts on dossiers that another agency's counter took in: that counter scans, notes fees,
hands results out and does nothing else, and the table of states holds as ever."""

from datetime import date, timedelta

import pytest
from dossier_builders import at
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from intake_builders import form
from test_random_walk import Noted, WalkOfToday, walk
from walk_table import TABLE

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.models import Command, DossierEvent, DossierIntake
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.errors import MotcuaError, NotAllowed
from motcua.kernel.transitions import TransitionRefused

# Files of results and filings are not shown to it at all.
NOT_SHOWN = {"accept", "strike", "draft_file", "approve_file", "finish_file"}
OF_THE_COUNTER = {"deliver", "scan", "serve"}  # what it does between the citizen and the office

pytestmark = pytest.mark.django_db(transaction=True)


class WalkOfTwoCounters(WalkOfToday):
    """What is accepted was handed in next door; what is filed online came here."""

    door: Actor
    resolver_code: str
    done_next_door = 0
    refused_next_door = 0

    @precondition(lambda self: len(getattr(self, "notes", {})) < 4)
    @rule(due=st.sampled_from([None, 3]))
    def accept(self, due: int | None) -> None:
        number = self.start + len(self.notes)
        said = form(
            resolved_by=self.resolver_code,
            applicant=f"Người Thứ {number}",
            id_number="",
            phone="",
            birth_on="",
        )
        taken = api.take_in(
            said,
            agency_id=self.door.agency_id,
            actor=self.door,
            now=self.now,
            idempotency_key=f"walk-{number}",
        )
        self.notes[taken.code] = Noted()

    @rule(verb=st.sampled_from(sorted(TABLE)), which=st.integers(0, 3))
    def next_door(self, verb: str, which: int) -> None:
        if not self.notes:
            return
        self.now += timedelta(minutes=5)
        code = list(self.notes)[which % len(self.notes)]
        noted, before = self.notes[code], DossierEvent.objects.count()
        received = not code.startswith("WALK-")
        try:
            self._do(verb, code, self.door)
        except MotcuaError as refused:
            kind = NotAllowed if received else api.DossierUnknown
            if received and verb in OF_THE_COUNTER:
                kind = TransitionRefused
                assert noted.state not in TABLE[verb][0]
            elif verb in NOT_SHOWN:
                kind = (NotAllowed, api.DossierUnknown)
            assert isinstance(refused, kind), (verb, received, refused)
            assert DossierEvent.objects.count() == before
            type(self).refused_next_door += 1
            return
        assert received and verb in OF_THE_COUNTER and noted.state in TABLE[verb][0]
        noted.state = TABLE[verb][1] or noted.state
        self._note_scans(verb, code, noted)
        type(self).done_next_door += 1

    def begin_with(self) -> None:
        super().begin_with()
        self.accept(3)
        newest = len(self.notes) - 1
        for verb in ("take", "comment", "correct", "withdraw"):
            self.next_door(verb, newest)
        self.handed_out_next_door(newest)

    @rule(which=st.integers(0, 3))
    def handed_out_next_door(self, which: int) -> None:
        """Chance alone seldom comes this far."""
        self._try("finish", "specialist", which, 1)
        self.next_door("deliver", which)


def test_the_counter_next_door_does_what_a_counter_does_and_nothing_else(ward, neighbour):
    third = agencies.resolve("14797", date(2026, 1, 5))
    WalkOfTwoCounters.door = Actor(
        user_id=90, name="Quầy Bên Cạnh", role="counter", agency_id=neighbour.id
    )
    WalkOfTwoCounters.resolver_code = ward.code
    agencies.adopt(
        ward.id,
        f"{agencies.RECEIVER}{neighbour.id}",
        True,
        "1/QĐ-UBND",
        date(2026, 1, 1),
        actor=SYSTEM,
        now=at("2026-01-02 08:00"),
    )
    walk(WalkOfTwoCounters, ward, third, 6)  # rebuilds, and nothing changes

    assert WalkOfTwoCounters.done_next_door > 3 and WalkOfTwoCounters.refused_next_door > 20
    received = DossierIntake.objects.filter(for_another=True, received_at_agency=neighbour.id)
    assert received.count() == DossierIntake.objects.filter(for_another=True).count() > 5
    assert set(Command.objects.values_list("agency_id", flat=True)) == {ward.id}
    assert api.verify_chain(ward.id) == ()
