"""The clerk's verbs, one after the other and out of place."""

import pytest
from dossier_builders import NAME, at, intake

from motcua.dossiers import api
from motcua.dossiers.models import Command, Dossier, DossierEvent, DossierFact
from motcua.kernel.actors import Actor
from motcua.kernel.consistency import CaseInconsistent
from motcua.kernel.errors import NotAllowed
from motcua.kernel.lifecycle import EventOutOfOrder, TransitionRefused

ACCEPTED = at("2024-01-05 08:00")


@pytest.fixture
def accepted(office, clerk):
    """HS-1, accepted on Friday 05/01/2024, due on Friday 12/01/2024 at 17:00."""
    return api.accept(intake("HS-1"), agency_id=office.id, actor=clerk, now=ACCEPTED)


def rows() -> tuple[int, ...]:
    return tuple(m.objects.count() for m in (Command, Dossier, DossierEvent, DossierFact))


def test_an_accepted_dossier_is_pending_with_the_due_date_of_the_receipt(accepted):
    assert accepted.state == "pending"
    assert accepted.accepted_at == ACCEPTED
    assert accepted.due_at == at("2024-01-12 17:00")
    assert accepted.applicant == NAME


def test_a_supplement_stops_the_clock_and_moves_the_due_date(accepted, clerk):
    asked = api.ask_supplement(
        "HS-1", ["Giấy chứng sinh"], "thiếu", actor=clerk, now=at("2024-01-08 08:00")
    )
    received = api.receive_supplement("HS-1", actor=clerk, now=at("2024-01-10 08:00"))

    assert (asked.state, asked.stopped_at, asked.due_mark) == (
        "waiting",
        at("2024-01-08 08:00"),
        "stopped",
    )
    # Two working days stood still: Friday 12th goes to Tuesday 16th.
    assert (received.state, received.due_at) == ("pending", at("2024-01-16 17:00"))


def test_a_dossier_goes_from_registration_to_the_citizen(office, clerk):
    by = {"agency_id": office.id, "actor": clerk}
    online = intake("HS-2", channel="online", appointment_at=None)
    registered = api.register(online, now=at("2024-01-04 20:00"), **by)
    accepted = api.accept(online, now=at("2024-01-05 08:00"), **by)
    routed = api.route("HS-2", "Trần Văn Mẫu", actor=clerk, now=at("2024-01-05 09:00"))
    finished = api.finish("HS-2", actor=clerk, now=at("2024-01-09 09:00"))
    delivered = api.deliver("HS-2", actor=clerk, now=at("2024-01-10 09:00"))

    states = [view.state for view in (registered, accepted, routed, finished, delivered)]
    assert states == ["registered", "pending", "pending", "finished", "delivered"]
    assert routed.officer == "Trần Văn Mẫu"
    assert delivered.registered_at == at("2024-01-04 20:00")
    assert finished.ended_at == at("2024-01-09 09:00")
    assert delivered.ended_at == finished.ended_at


@pytest.mark.parametrize(
    ("verb", "state"),
    [("refuse", "refused"), ("withdraw", "withdrawn"), ("cancel", "cancelled")],
)
def test_an_end_without_a_result_has_a_reason(accepted, clerk, verb, state):
    before = rows()
    with pytest.raises(api.TextMissing, match="Lý do"):
        getattr(api, verb)("HS-1", "  ", actor=clerk, now=at("2024-01-08"))
    assert rows() == before

    view = getattr(api, verb)("HS-1", "theo đơn", actor=clerk, now=at("2024-01-08"))
    assert (view.state, view.ended_at) == (state, at("2024-01-08"))


def test_a_declined_dossier_counts_nowhere(office, clerk):
    by = {"agency_id": office.id, "actor": clerk}
    api.register(intake("HS-3", appointment_at=None), now=at("2024-01-04 20:00"), **by)
    view = api.decline("HS-3", "không thuộc thẩm quyền", actor=clerk, now=at("2024-01-05"))

    assert view.state == "declined"
    assert DossierFact.objects.count() == 0


def test_a_verb_out_of_place_is_refused_with_what_may_be_done_and_leaves_nothing(accepted, clerk):
    before = rows()
    with pytest.raises(TransitionRefused, match=r"Đang xử lý.*trả kết quả.*việc làm được"):
        api.deliver("HS-1", actor=clerk, now=at("2024-01-08"))
    assert rows() == before


@pytest.mark.parametrize(
    ("moment", "refusal"),
    [("2024-01-04 17:00", EventOutOfOrder), ("2024-01-08 10:01", api.MomentInFuture)],
)
def test_nothing_happens_before_acceptance_or_in_the_future(accepted, clerk, moment, refusal):
    before = rows()
    with pytest.raises(refusal, match=r"ngày|Thời điểm"):
        api.finish("HS-1", actor=clerk, now=at("2024-01-08 10:00"), at=at(moment))
    assert rows() == before

    late = api.finish("HS-1", actor=clerk, now=at("2024-01-08 10:00"), at=at("2024-01-06 09:00"))
    assert late.ended_at == at("2024-01-06 09:00")


def test_an_appointment_before_acceptance_is_refused(office, clerk):
    wrong = intake("HS-4", appointment_at=at("2024-01-04 17:00"))
    with pytest.raises(CaseInconsistent, match="ngày hẹn trả 04/01/2024 trước ngày tiếp nhận"):
        api.accept(wrong, agency_id=office.id, actor=clerk, now=ACCEPTED)
    assert rows() == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"channel": "bồ câu"}, "Hình thức nộp “bồ câu”"),
        ({"field_key": "khong-co"}, "Lĩnh vực “khong-co”"),
        ({"source_system": "huyen"}, "Hệ thống nguồn “huyen”"),
    ],
)
def test_a_word_the_rulebook_does_not_know_is_refused(office, clerk, values, words):
    with pytest.raises(api.WordUnknown, match=words):
        api.accept(intake("HS-5", **values), agency_id=office.id, actor=clerk, now=ACCEPTED)
    assert rows() == (0, 0, 0, 0)


def test_the_same_act_twice_is_written_once(accepted, office, clerk):
    first = api.finish("HS-1", actor=clerk, now=at("2024-01-09 09:00"))
    before = rows()
    again = api.finish("HS-1", actor=clerk, now=at("2024-01-09 09:05"), at=at("2024-01-09 09:00"))
    assert (again, rows()) == (first, before)

    with pytest.raises(TransitionRefused):
        api.finish("HS-1", actor=clerk, now=at("2024-01-09 09:05"))


def test_the_same_acceptance_twice_is_written_once_another_one_is_refused(accepted, office, clerk):
    before = rows()
    by = {"agency_id": office.id, "actor": clerk, "now": at("2024-01-05 08:10")}
    assert api.accept(intake("HS-1"), at=ACCEPTED, **by) == accepted
    with pytest.raises(api.DossierCodeTaken, match="“HS-1” đã được dùng"):
        api.accept(intake("HS-1", applicant="Người Khác"), at=ACCEPTED, **by)
    assert rows() == before


def test_a_stranger_is_not_told_that_the_dossier_exists(accepted, stranger):
    before = rows()
    for act in (
        lambda: api.finish("HS-1", actor=stranger, now=at("2024-01-09")),
        lambda: api.correct("HS-1", {"officer": "X"}, "r", actor=stranger, now=at("2024-01-09")),
        lambda: api.dossier("HS-1", actor=stranger, now=at("2024-01-09")),
        lambda: api.timeline("HS-1", actor=stranger, now=at("2024-01-09")),
        lambda: api.finish("HS-0", actor=stranger, now=at("2024-01-09")),
    ):
        with pytest.raises(api.DossierUnknown, match="Không tìm thấy hồ sơ"):
            act()
    assert rows() == before


def test_a_reporter_reads_and_does_not_write(accepted, office):
    reporter = Actor(user_id=9, name="Người tổng hợp Mẫu", role="reporter", agency_id=office.id)
    assert api.dossier("HS-1", actor=reporter, now=at("2024-01-09")).code == "HS-1"
    before = rows()
    with pytest.raises(NotAllowed):
        api.finish("HS-1", actor=reporter, now=at("2024-01-09"))
    assert rows() == before


def test_a_clerk_cannot_accept_for_another_office(other_office, clerk):
    with pytest.raises(api.DossierUnknown):
        api.accept(intake("HS-6"), agency_id=other_office.id, actor=clerk, now=ACCEPTED)
    assert rows() == (0, 0, 0, 0)


def test_a_correction_keeps_the_old_value_in_the_log_and_in_earlier_figures(accepted, clerk):
    finished = api.finish("HS-1", actor=clerk, now=at("2024-01-15 09:00"))
    view = api.correct(
        "HS-1",
        {"ended_at": at("2024-01-11 16:00"), "applicant": "Nguyễn Thị Mẫn", "channel": "counter"},
        "ghi nhầm ngày",
        actor=clerk,
        now=at("2024-01-16 08:00"),
    )

    assert finished.ended_at == at("2024-01-15 09:00")
    assert (view.ended_at, view.applicant) == (at("2024-01-11 16:00"), "Nguyễn Thị Mẫn")
    # 11/01/2024 is day 19733, 15/01/2024 is day 19737.
    versions = DossierFact.objects.order_by("recorded_from").values_list(
        "recorded_from", "ended_day"
    )
    assert list(versions) == [(1, None), (2, 19737), (3, 19733)]
    entry = api.timeline("HS-1", actor=clerk, now=at("2024-01-16"))[-1]
    assert [(c.label, c.old, c.new) for c in entry.changes] == [
        ("Người nộp", NAME, "Nguyễn Thị Mẫn"),
        ("Ngày có kết quả", "15/01/2024 09:00", "11/01/2024 16:00"),
    ]
    assert entry.details == ("Lý do: ghi nhầm ngày",)
    assert "Nguyễn" not in DossierEvent.objects.latest("id").payload


@pytest.mark.parametrize(
    ("values", "reason", "refusal", "words"),
    [
        ({"code": "HS-9"}, "r", api.NotCorrectable, "Không được đính chính: code"),
        ({"channel": "counter"}, "r", api.NothingToCorrect, "không có gì để đính chính"),
        ({"channel": "online"}, " ", api.TextMissing, "Lý do"),
        ({"accepted_at": at("2024-02-01")}, "r", api.MomentInFuture, "01/02/2024 chưa đến"),
        ({"accepted_at": at("2024-01-15")}, "r", CaseInconsistent, "trước ngày tiếp nhận"),
    ],
)
def test_a_correction_that_corrects_nothing_or_wrongly_is_refused(
    accepted, clerk, values, reason, refusal, words
):
    before = rows()
    with pytest.raises(refusal, match=words):
        api.correct("HS-1", values, reason, actor=clerk, now=at("2024-01-16 08:00"))
    assert rows() == before
