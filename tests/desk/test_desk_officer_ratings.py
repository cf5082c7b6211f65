"""Ballots on the officers' monthly sheet, on Thursday 14/03/2024, 10:00; counted by hand.

In March 2024 Phú Sơn has about its specialist: very satisfied (named), neutral (named, spelt
carelessly), satisfied (by dossier COPIED alone): 5 + 3 + 4 = 12 over 3. About a counter officer
of whom only ballots speak: dissatisfied, 2 over 1. About nobody: very satisfied, naming no
dossier of the ward. Together 12 + 2 + 5 = 19 over 5. Voided, given in February, or another
ward's: three more that count nowhere here.
"""

import re
from datetime import date, datetime

import pytest
from desk_files import COPIED
from screen import text_of

from motcua.kernel.dates import VIETNAM

NOW = datetime(2024, 3, 14, 10, 0, tzinfo=VIETNAM)
OFFICER = "Người phuson.chuyenmon"
AT_COUNTER = "Lê Thị Quầy"
SHEET = "/lanh-dao/can-bo/?thang=2024-03"

pytestmark = pytest.mark.django_db(transaction=True)


def give(agency, level, on="2024-03-11", **more):
    from motcua.kernel.actors import SYSTEM
    from motcua.registers.surveys import api as surveys
    from motcua.registers.surveys.data import Ballot

    ballot = Ballot("satisfaction", date.fromisoformat(on), "paper", {"level": level}, **more)
    return surveys.record_ballot(agency, ballot, actor=SYSTEM, now=NOW)


@pytest.fixture
def rated(imported, ward, other_ward, specialist):
    from motcua.dossiers import api as dossiers
    from motcua.kernel.actors import SYSTEM
    from motcua.registers import api as registers

    dossiers.correct(COPIED[0], {"officer": OFFICER}, "ghi thiếu", actor=SYSTEM, now=NOW)
    give(ward, "very_satisfied", officer=OFFICER)
    give(ward, "neutral", officer="người  Phuson.ChuyenMon ", dossier="H00-KHONG-CO")
    give(ward, "satisfied", dossier=COPIED[0])
    give(ward, "dissatisfied", officer=AT_COUNTER)
    give(ward, "very_satisfied", dossier="H00-KHONG-CO")
    give(ward, "very_dissatisfied", on="2024-02-29", officer=OFFICER)
    give(other_ward, "very_dissatisfied", officer=OFFICER, dossier=COPIED[0])
    doubled = give(ward, "very_dissatisfied", officer=OFFICER)
    registers.apply(
        "surveys", doubled.id, "void", {"void_reason": "Phiếu trùng"}, actor=SYSTEM, now=NOW
    )


def ballot_links(answer):
    """(address, number) of every number of ballots on the page."""
    found = re.findall(r'href="(/lanh-dao/phieu/[^"]+)">(\d+)<', answer.content.decode())
    return [(address.replace("&amp;", "&"), int(number)) for address, number in found]


def codes(answer):
    return re.findall(
        r'data-row-link href="/so/surveys/xem/\d+/">([^<]+)<', answer.content.decode()
    )


def test_each_officer_has_the_ballots_that_are_about_them_and_the_mean_with_both_parts(
    leader, rated
):
    words = text_of(leader.get(SHEET))

    # Dossiers: received, finished, early, on the due day, late. Ballots: all, best level first.
    assert f"{AT_COUNTER} 0 0 0 0 0 1 0 0 0 1 0 2,00 = 2/1" in words
    assert f"{OFFICER} 1 1 1 0 0 3 1 1 1 0 0 4,00 = 12/3" in words
    assert "chưa giao 1 0 0 0 0 1 1 0 0 0 0 5,00 = 5/1" in words
    # Not the mean of the means, which would be 3,67.
    assert "Cả cơ quan 2 1 1 0 0 5 2 1 1 1 0 3,80 = 19/5" in words


def test_every_number_of_ballots_opens_as_many_ballots(leader, rated):
    found = ballot_links(leader.get(SHEET))
    assert [number for _, number in found] == [1, 1, 3, 1, 1, 1, 1, 1, 5, 2, 1, 1, 1]
    for address, number in found:
        assert len(codes(leader.get(address))) == number, address


def test_a_ballot_that_names_only_a_dossier_is_listed_with_who_has_it(leader, rated):
    address = (
        f"/lanh-dao/phieu/?so=ballot.level_satisfied&tu=01/03/2024&den=14/03/2024&can-bo={OFFICER}"
    )
    words = text_of(leader.get(address))
    assert "Phiếu hài lòng: 1 phiếu" in words
    assert COPIED[0] in words and OFFICER in words
    assert "Hài lòng" in words


def test_a_month_without_a_ballot_has_no_mean_and_not_a_mean_of_zero(leader, imported):
    words = text_of(leader.get(SHEET))
    assert "Cả cơ quan 2 1 1 0 0 0 0 0 0 0 0 - " in words


def test_the_files_have_both_parts_of_the_mean(leader, rated):
    csv = leader.get("/lanh-dao/can-bo/csv/?thang=2024-03").getvalue().decode("utf-8-sig")
    assert f"{OFFICER},1,1,1,0,0,3,1,1,1,0,0,12,4.00" in csv.splitlines()


def test_ballots_of_officers_are_for_the_leader_and_of_the_own_ward(
    specialist, counter, stranger, rated
):
    address = "/lanh-dao/phieu/?so=ballot.levelled&tu=01/03/2024&den=14/03/2024"
    for client in (specialist, counter):
        assert client.get(address).status_code == 403
    own = stranger.get(address)
    # The other ward has one; it names a dossier of Phú Sơn, and the officer typed stays typed.
    assert len(codes(own)) == 1


def test_a_number_that_is_none_of_ballots_is_not_found(leader, rated):
    answer = leader.get("/lanh-dao/phieu/?so=dossier.pending&tu=01/03/2024&den=14/03/2024")
    assert answer.status_code == 404
