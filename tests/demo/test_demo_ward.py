"""The ward of today: officers of every role, a queue alive on the day the demo is made."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from demo_sheets import NOW

pytestmark = pytest.mark.django_db  # the database is made only for tests that say so
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = datetime(2026, 11, 30, 9, 30, tzinfo=VIETNAM)


def stands(now: datetime) -> Counter:
    """Dossiers of the queue by how they stand, as told by the stories alone."""
    from motcua.demo.stories import stories
    from motcua.demo.wards import ward

    told = [
        [act.verb.value for act in story.acts if act.at <= now] for story in stories(ward(), now)
    ]
    return Counter(verbs[-1] for verbs in told if verbs)


def test_every_role_has_an_officer_and_the_province_a_reader(demo) -> None:
    from motcua.rulebook import load

    ours = [account for account in demo.accounts if account.office == "Phường Quang Trung"]
    roles = Counter(account.role for account in ours)

    assert roles.keys() == load.roles().keys() - {"upper"}
    upper = [account for account in demo.accounts if account.role == "upper"]
    assert [account.office for account in upper] == ["Tỉnh Thanh Hoá"]
    assert all("(hư cấu)" in account.full_name for account in (*ours, *upper))


def test_the_successor_of_phu_son_is_the_ward_of_today(demo) -> None:
    from motcua.agencies import api as agencies

    old = agencies.resolve("14823", date(2024, 3, 14))

    assert [view.agency.code for view in agencies.successors(old.id)] == ["14818"]
    assert agencies.resolve("14818", NOW.date()).name == "Phường Quang Trung"


def test_the_queue_has_late_ones_waiting_ones_and_results_to_hand_out(demo) -> None:
    from motcua.agencies import api as agencies
    from motcua.dossiers import api as dossiers
    from motcua.dossiers.data import DossierFilter, DueFilter
    from motcua.kernel.actors import SYSTEM
    from motcua.kernel.cases import State

    agency = agencies.resolve("14818", NOW.date())

    def count(**asked) -> int:
        wanted = DossierFilter(agency_id=agency.id, **asked)
        rows = dossiers.list_dossiers(wanted, actor=SYSTEM, now=NOW, cursor=None).rows
        # What the dissolved wards left behind has their codes.
        return sum(row.code.startswith("14818-") for row in rows)

    # 21/11/2026 is a Saturday: nothing is due today, what Monday brings is soon.
    assert count(due=DueFilter.OVERDUE) == 3
    assert count(states=frozenset({State.WAITING})) == 3
    assert count(states=frozenset({State.FINISHED})) == 3
    assert count(states=frozenset({State.REFUSED})) == 1
    assert count(states=frozenset({State.WITHDRAWN})) == 1


def test_the_counter_received_a_few_for_the_ward_next_to_it(demo) -> None:
    from motcua.agencies import api as agencies
    from motcua.dossiers import api as dossiers
    from motcua.dossiers.data import DossierFilter
    from motcua.kernel.actors import SYSTEM
    from motcua.kernel.cases import State

    agency = agencies.resolve("14818", NOW.date())
    asked = DossierFilter(agency_id=agency.id, received_for=True)
    rows = dossiers.list_dossiers(asked, actor=SYSTEM, now=NOW).rows

    assert all(row.code.startswith("14812-") for row in rows)
    states = Counter(row.state for row in rows)
    assert states == {State.PENDING: 2, State.FINISHED: 1, State.DELIVERED: 1}
    [returned] = [row.code for row in rows if row.state is State.DELIVERED]
    told = dossiers.timeline(returned, actor=SYSTEM, now=NOW)
    ours = {one.actor_name for one in told if one.verb in ("accept", "deliver")}
    assert ours == {next(a.full_name for a in demo.accounts if a.username == "quangtrung.motcua")}


def test_on_a_working_morning_some_are_due_that_very_day() -> None:
    from motcua.demo.stories import stories
    from motcua.demo.wards import ward
    from motcua.kernel.cases import Verb

    today = [
        story
        for story in stories(ward(), MONDAY)
        if story.acts[0].at.date() == MONDAY.date() and story.acts[0].at <= MONDAY
    ]

    # Three of certification are accepted and due on one day; one of them waits for its fee.
    assert {story.procedure.field_key for story in today} == {"chung-thuc"}
    assert len(today) == 3
    assert stands(MONDAY)[Verb.PAUSE] == 1
    assert stands(MONDAY)[Verb.ASK_SUPPLEMENT] == 3


def test_the_same_moment_tells_the_same_stories_and_an_earlier_one_tells_fewer() -> None:
    from motcua.demo.stories import stories
    from motcua.demo.wards import ward

    dawn = MONDAY.replace(hour=6)

    assert stories(ward(), MONDAY) == stories(ward(), MONDAY)
    assert sum(stands(dawn).values()) < sum(stands(MONDAY).values())


def test_nothing_happens_before_its_acceptance_or_out_of_order() -> None:
    from motcua.demo.stories import stories
    from motcua.demo.wards import ward

    for story in stories(ward(), MONDAY):
        times = [act.at for act in story.acts]
        assert times == sorted(times), story
        assert len(set(times)) == len(times), story


def test_the_receipt_printed_is_the_form_of_2025(demo) -> None:
    import pdfplumber

    path: Path = demo.out / "giay-tiep-nhan-quang-trung.pdf"
    with pdfplumber.open(path) as pdf:
        text = pdf.pages[0].extract_text()

    assert "Mẫu số 01 (Thông tư số 03/2025/TT-VPCP)" in text
    assert "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" in text
    assert "14818-2611" in text
