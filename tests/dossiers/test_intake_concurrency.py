"""Several counters at once, with real commits."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from intake_builders import at, form

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.models import Command, Dossier, IntakeKey
from motcua.kernel.actors import SYSTEM

NOW = at("2026-11-23 09:00")
COUNTERS, EACH = 4, 8


def at_once(work: Callable[[int], object]) -> list[object]:
    """Run `work(0..3)` at the same time, each on a connection of its own."""

    def run(number: int) -> object:
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(COUNTERS) as pool:
        return [done.result() for done in [pool.submit(run, n) for n in range(COUNTERS)]]


@pytest.fixture
def ward(transactional_db):
    return agencies.resolve("14818", date(2026, 11, 23))


def take(ward, person: str, key: str):
    said = form(id_number=person)
    return api.take_in(said, agency_id=ward.id, actor=SYSTEM, now=NOW, idempotency_key=key)


def test_counters_of_one_office_never_give_one_serial_twice_and_leave_none_out(ward):
    def work(counter: int) -> None:
        for n in range(EACH):
            take(ward, f"0381900{counter}{n:04d}", f"{counter}-{n}")

    at_once(work)

    total = COUNTERS * EACH
    assert sorted(Dossier.objects.values_list("code", flat=True)) == [
        f"14818-261123-{serial:04d}" for serial in range(1, total + 1)
    ]
    assert [*Command.objects.order_by("seq").values_list("seq", flat=True)] == [
        *range(1, total + 1)
    ]
    assert api.verify_chain(ward.id) == ()
    assert api.rebuild(now=NOW).changed == 0


def test_one_slip_sent_by_four_at_once_makes_one_dossier(ward):
    results = at_once(lambda _: take(ward, "038190001234", "mot-lan"))

    assert {result.code for result in results} == {"14818-261123-0001"}
    assert sorted(result.repeated for result in results) == [False, True, True, True]
    assert (Dossier.objects.count(), Command.objects.count(), IntakeKey.objects.count()) == (
        1,
        1,
        1,
    )
