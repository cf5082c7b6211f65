"""Days that an import had to assume give way to what a later file says."""

import pytest
from stored_dossiers import at, case, verbs

from motcua.dossiers.models import Dossier


@pytest.mark.parametrize("state", ["Chờ bổ sung", "Tạm dừng"])
@pytest.mark.parametrize(
    "end", [{"state": "Đã có kết quả"}, {"state": "Từ chối"}, {"state": "Rút hồ sơ"}]
)
def test_a_stop_that_was_only_assumed_gives_way_to_an_end_before_it(first, then, state, end):
    first(state=state)  # the clock stops on 14/03/2024, the day of the import

    report = then(**end, ended="07/03/2024")

    assert report.corrections == ()
    assert [n.kind for n in report.notes] == ["assumed_stop_left_out"]
    assert (case().stops, case().ended_at) == ((), at("07/03/2024 00:00"))
    assert Dossier.objects.get().due_at == case().appointment_at
    assert verbs()[0] == "accept" and len(verbs()) == 3
    assert then(**end, ended="07/03/2024").unchanged == 1


def test_an_assumed_stop_lasts_until_an_end_after_it(first, then):
    first(state="Tạm dừng")

    report = then(state="Đã có kết quả", ended="18/03/2024")

    assert (report.corrections, report.notes) == ((), ())
    assert [(s.since, s.until) for s in case().stops] == [
        (at("14/03/2024 00:00"), at("18/03/2024 00:00"))
    ]


def test_an_assumed_resumption_gives_way_to_an_end_before_it(first, write_csv, take_in, then):
    first(state="Tạm dừng", stopped="06/03/2024")
    then()  # runs again from 19/03/2024, the day of the import

    report = then(state="Đã có kết quả", ended="11/03/2024")

    assert report.corrections == ()
    assert [(s.since, s.until) for s in case().stops] == [
        (at("06/03/2024 00:00"), at("11/03/2024 00:00"))
    ]


def test_a_stop_whose_day_is_said_later_is_a_listed_correction(first, then):
    first(state="Tạm dừng")

    report = then(state="Tạm dừng", stopped="06/03/2024")

    assert [c.label for c in report.corrections] == ["Thời gian dừng"]
    assert [(s.since, s.since_assumed) for s in case().stops] == [(at("06/03/2024 00:00"), False)]


def test_a_stop_without_a_day_is_listed_each_time(first, then):
    first(state="Chờ bổ sung")

    report = then(state="Chờ bổ sung")

    assert (report.unchanged, [n.kind for n in report.notes]) == (1, ["still_stopped"])
    assert "đang dừng từ 14/03/2024 (ngày nhập)" in report.notes[0].message


def test_an_acceptance_before_the_day_a_registration_was_learnt_is_ordinary(first, then):
    first(state="Mới đăng ký", accepted="", appointment="", code="G-1")

    report = then(code="G-1")

    assert (report.changed, report.corrections) == (1, ())
    assert verbs() == ["register", "accept"]
    assert (case().registered_at, case().accepted_at) == (None, at("05/03/2024 08:15"))


def test_a_registration_declined_before_it_was_learnt_is_ordinary(first, then):
    first(state="Mới đăng ký", accepted="", appointment="", code="G-1")

    report = then(
        state="Không tiếp nhận", accepted="", appointment="", ended="07/03/2024", code="G-1"
    )

    assert report.corrections == ()
    assert verbs() == ["register", "decline"]


def test_a_stop_that_began_with_an_import_ends_with_the_import_that_says_so(first, then):
    first(state="Chờ bổ sung")

    report = then()

    assert [n.kind for n in report.notes] == ["resumed_from_import"]
    assert case().stops[0].until == at("19/03/2024 00:00")
    assert then().unchanged == 1
