"""Drafts and signed results as files. Accepted 05/01/2024, due 12/01/2024 17:00."""

from datetime import date

import pytest
from dossier_builders import at, intake
from result_builders import signed, spreadsheet, with_foreign_template, with_macro, word
from scan_files import LOCKED, pdf, picture

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.api import SentFile
from motcua.dossiers.models import DossierEvent, ReadLog, ScanUse
from motcua.kernel.actors import SYSTEM
from motcua.kernel.cases import State
from motcua.kernel.errors import NotAllowed, NotFound

pytestmark = pytest.mark.django_db(transaction=True)

NOW = at("2024-01-09 10:00")
LATER = at("2024-01-10 09:00")
ON = date(2024, 1, 9)


@pytest.fixture(autouse=True)
def own_home(settings, tmp_path):
    settings.HOME = tmp_path


def hired(office, username, name, role):
    user_id = agencies.create_user(username, "mat-khau-2024", name, office.id, role)
    return agencies.actor_of(user_id, ON)


@pytest.fixture
def specialist(office):
    return hired(office, "chuyen.mon", "Trần Văn Mẫu", "specialist")


@pytest.fixture
def chairman(office):
    return hired(office, "chu.tich", "Bùi Duy Hòa", "leader")


@pytest.fixture
def accepted(office, specialist):
    return api.accept(
        intake("HS-1"), agency_id=office.id, actor=specialist, now=at("2024-01-05 08:00")
    )


def results(actor=SYSTEM, code="HS-1"):
    return api.results_of(code, actor=actor, now=LATER)


def content(file, actor=SYSTEM, code="HS-1"):
    return api.result_content(code, file.digest, actor=actor, now=LATER)[1]


def kept_files(home):
    return sorted(path.name for path in (home / "scans").glob("*/*"))


def test_the_draft_goes_to_the_leader_and_the_signed_result_comes_back_byte_for_byte(
    accepted, specialist, chairman, settings
):
    draft, result = word(), signed()
    api.draft("HS-1", "", file=draft, actor=specialist, now=NOW)
    api.submit("HS-1", chairman.user_id, actor=specialist, now=NOW)

    seen = results(chairman)
    assert (seen.draft.kind, seen.draft.attached_by, seen.result) == ("docx", "Trần Văn Mẫu", None)
    assert content(seen.draft, chairman) == draft.content

    said = api.SignedResult("07/TLKS", "KQ.000.07.H56.2024")
    api.approve("HS-1", said, file=result, actor=chairman, now=NOW)
    done = api.finish("HS-1", actor=specialist, now=LATER)

    assert done.state is State.FINISHED
    told = results(specialist)
    assert (told.number, told.code) == ("07/TLKS", "KQ.000.07.H56.2024")
    assert (told.result.kind, told.result.attached_by) == ("pdf", "Bùi Duy Hòa")
    assert content(told.result, specialist) == result.content
    # Nobody who looks into the folder finds either.
    for path in (settings.HOME / "scans").glob("*/*"):
        assert b"%PDF" not in path.read_bytes() and b"document.xml" not in path.read_bytes()


def test_every_reading_of_a_file_is_logged_and_looking_at_the_list_is_not(
    accepted, specialist, chairman
):
    api.draft("HS-1", "Trích lục", file=pdf("nhap.pdf"), actor=specialist, now=NOW)
    draft = results(chairman).draft
    assert not ReadLog.objects.filter(page="draft_file").exists()

    content(draft, chairman)

    [line] = ReadLog.objects.filter(page="draft_file")
    assert (line.user_name, line.dossier_codes) == ("Bùi Duy Hòa", "HS-1")


def test_a_later_draft_replaces_the_file_and_the_earlier_one_stays_in_the_log(accepted, specialist):
    first, second = word(text="một"), word(text="hai")
    for file in (first, second):
        api.draft("HS-1", "", file=file, actor=specialist, now=NOW)
    assert content(results().draft) == second.content

    api.draft("HS-1", "Chỉ còn chữ", actor=specialist, now=LATER)
    assert results().draft is None


def test_a_draft_says_something_or_has_a_file(accepted, specialist):
    with pytest.raises(api.TextMissing, match="Nội dung dự thảo"):
        api.draft("HS-1", "  ", actor=specialist, now=NOW)


def test_a_result_as_a_file_counts_as_digitised(accepted, specialist):
    from motcua.dossiers.models import DossierServiceFact

    api.finish("HS-1", "07/TL", "KQ-1", file=signed(), actor=specialist, now=LATER)
    [fact] = DossierServiceFact.objects.filter(dossier__code="HS-1", outcome="result")
    assert fact.result_digital == 1


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (with_macro(), "có macro"),
        (with_foreign_template(), "lấy mẫu từ nơi khác"),
        (spreadsheet(), "không phải tệp Word"),
        (SentFile("du-thao.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600), "là tệp Word cũ"),
        (SentFile("du-thao.docx", word().content[:-40]), "bị hỏng"),
        (word(name="du-thao.pdf"), "có đuôi “.pdf”"),
        (picture("du-thao.jpg"), "không phải DOCX hay PDF; hãy gửi tệp DOCX hoặc PDF"),
        (SentFile("du-thao.pdf", LOCKED), "có mật khẩu"),
        (SentFile("du-thao.pdf", b""), "trống"),
        (SentFile("du-thao.txt", b"chu"), "không phải DOCX hay PDF"),
    ],
)
def test_a_draft_that_is_not_what_it_says_is_refused_and_nothing_is_written(
    accepted, specialist, settings, file, words
):
    with pytest.raises(api.ScanRefused, match=words):
        api.draft("HS-1", "Trích lục", file=file, actor=specialist, now=NOW)
    assert DossierEvent.objects.filter(verb="draft").count() == 0
    assert (ScanUse.objects.count(), kept_files(settings.HOME)) == (0, [])


def test_a_signed_result_is_a_pdf_and_no_word_file(accepted, specialist):
    with pytest.raises(api.ScanRefused, match="không phải PDF; hãy xuất thành PDF"):
        api.finish("HS-1", file=word("ket-qua.docx"), actor=specialist, now=LATER)


def test_an_act_that_the_state_does_not_allow_leaves_no_file_behind(accepted, specialist, settings):
    api.finish("HS-1", actor=specialist, now=NOW)
    with pytest.raises(api.TransitionRefused):
        api.finish("HS-1", file=signed(), actor=specialist, now=LATER)
    assert (ScanUse.objects.count(), kept_files(settings.HOME)) == (0, [])


def test_who_may_not_draft_or_read_is_refused_before_the_file_is_looked_at(
    accepted, specialist, office, settings
):
    counter = hired(office, "quay", "Lê Thị Quầy", "counter")
    with pytest.raises(NotAllowed):
        api.draft("HS-1", "Trích lục", file=with_macro(), actor=counter, now=NOW)
    stranger = hired(agencies.resolve("22354", ON), "nguoi.la", "Người Lạ", "specialist")
    with pytest.raises(api.DossierUnknown):
        api.draft("HS-1", "Trích lục", file=with_macro(), actor=stranger, now=NOW)
    api.draft("HS-1", "", file=word(), actor=specialist, now=NOW)
    digest = results(specialist).draft.digest
    with pytest.raises(api.DossierUnknown):
        api.result_content("HS-1", digest, actor=stranger, now=LATER)
    assert results(stranger).draft is None


def test_another_dossiers_file_is_not_told_from_none(accepted, office, specialist):
    api.accept(intake("HS-2"), agency_id=office.id, actor=specialist, now=NOW)
    api.draft("HS-1", "", file=word(), actor=specialist, now=NOW)
    digest = results(specialist).draft.digest
    with pytest.raises(NotFound, match="tệp dự thảo, kết quả"):
        api.result_content("HS-2", digest, actor=specialist, now=LATER)


def test_rebuilding_finds_the_same_files_needed(accepted, specialist):
    api.draft("HS-1", "", file=word(), actor=specialist, now=NOW)
    api.finish("HS-1", file=signed(), actor=specialist, now=LATER)
    before = set(ScanUse.objects.values_list("key", "digest"))
    assert len(before) == 2

    assert api.rebuild(now=LATER).changed == 0
    ScanUse.objects.all().delete()
    api.rebuild(now=LATER)
    assert set(ScanUse.objects.values_list("key", "digest")) == before


def test_the_citizen_learns_that_the_electronic_result_is_there_and_no_more(
    accepted, specialist, chairman
):
    api.draft("HS-1", "", file=word(), actor=specialist, now=NOW)
    api.submit("HS-1", actor=specialist, now=NOW)
    api.approve("HS-1", api.SignedResult("7", "KQ-7"), file=signed(), actor=chairman, now=NOW)
    lookup = api.lookup_code("HS-1")
    before = api.public_standing("HS-1", lookup)
    assert (before.has_electronic_result, before.result_code) == (False, "")

    api.finish("HS-1", actor=specialist, now=LATER)

    after = api.public_standing("HS-1", lookup)
    assert (after.has_electronic_result, after.result_code) == (True, "KQ-7")
