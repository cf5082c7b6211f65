"""Searches answer from an index of words; here each answer is compared with a plain look at all."""

import random
import re
import unicodedata
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from dossier_builders import at, case, change, intake

from motcua.dossiers import api, searching
from motcua.dossiers.data import DossierFilter, DueFilter
from motcua.dossiers.log import write_command
from motcua.dossiers.models import Dossier, DossierWord, ProcedureText
from motcua.kernel.actors import SYSTEM
from motcua.records import pages

NOW = at("2024-03-01 08:00")
NAMES = (
    "Nguyễn Văn Mẫu",
    "Nguyễn Thị Yến",
    "Đặng Đức Mẫu",
    "Trần Thị Ngọc",
    "Công ty TNHH Một Thành Viên An-Ngọc",
    "",
)
PROCEDURES = (
    ("1.001193", "Thủ tục đăng ký khai sinh"),
    ("2.000815", "Chứng thực bản sao từ bản chính"),
    ("", "Việc khác (ngoài danh mục), đất đai"),
)
TYPED = (
    "nguyen", "NGUYỄN văn", "yen", "uyen", "dang", "đang", "ky khai", "khai sinh mau", "ngoc an",
    "an-ngoc", "tnhh", "240105", "2401", "0007", "7", "a-0007", "240105-0007", "5-0007", "h56",
    "H56.12-240105-0007", "H56.12-24", "1.001193", "2.0008 tran", "000815", "dat, dai", "dat dai",
    "khong ai", "%", "_", "--", "mau mau", "x", "ban chinh ngoc", "rong", "ao tu",
)  # fmt: skip


def plain(text: str) -> list[str]:
    """Words without marks; of this file alone."""
    marks = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(c for c in marks if not unicodedata.combining(c))
    return re.findall(r"[0-9a-z]+", letters)


def occurs(typed: str, code: str, applicant: str, procedure: tuple[str, str]) -> bool:
    """It begins a word, or a longer part inside the code, or ends the code."""
    words = plain(typed)
    texts = [plain(applicant), [*plain(procedure[0]), *plain(procedure[1])]]
    texts.append([part for part in plain(code)[:-1] if len(part) >= 4])
    for text in texts:
        for start in range(len(text) - len(words) + 1):
            piece = text[start : start + len(words)]
            if piece[:-1] == words[:-1] and piece[-1].startswith(words[-1]):
                return True
    return ".".join(plain(code)).endswith(".".join(words))


def stands_inside(typed: str, code: str, applicant: str, procedure: tuple[str, str]) -> bool:
    """The same anywhere, in the middle of words too."""
    words = plain(typed)
    name, done = " ".join(plain(applicant)), " ".join(plain(" ".join(procedure)))
    texts = (name, done, " ".join(plain(code)))
    return any(" ".join(words) in text for text in texts)


def looked_through(text: str, held) -> list[str]:
    """Codes of what a person would find who reads all of them, in any order."""
    typed = [one for one in text.split() if plain(one)]
    if not typed:
        return []
    for rule in (occurs, stands_inside):
        found = sorted(one[0] for one in held if all(rule(each, *one) for each in typed))
        if found:
            return found
    return []


@pytest.fixture
def held(office):
    """40 dossiers; half of them imported in one command, half taken in one by one."""
    choose = random.Random(7)
    said = []
    for number in range(40):
        code = f"H56.12-2401{5 + number % 3:02d}-{number:04d}"
        said.append((code, choose.choice(NAMES), choose.choice(PROCEDURES)))
    changes = [
        change(
            case(code, procedure_code=procedure[0] or None, procedure_name=procedure[1]),
            applicant=applicant,
        )
        for code, applicant, procedure in said
    ]
    write_command(office, "import", changes[:20], actor=SYSTEM, now=NOW)
    for one in changes[20:]:
        write_command(office, "accept", [one], actor=SYSTEM, now=NOW)
    return said


def codes_found(text, actor, **filter):
    """All that are found, page by page, in the order of their codes."""
    cursor, codes = None, []
    while True:
        page = api.list_dossiers(
            DossierFilter(text=text, **filter), actor=actor, now=NOW, cursor=cursor
        )
        codes += [row.code for row in page.rows]
        cursor = page.next_cursor
        if cursor is None:
            return sorted(codes)


@pytest.mark.parametrize(
    ("few", "many", "page"),
    [(1_000, 4_000, 50), (1, 20, 50), (0, 0, 50), (1, 20, 6)],
    ids=["by-index", "either", "by-walking", "the-newest-first"],
)
def test_a_search_finds_what_reading_every_dossier_finds(held, clerk, monkeypatch, few, many, page):
    monkeypatch.setattr(searching, "FEW", few)
    monkeypatch.setattr(searching, "MANY", many)
    monkeypatch.setattr(searching, "PAGE_SIZE", page)

    found = {text: codes_found(text, clerk) for text in TYPED}

    expected = {text: looked_through(text, held) for text in TYPED}
    assert found == expected
    assert len(expected["nguyen"]) > 5
    assert len(expected["H56.12-240105-0007"]) <= 1


@pytest.mark.parametrize("few", [1_000, 0], ids=["known", "walked"])
def test_the_pages_of_what_was_found_follow_one_another_both_ways(held, clerk, monkeypatch, few):
    # All were accepted on one day, so the list has them in the order of their codes.
    monkeypatch.setattr(searching, "FEW", few)
    monkeypatch.setattr(searching, "MANY", few)
    monkeypatch.setattr(pages, "PAGE_SIZE", 4)

    def page(cursor):
        return api.list_dossiers(DossierFilter(text="mau"), actor=clerk, now=NOW, cursor=cursor)

    onward, back = [page(None)], []
    while onward[-1].next_cursor:
        onward.append(page(onward[-1].next_cursor))
    cursor = onward[-1].previous_cursor
    while cursor:
        back.append(page(cursor))
        cursor = back[-1].previous_cursor

    shown = [[row.code for row in one.rows] for one in onward]
    assert len(shown) > 2
    assert [len(codes) for codes in shown[:-1]] == [4] * (len(shown) - 1)
    assert [code for codes in shown for code in codes] == looked_through("mau", held)
    assert [[row.code for row in one.rows] for one in back] == shown[-2::-1]
    assert few == 0 or {one.total for one in onward} == {sum(map(len, shown))}


def test_a_word_is_looked_for_inside_others_only_when_none_begins_so(office, clerk):
    for number, name in enumerate(("Nguyễn Văn Mẫu", "Trần Văn Mẫu")):
        one = change(case(f"A-{number}"), applicant=name)
        write_command(office, "accept", [one], actor=SYSTEM, now=NOW)
    assert codes_found("yen", clerk) == ["A-0"]

    yen = change(case("A-2"), applicant="Lê Thị Yến")
    write_command(office, "accept", [yen], actor=SYSTEM, now=NOW)

    assert codes_found("yen", clerk) == ["A-2"]


def test_an_office_that_never_wrote_a_command_has_nothing_to_find(held, clerk, stranger):
    assert codes_found("khai sinh", clerk) != []
    assert codes_found("khai sinh", stranger) == codes_found("", stranger) == []


def test_a_search_keeps_to_the_filters_and_to_what_the_actor_may_read(held, clerk, stranger):
    finished = codes_found("nguyen", clerk, due=DueFilter.OVERDUE)
    assert finished == codes_found("nguyen", clerk) != []
    assert codes_found("nguyen", clerk, due=DueFilter.NONE) == []
    assert codes_found("nguyen", clerk, field_key="chung-thuc") == []
    assert codes_found("nguyen", stranger) == []


def test_a_corrected_name_is_found_and_the_former_one_is_not(office, clerk):
    api.accept(
        intake("A-1", applicant="Nguyễn Văn Cũ", appointment_at=None),
        agency_id=office.id,
        actor=clerk,
        now=NOW,
    )
    later = NOW + timedelta(days=1)
    api.correct("A-1", {"applicant": "Trần Thị Đúng"}, "ghi nhầm", actor=clerk, now=later)

    assert codes_found("tran dung", clerk) == ["A-1"]
    assert codes_found("nguyen", clerk) == []

    renamed = {"procedure_code": "2.000815", "procedure_name": "Chứng thực bản sao"}
    api.correct("A-1", renamed, "nhầm thủ tục", actor=clerk, now=later + timedelta(days=1))

    assert codes_found("tran chung thuc", clerk) == ["A-1"]
    assert codes_found("khai sinh", clerk) == []


def test_a_rebuild_puts_the_index_right_and_finds_nothing_in_a_sound_one(office, clerk):
    for number, name in enumerate(("Nguyễn Văn Mẫu", "Trần Thị Ngọc")):
        api.accept(
            intake(f"A-{number}", applicant=name, appointment_at=None),
            agency_id=office.id,
            actor=clerk,
            now=NOW,
        )
    api.correct("A-1", {"applicant": "Lê Thị Ngọc"}, "ghi nhầm", actor=clerk, now=NOW)
    assert api.rebuild(now=NOW).changed == 0

    ids = dict(Dossier.objects.values_list("code", "id"))
    DossierWord.objects.filter(dossier_id=ids["A-0"], word="nguyen").delete()
    DossierWord.objects.create(dossier_id=ids["A-1"], word="tran", agency_id=office.id)
    ProcedureText.objects.all().delete()
    report = api.rebuild(now=NOW)

    assert report.changed == 3
    told = {(one.code, one.column): one.from_events for one in report.differences}
    assert told["A-0", "word"] == told["A-1", "word"] == "(dữ liệu cá nhân)"
    assert codes_found("nguyen khai sinh", clerk) == ["A-0"]
    assert api.rebuild(now=NOW).changed == 0


def test_a_list_of_more_than_a_thousand_says_so_and_counts_no_further(office, clerk):
    changes = [change(case(f"A-{n:04d}")) for n in range(1_001)]
    write_command(office, "import", changes, actor=SYSTEM, now=NOW)
    page = api.list_dossiers(DossierFilter(), actor=clerk, now=NOW)
    assert (page.total, page.has_more) == (1_000, True)

    few = api.list_dossiers(DossierFilter(text="a-0007"), actor=clerk, now=NOW)
    assert (few.total, few.has_more) == (1, False)


def test_the_migration_fills_texts_and_words_of_dossiers_that_are_there(held, clerk):
    should = set(DossierWord.objects.values_list("dossier_id", "word", "agency_id"))
    keys = dict(Dossier.objects.values_list("id", "search_key"))
    DossierWord.objects.all().delete()
    ProcedureText.objects.all().delete()
    Dossier.objects.update(search_key="as it was before")

    migration = import_module("motcua.dossiers.migrations.0011_words")
    migration.fill_words(apps, SimpleNamespace(connection=connection))

    assert set(DossierWord.objects.values_list("dossier_id", "word", "agency_id")) == should
    assert dict(Dossier.objects.values_list("id", "search_key")) == keys
    assert codes_found("khai sinh", clerk) == looked_through("khai sinh", held) != []
