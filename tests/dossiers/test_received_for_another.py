"""Received at one agency's counter, resolved by another: whose it is, and who counts it.

Monday 23/11/2026; the 24th is a holiday. The ward receives, its neighbour resolves.
"""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from intake_builders import at, form

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.models import ChainHead, Command, Dossier, DossierIntake, IntakeKey
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.kernel.periods import Period
from motcua.reports import api as reports

NOW, LATER = at("2026-11-23 09:00"), at("2026-11-25 09:00")
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
ACT = "Quyết định số 12/QĐ-UBND ngày 30/10/2026"

pytestmark = pytest.mark.django_db(transaction=True)


def decide(agency, key, value, on=date(2026, 11, 2)):
    agencies.adopt(agency.id, key, value, ACT, on, actor=SYSTEM, now=at("2026-11-02 08:00"))


@pytest.fixture
def named(ward, neighbour):
    """The neighbour lets the ward receive for it from 2/11/2026."""
    decide(neighbour, f"{agencies.RECEIVER}{ward.id}", True)


@pytest.fixture
def there(neighbour):
    """Who works on it where it is resolved."""
    return Actor(user_id=8, name="Phạm Văn Giải", role="specialist", agency_id=neighbour.id)


@pytest.fixture
def take(ward, counter):
    def taken(resolver="14812", *, key="mot", actor=counter, now=NOW, **values):
        said = form(resolved_by=resolver, **values)
        return api.take_in(said, agency_id=ward.id, actor=actor, now=now, idempotency_key=key)

    return taken


def totals(agency):
    now = at("2026-12-01 08:00")
    sheet = reports.compute_form("06a-vpcp-kstt", agency, NOVEMBER, actor=SYSTEM, now=now)
    return reports.form_csv(sheet).splitlines()[-1].split(",")[2:]


def test_it_is_the_resolving_agencys_by_its_code_its_hours_and_its_chain(
    named, take, ward, neighbour, counter, there
):
    decide(neighbour, "code_prefix", "H56.37.12")
    # Closed on Wednesdays: the working day after the holiday is Thursday.
    own = {day: ["07:00-11:00", "13:00-17:00"] for day in ("1", "2", "4", "5")}
    decide(neighbour, "working_hours", own)

    taken = take()

    assert taken.code == "H56.37.12-261123-0001"
    assert taken.due_at == at("2026-11-26 17:00")
    row = Dossier.objects.get()
    assert row.agency_id == neighbour.id
    assert list(Command.objects.values_list("agency_id", "kind", "actor_name")) == [
        (neighbour.id, "accept", counter.name)
    ]
    assert list(ChainHead.objects.values_list("agency_id", flat=True)) == [neighbour.id]
    assert api.verify_chain(neighbour.id) == ()
    index = DossierIntake.objects.get()
    assert (index.received_at_agency_id, index.for_another) == (ward.id, True)
    record = api.intake_record(taken.code, actor=there, now=NOW)
    organisations = (record.filed_at, record.received_at, record.resolved_by)
    assert [one.code for one in organisations] == ["14818", "14818", "14812"]
    assert record.receiver_id == ward.id
    listed = api.queue(neighbour.id, tuple(api.QueueGroup), limit=9, actor=there, now=NOW)
    assert taken.code in {one.row.code for one in listed.rows}


def test_where_the_citizen_filed_is_a_third_organisation(named, take, there):
    code = take(filed_at="38").code
    record = api.intake_record(code, actor=there, now=NOW)
    organisations = (record.filed_at, record.received_at, record.resolved_by)
    assert [one.code for one in organisations] == ["38", "14818", "14812"]


def test_an_ordinary_intake_asks_nothing_about_receivers(named, take):
    with CaptureQueriesContext(connection) as asked:
        take(resolver="")
    own = [one["sql"] for one in asked.captured_queries]
    assert not [text for text in own if "receiver" in text or "agency_parent" in text]
    with CaptureQueriesContext(connection) as asked:
        take(key="hai", applicant="Lê Văn Riêng", id_number="038190005678")
    other = [one["sql"] for one in asked.captured_queries]
    # Who named the counter, the units below those, their names.
    assert len(other) == len(own) + 3


def test_06a_counts_it_once_at_the_agency_that_resolves_it(named, take, ward, neighbour, there):
    taken = take()
    take(resolver="", key="hai", applicant="Lê Văn Riêng", id_number="038190005678")
    api.finish(taken.code, actor=there, now=LATER)

    # (3) (4) (5) (6) (7) (8) (9) (10) (11) (12) (13)
    # Finished on Wednesday 25/11, the day it was due.
    assert totals(neighbour) == ["1", "0", "1", "0", "1", "0", "1", "0", "0", "0", "0"]
    # The ward's own one alone: due that same Wednesday, open on the 30th, and late.
    assert totals(ward) == ["1", "0", "1", "0", "0", "0", "0", "0", "1", "0", "1"]


@pytest.mark.parametrize("resolver", ["14797", "38", "21439", "99999", "Phường Bỉm Sơn"])
def test_an_agency_that_did_not_name_this_counter_is_refused_at_the_field(named, take, resolver):
    with pytest.raises(api.IntakeRefused) as refused:
        take(resolver)
    assert [(one.field, one.code) for one in refused.value.faults] == [("resolved_by", "not_named")]
    assert not Dossier.objects.exists() and not IntakeKey.objects.exists()


def test_before_its_day_and_after_its_end_it_is_refused(ward, neighbour, take):
    decide(neighbour, f"{agencies.RECEIVER}{ward.id}", True, date(2026, 11, 23))
    decide(neighbour, f"{agencies.RECEIVER}{ward.id}", False, date(2026, 11, 25))
    for now in (at("2026-11-20 09:00"), LATER):
        with pytest.raises(api.IntakeRefused, match="Cơ quan giải quyết"):
            take(now=now)
    assert take().code.startswith("14812-")


def test_who_may_not_receive_here_receives_for_nobody_else_either(named, take, ward, there):
    with pytest.raises(NotAllowed):
        take(actor=Actor(user_id=5, name="Lãnh Đạo", role="leader", agency_id=ward.id))
    with pytest.raises(NotFound):
        take(actor=there)  # of the resolving agency, not of this counter
    assert not Dossier.objects.exists()


def test_the_same_sheet_twice_makes_one_and_for_another_agency_it_is_another_sheet(named, take):
    first, again = take(), take()
    assert (first.repeated, again.repeated) == (False, True)
    assert again.code == first.code
    with pytest.raises(api.IntakeKeyReused):
        take(resolver="")
    assert Dossier.objects.count() == 1


def test_a_second_open_dossier_of_the_person_is_looked_for_where_it_is_resolved(
    named, take, ward, counter
):
    code = take().code
    take(resolver="", key="hai")  # at the ward there is none
    with pytest.raises(api.IntakeRefused, match=code):
        take(key="ba")
    said = form(resolved_by="14812")
    [found] = api.duplicates(said, agency_id=ward.id, actor=counter, now=NOW)
    assert found.code == code


def test_a_rebuild_changes_nothing_and_repairs_who_received_it(named, take, there, ward):
    code = take().code
    api.finish(code, actor=there, now=LATER)
    assert api.rebuild(now=LATER).changed == 0

    DossierIntake.objects.update(for_another=False, received_at_agency_id=there.agency_id)
    Dossier.objects.update(case={**Dossier.objects.get().case, "receiver_id": None})
    assert api.rebuild(now=LATER).changed == 2  # the dossier and its index
    index = DossierIntake.objects.get()
    assert (index.received_at_agency_id, index.for_another) == (ward.id, True)
    assert Dossier.objects.get().case["receiver_id"] == ward.id


def test_it_is_put_right_where_it_is_resolved_and_stays_received_elsewhere(
    named, take, there, ward, counter
):
    code = take().code
    record = api.intake_record(code, actor=there, now=NOW)
    should = replace(api.form_of(record), address="Tổ 5, phường Bỉm Sơn", id_number="038190005678")
    api.correct(code, {}, "Ghi nhầm", intake=should, actor=there, now=LATER)

    again = api.intake_record(code, actor=there, now=LATER)
    assert (again.address, again.id_number) == ("Tổ 5, phường Bỉm Sơn", "038190005678")
    assert (again.receiver_id, again.received_at.code) == (ward.id, "14818")
    assert DossierIntake.objects.get().received_at_agency_id == ward.id
    with pytest.raises(NotAllowed):
        api.correct(code, {"channel": "kiosk"}, "Nhầm", actor=counter, now=LATER)
    assert api.rebuild(now=LATER).changed == 0
