"""A wrong scan is struck: its content goes, that it was there stays, and the figures follow."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from intake_builders import at, form
from scan_files import pdf, picture
from scan_office import SCANNED_AT, TAKEN_AT

from motcua.dossiers import api as dossiers
from motcua.dossiers.errors import DossierUnknown, TextMissing
from motcua.dossiers.intake_data import EnclosureForm
from motcua.dossiers.models import DossierEvent, DossierServiceFact, ReadLog, ScanUse
from motcua.dossiers.scans import store
from motcua.dossiers.scans.data import CARD, OTHER
from motcua.dossiers.scans.errors import ScanStruck, ScanUnknown
from motcua.kernel.actors import Actor
from motcua.kernel.errors import NotAllowed
from motcua.kernel.measures import OPEN_SEQUENCE

pytestmark = pytest.mark.django_db(transaction=True)

STRUCK_AT = at("2026-11-23 10:30")
WHY = "Quét nhầm thẻ của người khác"


@pytest.fixture
def specialist(ward):
    return Actor(8, "Trần Thị Chuyên", "specialist", ward.id)


@pytest.fixture
def take(ward, clerk, papers):
    """`take("k1", kind)`: a dossier with two papers handed in, of that kind of copy."""

    def taken(key, kind="original", **values):
        given = tuple(EnclosureForm(paper, {kind: "1"}) for paper in papers)
        return dossiers.take_in(
            form(enclosures=given, **values),
            agency_id=ward.id,
            actor=clerk,
            now=TAKEN_AT,
            idempotency_key=key,
        ).code

    return taken


@pytest.fixture
def code(take):
    return take("k1")


def add(code, paper, actor, *files, now=SCANNED_AT):
    return dossiers.add_scan(code, paper, files, actor=actor, now=now)


def strike(code, scan, actor, reason=WHY, now=STRUCK_AT):
    dossiers.strike_scan(code, scan.paper_key, scan.digest, reason, actor=actor, now=now)


def digitised(code):
    """The versions of the fact, the one in force last."""
    rows = DossierServiceFact.objects.filter(dossier__code=code).order_by("recorded_from")
    assert rows.last().recorded_to == OPEN_SEQUENCE
    return [row.papers_digital for row in rows]


def files_there():
    """Names of the files in the store."""
    return {path.name for path in (settings.HOME / "scans").rglob("*") if path.is_file()}


def test_a_struck_scan_is_gone_from_the_disk_and_nobody_opens_it(code, clerk, specialist):
    wrong, right = add(code, CARD, clerk, picture()), add(code, OTHER, clerk, pdf())
    assert files_there() == {wrong.digest, right.digest}

    strike(code, wrong, specialist)

    assert files_there() == {right.digest}
    for actor in (clerk, specialist):
        with pytest.raises(ScanStruck, match="Trần Thị Chuyên đã bỏ ngày 23/11/2026"):
            dossiers.scan_content(code, wrong.digest, actor=actor, now=STRUCK_AT)
    assert dossiers.scan_content(code, right.digest, actor=clerk, now=STRUCK_AT)


def test_that_it_was_there_stays_known_and_who_struck_it_why(code, clerk, specialist, ward):
    wrong = add(code, CARD, clerk, picture())

    strike(code, wrong, specialist)

    found = dossiers.scans_of(code, actor=clerk, now=STRUCK_AT)
    assert found.scans == ()
    [one] = found.struck
    assert (one.scan, one.struck_by, one.struck_at, one.reason) == (
        wrong,
        "Trần Thị Chuyên",
        STRUCK_AT,
        WHY,
    )
    told = dossiers.timeline(code, actor=clerk, now=STRUCK_AT)
    assert told[-2].label == "Ghi thanh toán, bưu chính, số hóa"
    assert told[-1].label == "Bỏ bản số hóa nhầm"
    assert f"Lý do: {WHY}" in told[-1].details
    assert dossiers.verify_chain(ward.id) == ()


def test_a_try_to_open_what_was_struck_is_written_down_like_a_reading(code, clerk, specialist):
    wrong = add(code, CARD, clerk, picture())
    dossiers.scan_content(code, wrong.digest, actor=clerk, now=SCANNED_AT)
    strike(code, wrong, specialist)
    with pytest.raises(ScanStruck):
        dossiers.scan_content(code, wrong.digest, actor=clerk, now=STRUCK_AT)

    lines = ReadLog.objects.filter(page__in=("scan", "struck_scan")).order_by("id")
    assert [(one.page, one.user_name, one.read_at) for one in lines] == [
        ("scan", "Lê Thị Quầy", SCANNED_AT),
        ("struck_scan", "Lê Thị Quầy", STRUCK_AT),
    ]


def test_a_dossier_digitised_by_its_scans_is_not_any_more_and_is_again_with_the_right_one(
    code, clerk, specialist, papers
):
    add(code, papers[0], clerk, picture())
    wrong = add(code, papers[1], clerk, pdf())
    card = add(code, CARD, clerk, picture("the.jpg"))
    assert digitised(code) == [0, 0, 1, 1]

    strike(code, card, specialist)
    assert digitised(code)[-1] == 1  # no paper that was handed in
    strike(code, wrong, specialist)
    assert digitised(code)[-1] == 0

    add(code, papers[1], clerk, pdf("dung.pdf", pages=3), now=at("2026-11-23 11:00"))
    assert digitised(code) == [0, 0, 1, 1, 1, 0, 1]
    assert dossiers.rebuild(now=STRUCK_AT).changed == 0


def test_of_two_scans_of_a_paper_one_is_enough(code, clerk, specialist, papers):
    add(code, papers[0], clerk, picture())
    add(code, papers[1], clerk, pdf())
    double = add(code, papers[1], clerk, pdf("hai.pdf", pages=1))

    strike(code, double, specialist)

    assert digitised(code)[-1] == 1


def test_papers_that_came_in_electronically_stay_so_whatever_scan_is_struck(
    take, clerk, specialist, papers
):
    code = take("k9", kind="electronic")
    scans = [add(code, paper, clerk, picture()) for paper in papers]

    strike(code, scans[0], specialist)

    assert digitised(code) == [1, 1, 1, 1]


def test_after_the_end_too_a_wrong_scan_goes_and_the_figure_follows(
    code, clerk, specialist, papers
):
    wrong, right = add(code, papers[0], clerk, picture()), add(code, papers[1], clerk, pdf())
    dossiers.finish(code, actor=specialist, now=at("2026-11-23 10:00"))

    strike(code, wrong, specialist)

    assert digitised(code)[-1] == 0
    assert files_there() == {right.digest}


def test_a_file_that_two_dossiers_need_stays_until_both_struck_it(code, take, clerk, specialist):
    other = take("k2", applicant="Trần Văn Khác", id_number="038190009999")
    mine, theirs = add(code, CARD, clerk, picture()), add(other, CARD, clerk, picture())
    assert mine.digest == theirs.digest

    strike(code, mine, specialist)
    assert files_there() == {mine.digest}
    assert dossiers.scan_content(other, mine.digest, actor=clerk, now=STRUCK_AT)
    with pytest.raises(ScanStruck):
        dossiers.scan_content(code, mine.digest, actor=clerk, now=STRUCK_AT)

    strike(other, theirs, specialist)
    assert files_there() == set()
    assert not ScanUse.objects.exists()


def test_a_file_that_two_papers_of_a_dossier_need_stays_with_the_other_one(code, clerk, specialist):
    card, paper = add(code, CARD, clerk, picture()), add(code, OTHER, clerk, picture())

    strike(code, card, specialist)

    assert dossiers.scan_content(code, paper.digest, actor=clerk, now=STRUCK_AT)
    found = dossiers.scans_of(code, actor=clerk, now=STRUCK_AT)
    assert [one.paper_key for one in found.scans] == [OTHER]


def test_what_was_struck_may_be_scanned_again_and_is_there_again(code, clerk, specialist):
    first = add(code, CARD, clerk, picture())
    strike(code, first, specialist)

    again = add(code, CARD, clerk, picture(), now=at("2026-11-23 11:00"))

    assert again.digest == first.digest
    assert dossiers.scan_content(code, again.digest, actor=clerk, now=STRUCK_AT)
    found = dossiers.scans_of(code, actor=clerk, now=STRUCK_AT)
    assert (len(found.scans), len(found.struck)) == (1, 1)


def test_scanning_and_striking_at_once_never_lose_a_file_that_is_told_of(take, clerk, specialist):
    codes = [take(f"k{n}", id_number=f"03819000{n:04d}") for n in range(6)]

    def back_and_forth(code):
        from django.db import connection

        try:
            for minute in (10, 11, 12):
                now = at(f"2026-11-23 09:{minute}")
                scan = add(code, CARD, clerk, picture(), now=now)
                if minute < 12:
                    strike(code, scan, specialist, now=now)
        finally:
            connection.close()
        return scan.digest

    with ThreadPoolExecutor(len(codes)) as office:
        [digest] = set(office.map(back_and_forth, codes))

    assert files_there() == {digest}
    for code in codes:
        assert dossiers.scan_content(code, digest, actor=clerk, now=STRUCK_AT)
    assert ScanUse.objects.count() == len(codes)
    assert dossiers.rebuild(now=STRUCK_AT).changed == 0


def test_what_broke_off_after_the_event_is_finished_by_the_next_strike(
    code, clerk, specialist, monkeypatch
):
    wrong, other = add(code, CARD, clerk, picture()), add(code, OTHER, clerk, pdf())
    sealed = store._path(wrong.digest).read_bytes()
    strike(code, wrong, specialist)
    # As a crash between the event and the file would have left it.
    store._path(wrong.digest).write_bytes(sealed)
    ScanUse.objects.create(
        dossier_id=DossierEvent.objects.last().dossier_id,
        key=f"{CARD}:{wrong.digest}",
        digest=wrong.digest,
    )
    with pytest.raises(ScanStruck):
        dossiers.scan_content(code, wrong.digest, actor=clerk, now=STRUCK_AT)

    strike(code, other, specialist, now=at("2026-11-23 10:31"))

    assert files_there() == set()


def test_the_counter_asks_somebody_with_the_right_and_a_stranger_knows_nothing(
    code, clerk, specialist, ward, other_office
):
    scan = add(code, CARD, clerk, picture())
    stranger = Actor(9, "Người khác", "specialist", other_office.id)

    with pytest.raises(NotAllowed, match="bỏ bản số hóa nhầm"):
        strike(code, scan, clerk)
    with pytest.raises(DossierUnknown):
        strike(code, scan, stranger)
    assert files_there() == {scan.digest}
    strike(code, scan, Actor(10, "Chủ tịch", "leader", ward.id))
    assert files_there() == set()


def test_without_a_reason_or_of_a_scan_that_is_not_there_nothing_is_written(
    code, take, clerk, specialist
):
    scan = add(code, CARD, clerk, picture())
    other = take("k2", applicant="Trần Văn Khác", id_number="038190009999")
    before = DossierEvent.objects.count()

    with pytest.raises(TextMissing, match="Lý do"):
        strike(code, scan, specialist, reason="  ")
    with pytest.raises(ScanUnknown):
        strike(other, scan, specialist)
    with pytest.raises(ScanUnknown):
        dossiers.strike_scan(code, OTHER, scan.digest, WHY, actor=specialist, now=STRUCK_AT)

    assert DossierEvent.objects.count() == before
    assert files_there() == {scan.digest}
    strike(code, scan, specialist)
    with pytest.raises(ScanUnknown):
        strike(code, scan, specialist, now=at("2026-11-23 10:31"))


def test_the_picture_of_a_card_stands_nowhere_in_clear(code, clerk, specialist):
    card = picture("can-cuoc.jpg")
    scan = add(code, CARD, clerk, card)
    content = dossiers.scan_content(code, scan.digest, actor=clerk, now=SCANNED_AT)
    # The picture as the PDF holds it, and any long part of it.
    inside = content[len(content) // 2 : len(content) // 2 + 64]
    assert len(inside) == 64

    for path in settings.HOME.rglob("*"):
        if path.is_file():
            stored = path.read_bytes()
            assert b"%PDF" not in stored and inside not in stored and b"\xff\xd8\xff" not in stored
    told = json.dumps([one.payload + one.personal for one in DossierEvent.objects.all()])
    assert "JFIF" not in told and "%PDF" not in told
