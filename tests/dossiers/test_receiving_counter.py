"""What the counter that received a dossier for another agency sees of it, does and counts.

Monday 23/11/2026; the 24th is a holiday. The ward receives, its neighbour resolves.
"""

from datetime import date

import pytest
from intake_builders import at, form
from result_builders import signed, word
from scan_files import picture

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.data import DossierFilter, ForwardForm, Handover
from motcua.dossiers.models import Command, ReadLog
from motcua.dossiers.scans.data import CARD
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.cases import State, Verb
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.kernel.periods import Period
from motcua.kernel.service import Service

NOW, LATER = at("2026-11-23 09:00"), at("2026-11-25 09:00")
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
PEOPLE = {
    "mot": ("Nguyễn Thị Mẫu", "038190001234"),
    "hai": ("Lê Văn Riêng", "038190005678"),
    "ba": ("Trần Thị Ba", "038190009012"),
    "bon": ("Phạm Thị Tư", "038190003456"),
}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def named(ward, neighbour):
    for resolver in (neighbour, agencies.parent(ward.id, NOW.date())):
        agencies.adopt(
            resolver.id,
            f"{agencies.RECEIVER}{ward.id}",
            True,
            "12/QĐ-UBND",
            date(2026, 9, 1),
            actor=SYSTEM,
            now=at("2026-09-01 08:00"),
        )


@pytest.fixture
def there(neighbour):
    return Actor(user_id=8, name="Phạm Văn Giải", role="specialist", agency_id=neighbour.id)


@pytest.fixture
def outsider(units):
    """Of a third ward, which has nothing to do with it."""
    third = agencies.resolve("14797", NOW.date())
    return Actor(user_id=9, name="Người Ngoài", role="specialist", agency_id=third.id)


@pytest.fixture
def take(named, ward, counter):
    def taken(key="mot", resolver="14812", now=NOW):
        name, number = PEOPLE[key]
        said = form(resolved_by=resolver, applicant=name, id_number=number)
        return api.take_in(
            said, agency_id=ward.id, actor=counter, now=now, idempotency_key=key
        ).code

    return taken


@pytest.fixture
def code(take):
    return take()


def listed(actor, **asked):
    filter = DossierFilter(agency_id=actor.agency_id, **asked)
    return [one.code for one in api.list_dossiers(filter, actor=actor, now=NOW).rows]


def test_it_is_found_by_its_code_and_in_a_list_of_its_own_by_words_too(
    take, code, counter, there, outsider
):
    own = take("hai", resolver="")
    assert listed(counter) == [own]
    assert listed(counter, text=code) == [code]
    assert listed(counter, received_for=True) == [code]
    assert listed(counter, received_for=True, text="mau nguyen") == [code]
    assert listed(counter, received_for=True, text="rieng") == []
    assert listed(counter, received_for=True, states=frozenset({State.FINISHED})) == []
    assert listed(there) == [code]
    assert listed(there, received_for=True) == []
    assert listed(outsider, text=code) == listed(outsider, received_for=True) == []


def test_it_reads_the_page_and_the_slips_that_go_to_the_citizen_and_each_read_is_logged(
    code, counter, there, outsider
):
    api.route(code, "Phạm Văn Giải", actor=there, now=NOW)
    api.comment(code, "Chỉ nội bộ đọc", actor=there, now=NOW)
    api.finish(code, actor=there, now=LATER)
    ReadLog.objects.all().delete()

    assert api.dossier(code, actor=counter, now=LATER).state is State.FINISHED
    told = [one.verb for one in api.timeline(code, actor=counter, now=LATER)]
    assert told == ["accept", "finish"]
    assert [one.verb for one in api.timeline(code, actor=there, now=LATER)] == [
        "accept",
        "route",
        "comment",
        "finish",
    ]
    assert {one.key for one in api.slips_of(code, actor=counter, now=LATER)} == {"receipt"}
    assert "control" in {one.key for one in api.slips_of(code, actor=there, now=LATER)}
    with pytest.raises(api.SlipNotDue):
        api.slip(code, "control", actor=counter, now=LATER)
    api.intake_record(code, actor=counter, now=LATER)
    pages = ReadLog.objects.filter(user_id=counter.user_id).values_list("page", flat=True)
    assert list(pages.order_by("id")) == ["dossier", "timeline", "intake"]
    with pytest.raises(api.DossierUnknown):
        api.dossier(code, actor=outsider, now=LATER)


def test_the_receipt_is_the_receivers_and_says_who_resolves(code, counter, there):
    for reader in (counter, there):
        values = api.slip(code, "receipt", actor=reader, now=NOW).values
        assert values["one_stop"] == "Trung tâm Phục vụ hành chính công phường Quang Trung"
        assert values["request"].endswith("(cơ quan giải quyết: Ủy ban nhân dân phường Bỉm Sơn)")
        assert values["officer"] == counter.name
    sheet = api.slip(code, "control", actor=there, now=NOW).values
    assert sheet["one_stop"] == "Trung tâm Phục vụ hành chính công phường Bỉm Sơn"


def test_it_hands_the_result_out_and_does_nothing_of_the_office(
    code, counter, there, outsider, neighbour
):
    view = api.dossier(code, actor=counter, now=NOW)
    assert api.possible_verbs(view, actor=counter, now=NOW) == (Verb.SERVE,)
    for act in (
        lambda who: api.take(code, actor=who, now=NOW),
        lambda who: api.comment(code, "Ý kiến", actor=who, now=NOW),
        lambda who: api.ask_supplement(code, ["Giấy"], "thiếu", actor=who, now=NOW),
        lambda who: api.withdraw(code, "Rút", actor=who, now=NOW),
        lambda who: api.cancel(code, "Nhầm", actor=who, now=NOW),
        lambda who: api.forward(code, ForwardForm(None, "Sở A", "Việc", 8), actor=who, now=NOW),
        lambda who: api.correct(code, {"channel": "kiosk"}, "Nhầm", actor=who, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            act(counter)
        with pytest.raises(api.DossierUnknown):
            act(outsider)

    api.finish(code, actor=there, now=LATER)
    view = api.dossier(code, actor=counter, now=LATER)
    assert api.possible_verbs(view, actor=counter, now=LATER) == (Verb.SERVE, Verb.DELIVER)
    with pytest.raises(api.DossierUnknown):
        api.deliver(code, actor=outsider, now=LATER)
    view = api.deliver(code, Handover("counter", "Nguyễn Thị Mẫu"), actor=counter, now=LATER)
    assert (view.state, view.delivered_at) == (State.DELIVERED, LATER)
    last = Command.objects.latest("id")
    assert (last.agency_id, last.actor_name) == (neighbour.id, counter.name)
    assert api.verify_chain(neighbour.id) == ()
    assert api.rebuild(now=LATER).changed == 0


def test_it_scans_the_papers_it_received_for_the_office_that_resolves(
    code, counter, there, outsider, neighbour
):
    made = api.add_scan(code, CARD, [picture()], actor=counter, now=NOW)

    content = api.scan_content(code, made.digest, actor=counter, now=NOW)
    assert content == api.scan_content(code, made.digest, actor=there, now=NOW)
    assert made.scanned_by == counter.name
    last = Command.objects.latest("id")
    assert (last.agency_id, last.actor_name) == (neighbour.id, counter.name)
    assert ReadLog.objects.filter(user_id=counter.user_id, page="scan").exists()
    assert not api.scans_of(code, actor=counter, now=NOW).may_strike
    with pytest.raises(NotAllowed):
        api.strike_scan(code, CARD, made.digest, "Nhầm", actor=counter, now=NOW)
    for act in (
        lambda: api.scans_of(code, actor=outsider, now=NOW),
        lambda: api.scan_content(code, made.digest, actor=outsider, now=NOW),
        lambda: api.add_scan(code, CARD, [picture()], actor=outsider, now=NOW),
        lambda: api.serve(code, Service(papers_reused=True), actor=outsider, now=NOW),
    ):
        with pytest.raises(api.DossierUnknown):
            act()
    api.serve(code, Service(papers_reused=True), actor=counter, now=NOW)
    assert api.rebuild(now=NOW).changed == 0


def test_it_reads_the_signed_result_it_hands_out_and_no_draft(
    code, counter, there, outsider, settings, tmp_path
):
    settings.HOME = tmp_path
    api.draft(code, "Dự thảo", file=word(), actor=there, now=NOW)
    draft = api.results_of(code, actor=there, now=NOW).draft
    assert api.results_of(code, actor=counter, now=NOW).draft is None
    with pytest.raises(api.DossierUnknown):
        api.result_content(code, draft.digest, actor=counter, now=NOW)

    file = signed()
    api.finish(code, "12/TL", file=file, actor=there, now=LATER)
    told = api.results_of(code, actor=counter, now=LATER)
    assert (told.draft, told.number) == (None, "12/TL")
    kept, content = api.result_content(code, told.result.digest, actor=counter, now=LATER)
    assert (kept.use, content) == ("result_file", file.content)
    read = ReadLog.objects.latest("id")
    assert (read.user_id, read.page) == (counter.user_id, "result_file")
    with pytest.raises(NotFound):
        api.result_content(code, draft.digest, actor=counter, now=LATER)
    with pytest.raises(api.DossierUnknown):
        api.result_content(code, told.result.digest, actor=outsider, now=LATER)
    assert api.results_of(code, actor=outsider, now=LATER).result is None


def test_of_an_ordinary_dossier_the_counter_next_door_still_returns_nothing(take, there, outsider):
    own = take("hai", resolver="")
    worker = Actor(user_id=3, name="Cán Bộ", role="specialist", agency_id=there.agency_id)
    with pytest.raises(api.DossierUnknown):
        api.deliver(own, actor=worker, now=LATER)


def figures(agency, period=NOVEMBER, actor=SYSTEM):
    lines = api.received_figures(agency.id, period, actor=actor, now=at("2026-12-02 08:00"))
    return [(line.resolver_id, tuple(line.counts[key] for key in ORDER)) for line in lines]


ORDER = ("carried_over", "received", "finished", "delivered", "open")


def test_the_table_counts_what_was_received_by_who_resolves_it(
    take, ward, neighbour, counter, there
):
    province = agencies.parent(ward.id, NOW.date())
    october = take("mot", now=at("2026-10-30 09:00"))  # carried over, finished on 25/11
    take("hai")  # open
    ended = take("ba")  # finished and returned
    take("bon", resolver="38")
    api.finish(october, actor=there, now=LATER)
    api.finish(ended, actor=there, now=LATER)
    api.deliver(ended, actor=counter, now=LATER)
    api.take_in(
        form(applicant="Người Của Phường", id_number=""),
        agency_id=ward.id,
        actor=counter,
        now=NOW,
        idempotency_key="rieng",
    )

    assert figures(ward) == [
        (neighbour.id, (1, 2, 2, 1, 1)),
        (province.id, (0, 1, 0, 0, 1)),
        (None, (1, 3, 2, 1, 2)),
    ]
    # In October one came, and on the 31st it was open.
    assert figures(ward, Period(date(2026, 10, 1), date(2026, 10, 31))) == [
        (neighbour.id, (0, 1, 0, 0, 1)),
        (None, (0, 1, 0, 0, 1)),
    ]
    assert figures(neighbour) == []


def test_a_wrong_entry_counts_nowhere_and_each_number_opens_its_dossiers(
    take, ward, neighbour, counter, there
):
    kept, wrong = take("mot"), take("hai")
    clerk = Actor(user_id=11, name="Quầy Bỉm Sơn", role="counter", agency_id=neighbour.id)
    api.cancel(wrong, "Nhập nhầm", actor=clerk, now=NOW)
    assert figures(ward, actor=counter)[-1] == (None, (0, 1, 0, 0, 1))

    for key, codes in {"received": [kept], "open": [kept], "finished": [], "delivered": []}.items():
        for resolver_id in (None, neighbour.id):
            page = api.received_records(ward.id, NOVEMBER, key, resolver_id, actor=counter, now=NOW)
            assert ([row.code for row in page.rows], page.total) == (codes, len(codes))
    assert ReadLog.objects.filter(page="received").exists()


def test_nobody_of_another_agency_sees_the_table(take, ward, there, code):
    with pytest.raises(Exception, match="14818"):
        api.received_figures(ward.id, NOVEMBER, actor=there, now=NOW)
    with pytest.raises(Exception, match="14818"):
        api.received_records(ward.id, NOVEMBER, "open", None, actor=there, now=NOW)


MAY_READ = {"counter", "specialist", "leader", "reporter", "admin"}
MAY_RECEIVE = {"counter", "specialist", "admin"}  # dossier.write


@pytest.mark.parametrize("role", sorted(MAY_READ | {"upper"}))
def test_each_role_at_the_receiving_agency_does_what_its_right_says(
    take, code, ward, there, role, outsider
):
    """upper: of the ward itself has its reach there too, and so may read."""
    who = Actor(user_id=21, name="Người Ấy", role=role, agency_id=ward.id)
    api.finish(code, actor=there, now=LATER)
    assert api.dossier(code, actor=who, now=LATER).code == code
    said = form(resolved_by="14812", applicant="Người Khác", id_number="")
    sent = {"agency_id": ward.id, "actor": who, "now": LATER, "idempotency_key": f"cua-{role}"}
    if role in MAY_RECEIVE:
        assert api.take_in(said, **sent).code
        api.deliver(code, actor=who, now=LATER)
    else:
        for act in (
            lambda: api.take_in(said, **sent),
            lambda: api.deliver(code, actor=who, now=LATER),
        ):
            with pytest.raises(NotAllowed):
                act()
    same = Actor(user_id=22, name="Người Kia", role=role, agency_id=outsider.agency_id)
    with pytest.raises(api.DossierUnknown):
        api.deliver(code, actor=same, now=LATER)
