"""Two clerks at once, with real commits."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from dossier_builders import at, intake

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.models import ChainHead, Command, Dossier
from motcua.kernel.actors import SYSTEM

NOW = at("2024-01-05 08:00")


def both(work: Callable[[str], object]) -> None:
    """Run `work("A")` and `work("B")` at the same time, each on a connection of its own."""

    def run(name: str) -> None:
        try:
            work(name)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(run, name) for name in "AB"]:
            done.result()


@pytest.fixture
def agency(transactional_db):
    return agencies.resolve("14823", NOW.date())


def test_two_clerks_of_one_office_never_share_a_number(agency):
    def work(name: str) -> None:
        for n in range(15):
            api.accept(intake(f"{name}-{n}"), agency_id=agency.id, actor=SYSTEM, now=NOW)
            api.finish(f"{name}-{n}", actor=SYSTEM, now=NOW)

    both(work)

    assert list(Command.objects.order_by("seq").values_list("seq", flat=True)) == [*range(1, 61)]
    assert ChainHead.objects.get().seq == 60
    assert api.verify_chain(agency.id) == ()
    assert api.rebuild(now=NOW).changed == 0


def test_of_two_clerks_who_give_one_code_one_is_refused_and_no_number_is_lost(agency):
    refused = []

    def work(name: str) -> None:
        for n in range(10):
            taken = intake(f"HS-{n}", applicant=f"Người {name}")
            try:
                api.accept(taken, agency_id=agency.id, actor=SYSTEM, now=NOW)
            except api.DossierCodeTaken as refusal:
                refused.append(refusal.dossier_code)

    both(work)

    assert sorted(refused) == [f"HS-{n}" for n in range(10)]
    assert Dossier.objects.count() == 10
    assert list(Command.objects.order_by("seq").values_list("seq", flat=True)) == [*range(1, 11)]
    assert api.verify_chain(agency.id) == ()


def test_of_two_clerks_who_finish_one_dossier_one_comes_too_late(agency):
    api.accept(intake("HS-1"), agency_id=agency.id, actor=SYSTEM, now=NOW)
    refused = []

    def work(name: str) -> None:
        try:
            api.refuse("HS-1", f"lý do {name}", actor=SYSTEM, now=NOW)
        except api.TransitionRefused as refusal:
            refused.append(refusal)

    both(work)

    assert len(refused) == 1
    assert Dossier.objects.get().state == "refused"
    assert Command.objects.count() == 2
