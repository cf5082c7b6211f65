"""Papers digitised on the spot: kept sealed, told in the log, counted, opened by who may."""

import hashlib

import pytest
from django.conf import settings
from intake_builders import at, form
from scan_files import LOCKED, pages_of, pdf, picture
from scan_office import SCANNED_AT, TAKEN_AT

from motcua.dossiers import api as dossiers
from motcua.dossiers.errors import DossierUnknown
from motcua.dossiers.intake_data import EnclosureForm
from motcua.dossiers.intake_errors import VaultClosed
from motcua.dossiers.models import DossierEvent, DossierServiceFact, ReadLog
from motcua.dossiers.scans import store
from motcua.dossiers.scans.data import CARD, OTHER, SentFile
from motcua.dossiers.scans.errors import PaperUnknown, ScanRefused, ScanUnknown
from motcua.kernel.actors import Actor
from motcua.kernel.errors import NotAllowed
from motcua.kernel.measures import OPEN_SEQUENCE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def code(ward, clerk, papers):
    """A dossier with two papers handed in, both on paper."""
    taken = dossiers.take_in(
        form(enclosures=tuple(EnclosureForm(key, {"original": "1"}) for key in papers)),
        agency_id=ward.id,
        actor=clerk,
        now=TAKEN_AT,
        idempotency_key="k1",
    )
    return taken.code


def digitised(code):
    """What the fact in force says: 1 all papers, 0 not, None nobody said."""
    return DossierServiceFact.objects.get(
        dossier__code=code, recorded_to=OPEN_SEQUENCE
    ).papers_digital


def add(code, paper, clerk, *files, now=SCANNED_AT):
    return dossiers.add_scan(code, paper, files, actor=clerk, now=now)


def test_pages_become_one_pdf_that_is_read_back_and_named_by_its_content(code, clerk, papers):
    scan = add(code, papers[0], clerk, picture(), pdf(pages=2))

    content = dossiers.scan_content(code, scan.digest, actor=clerk, now=SCANNED_AT)
    assert scan.pages == len(pages_of(content)) == 3
    assert scan.digest == hashlib.sha256(content).hexdigest()
    assert (scan.size, scan.scanned_by, scan.scanned_at) == (
        len(content),
        "Lê Thị Quầy",
        SCANNED_AT,
    )


def test_on_the_disk_it_is_sealed_and_outside_what_is_served(code, clerk):
    scan = add(code, CARD, clerk, picture())

    [file] = [path for path in (settings.HOME / "scans").rglob("*") if path.is_file()]
    assert file.name == scan.digest
    assert b"%PDF" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


def test_a_file_that_was_changed_or_exchanged_is_not_shown(code, clerk):
    one, two = add(code, CARD, clerk, picture()), add(code, OTHER, clerk, pdf())
    store._path(one.digest).write_bytes(store._path(two.digest).read_bytes())

    with pytest.raises(VaultClosed):
        dossiers.scan_content(code, one.digest, actor=clerk, now=SCANNED_AT)
    store._path(two.digest).unlink()
    with pytest.raises(ScanUnknown):
        dossiers.scan_content(code, two.digest, actor=clerk, now=SCANNED_AT)


def test_the_log_says_who_signed_for_which_content_and_the_chain_holds(code, clerk, ward, papers):
    scan = add(code, papers[0], clerk, picture())

    event = DossierEvent.objects.select_related("command").get(verb="serve")
    assert scan.digest in event.payload
    assert event.command.actor_name == "Lê Thị Quầy"
    assert dossiers.verify_chain(ward.id) == ()
    told = dossiers.timeline(code, actor=clerk, now=SCANNED_AT)[-1].details
    assert any(f"(1 trang, SHA-256 {scan.digest[:12]}…)" in line for line in told)


def test_a_dossier_counts_as_digitised_when_every_paper_handed_in_is_scanned(code, clerk, papers):
    assert digitised(code) == 0
    add(code, papers[0], clerk, picture())
    add(code, CARD, clerk, picture())
    assert digitised(code) == 0
    assert dossiers.scans_of(code, actor=clerk, now=SCANNED_AT).all_papers is False

    add(code, papers[1], clerk, pdf())

    assert digitised(code) == 1
    assert dossiers.scans_of(code, actor=clerk, now=SCANNED_AT).all_papers is True


def test_rebuilding_changes_nothing(code, clerk, papers):
    for key in papers:
        add(code, key, clerk, picture())
    assert dossiers.rebuild(now=SCANNED_AT).changed == 0


def test_the_same_files_of_the_same_paper_once_more_change_nothing(code, clerk, papers):
    sent = (picture(), pdf())
    first = add(code, papers[0], clerk, *sent)

    assert add(code, papers[0], clerk, *sent, now=at("2026-11-23 09:06")) == first
    assert DossierEvent.objects.filter(verb="serve").count() == 1
    add(code, papers[1], clerk, *sent)
    assert DossierEvent.objects.filter(verb="serve").count() == 2


@pytest.mark.parametrize("wrong", [SentFile("a.pdf", LOCKED), SentFile("a.pdf", b"khong")])
def test_a_wrong_file_among_right_ones_leaves_nothing_behind(code, clerk, papers, wrong):
    with pytest.raises(ScanRefused):
        add(code, papers[0], clerk, picture(), wrong)

    assert not (settings.HOME / "scans").exists()
    assert not DossierEvent.objects.filter(verb="serve").exists()


def test_a_paper_that_is_not_the_dossiers_is_refused(code, clerk):
    with pytest.raises(PaperUnknown):
        add(code, "khong-co", clerk, picture())


def test_whoever_may_not_work_the_dossier_adds_nothing_and_a_stranger_knows_nothing(
    code, clerk, ward, other_office
):
    scan = add(code, CARD, clerk, picture())
    leader = Actor(8, "Chủ tịch", "leader", ward.id)
    stranger = Actor(9, "Người khác", "counter", other_office.id)

    with pytest.raises(NotAllowed):
        add(code, CARD, leader, pdf())
    assert dossiers.scan_content(code, scan.digest, actor=leader, now=SCANNED_AT)
    with pytest.raises(DossierUnknown):
        add(code, CARD, stranger, pdf())
    with pytest.raises(DossierUnknown):
        dossiers.scan_content(code, scan.digest, actor=stranger, now=SCANNED_AT)


def test_a_scan_of_another_dossier_is_not_opened_through_ones_own(code, clerk, ward):
    other = dossiers.take_in(
        form(applicant="Trần Văn Khác", id_number="038190009999"),
        agency_id=ward.id,
        actor=clerk,
        now=TAKEN_AT,
        idempotency_key="k2",
    ).code
    scan = add(other, CARD, clerk, picture())

    for digest in (scan.digest, "../../personal.key", "0" * 64):
        with pytest.raises(ScanUnknown):
            dossiers.scan_content(code, digest, actor=clerk, now=SCANNED_AT)


def test_opening_a_scan_is_written_down(code, clerk):
    scan = add(code, CARD, clerk, picture())
    dossiers.scan_content(code, scan.digest, actor=clerk, now=SCANNED_AT)

    line = ReadLog.objects.get(page="scan")
    assert (line.user_name, line.dossier_codes, line.read_at) == ("Lê Thị Quầy", code, SCANNED_AT)
