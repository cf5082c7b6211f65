"""Certified electronic copies are taken in like a dossier and counted by themselves, not in 06a."""

from datetime import date

import pytest
from intake_builders import BIRTH, COPY, at, form

from motcua.dossiers import api
from motcua.kernel.actors import SYSTEM
from motcua.kernel.periods import Period
from motcua.reports import api as reports
from motcua.reports.measured import measured
from motcua.rulebook import load

pytestmark = pytest.mark.django_db(transaction=True)

NOW = at("2026-11-23 09:00")
DAY = Period(date(2026, 11, 23), date(2026, 11, 23))
ORDINARY = ("service.online", "service.post_returned", "service.papers_asked")


def taken(ward, counter, key, **values):
    return api.take_in(
        form(**values), agency_id=ward.id, actor=counter, now=NOW, idempotency_key=key
    ).code


def total(ward):
    sheet = reports.compute_form("06a-vpcp-kstt", ward, DAY, actor=SYSTEM, now=NOW)
    return reports.form_csv(sheet).splitlines()[-1].split(",")[2:]


def figures(ward, *keys):
    counted_as = load.form("06a-vpcp-kstt", DAY.to_on)
    return measured(keys, ward, DAY, counted_as, as_of=None)


def test_copies_are_their_own_figure_and_a_paper_copy_beside_them_is_in_06a(ward, counter):
    paper = taken(ward, counter, "a", procedure_code=COPY)
    made = taken(
        ward,
        counter,
        "b",
        procedure_code=COPY,
        ecopies="9",
        channel="online",
        channel_reason="decided",
        return_by="post",
        id_number="",
    )
    taken(ward, counter, "c", procedure_code=COPY, ecopies="4", id_number="038190009999")
    for code in (paper, made):
        api.finish(code, actor=SYSTEM, now=NOW)

    # One dossier, in person, done on the day it was due; nothing of the thirteen copies.
    assert total(ward) == ["1", "0", "1", "0", "1", "0", "1", "0", "0", "0", "0"]
    # Nine copies were made; the four still wait.
    assert figures(ward, "service.ecopies", "service.ecopy_dossiers") == {
        "service.ecopies": 9,
        "service.ecopy_dossiers": 1,
    }
    assert figures(ward, *ORDINARY) == dict.fromkeys(ORDINARY, 0)
    assert api.rebuild(now=NOW).changed == 0
    assert api.dossier(made, actor=counter, now=NOW).ecopies == 9


def test_only_a_procedure_that_certifies_copies_takes_them(ward, counter):
    for code, number in ((BIRTH, "9"), (COPY, "chín"), (COPY, "1000")):
        with pytest.raises(api.IntakeRefused) as refused:
            taken(ward, counter, "d", procedure_code=code, ecopies=number)
        assert [fault.field for fault in refused.value.faults] == ["ecopies"]
    taken(ward, counter, "d", procedure_code=COPY, ecopies="9")
