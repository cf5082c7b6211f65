"""One command: rows, versions, sequence, and nothing when it fails."""

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError
from dossier_builders import at, case, change

from motcua.dossiers import fact_stage
from motcua.dossiers.chains import verify_chain
from motcua.dossiers.log import write_command
from motcua.dossiers.models import ChainHead, Command, Dossier, DossierEvent, DossierFact
from motcua.kernel.actors import SYSTEM
from motcua.kernel.cases import Outcome
from motcua.kernel.measures import OPEN_SEQUENCE

NOW = at("2024-03-01 09:00")


def write(agency, changes, kind="import"):
    return write_command(agency, kind, changes, actor=SYSTEM, now=NOW)


def test_commands_of_an_agency_are_numbered_from_one_without_a_gap(office, other_office):
    first = write(office, [change(case("A-1"))])
    elsewhere = write(other_office, [change(case("B-1"))])
    second = write(office, [change(case("A-2"))])

    assert (first.seq, elsewhere.seq, second.seq) == (1, 1, 2)
    assert second.previous_hash == first.hash
    assert ChainHead.objects.get(agency_id=office.id).hash == second.hash


def test_a_command_without_changes_writes_nothing(office):
    assert write(office, []) is None
    assert Command.objects.count() == ChainHead.objects.count() == 0


def test_a_second_command_closes_the_version_in_force_and_keeps_it(office):
    write(office, [change(case("A-1"))])
    known = Dossier.objects.get(code="A-1")
    ended = case("A-1", ended_at=at("2024-01-10 10:00"), outcome=Outcome.RESULT)
    write(office, [change(ended, dossier_id=known.pk)])

    versions = DossierFact.objects.order_by("recorded_from").values_list(
        "recorded_from", "recorded_to", "ended_day", "outcome"
    )
    # 2024-01-10 is day 19732: 2024-01-01 is 19723.
    assert list(versions) == [(1, 2, None, "open"), (2, OPEN_SEQUENCE, 19732, "result")]
    assert Dossier.objects.get(pk=known.pk).outcome == "result"


def test_a_dossier_that_is_not_accepted_has_no_fact(office):
    write(office, [change(case("A-1", accepted_at=None, registered_at=at("2024-01-02")))])

    assert Dossier.objects.count() == 1
    assert DossierFact.objects.count() == 0


def test_facts_beyond_the_memory_wait_in_a_table_and_come_out_the_same(office, monkeypatch):
    monkeypatch.setattr(fact_stage, "IN_MEMORY", 3)
    codes = [f"A-{n}" for n in range(250)]
    write(office, [change(case(code)) for code in codes])
    ids = dict(Dossier.objects.values_list("code", "pk"))
    ended = {"ended_at": at("2024-02-01 10:00"), "outcome": Outcome.RESULT}
    write(office, [change(case(code, **ended), dossier_id=ids[code]) for code in codes[:120]])

    facts = DossierFact.objects
    assert facts.filter(recorded_from=1, recorded_to=2, outcome="open").count() == 120
    assert facts.filter(recorded_from=2, recorded_to=OPEN_SEQUENCE, outcome="result").count() == 120
    assert facts.filter(recorded_from=1, recorded_to=OPEN_SEQUENCE).count() == 130
    assert verify_chain(office.id) == ()


@pytest.mark.parametrize("count", [2, 200])
def test_a_command_that_fails_leaves_nothing_and_no_number_is_lost(office, count):
    codes = [f"A-{n}" for n in range(count - 1)] + ["A-0"]
    with pytest.raises(IntegrityError), transaction.atomic():
        write(office, [change(case(code)) for code in codes])
    assert Dossier.objects.count() == DossierEvent.objects.count() == Command.objects.count() == 0

    assert write(office, [change(case("A-1"))]).seq == 1


@pytest.mark.parametrize("model", [Command, DossierEvent])
def test_the_log_refuses_to_be_changed(office, model):
    write(office, [change(case("A-1"))])
    row = model.objects.get()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.filter(pk=row.pk).update(recorded_at=at("2024-01-01"))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.filter(pk=row.pk)._raw_delete("default")
    assert model.objects.filter(pk=row.pk, recorded_at=NOW).exists()


def test_an_open_dossier_with_an_end_is_refused_by_the_database(office):
    with pytest.raises(IntegrityError), transaction.atomic():
        write(office, [change(case("A-1", ended_at=at("2024-01-10")))])
