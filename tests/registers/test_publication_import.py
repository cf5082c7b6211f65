"""A publication decision from a file: shown, taken whole, once, for the days from its own on."""

from datetime import date, datetime
from itertools import count

import openpyxl
import pytest
from publication_files import (
    ABOLISHED_ROW,
    AMENDED_ROW,
    BIRTH,
    ISSUER,
    LOCAL,
    MARRIAGE,
    NEW_ROW,
    NOW,
    ROWS,
    TITLE,
    changed,
    workbook,
)

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.kernel.publications import Force
from motcua.procedures import api as procedures
from motcua.procedures.data import At
from motcua.procedures.models import Procedure, Publication, PublicationLine
from motcua.registers import api
from motcua.registers.ledger.models import RegisterCommand, RegisterEntry
from motcua.registers.publications.data import HeadTyped
from motcua.sheets.errors import FileUnreadable, HeadingMissing, NoRows

EVE, FIRST = date(2026, 5, 14), date(2026, 5, 15)


@pytest.fixture
def province(units):
    """Tỉnh Thanh Hóa."""
    return agencies.resolve("38", EVE)


@pytest.fixture
def ward(units):
    """Phường Quang Trung, below it."""
    return agencies.resolve("14818", EVE)


@pytest.fixture
def elsewhere(units):
    """A commune of another province."""
    found = agencies.resolve("01", EVE)
    return agencies.children(found.id, EVE)[0]


@pytest.fixture
def take(units, tmp_path):
    """Import rows under HEADINGS, at the province unless said otherwise."""
    numbers = count(1)

    def taken(
        *rows, agency="38", actor=SYSTEM, now=NOW, dry_run=False, head=None, path=None, **file
    ):
        path = path or workbook(tmp_path / f"cong-bo-{next(numbers)}.xlsx", *rows, **file)
        return api.import_publication(
            path,
            head=head or HeadTyped(),
            agency_code=agency,
            actor=actor,
            now=now,
            dry_run=dry_run,
        )

    return taken


def rejected(report):
    """Row and column letter of each rejection with what is needed."""
    return [(r.row, (r.column or "")[:1], r.expected) for r in report.rejections]


def written():
    tables = (Publication, PublicationLine, RegisterCommand, RegisterEntry)
    return [table.objects.count() for table in tables]


class TestShown:
    def test_a_dry_run_tells_each_change_with_before_and_after_and_writes_nothing(self, take):
        report = take(*ROWS, dry_run=True)

        assert (report.new, report.changed, report.abolished, report.unchanged) == (1, 1, 1, 0)
        assert report.rejections == ()
        birth = next(line for line in report.lines if line.code == BIRTH)
        assert [(c.label, c.old, c.new) for c in birth.changes] == [
            ("Thời hạn giải quyết", "1 ngày làm việc", "0,5 ngày làm việc"),
            ("Phí, lệ phí", "Không thu", "Theo quy định"),
        ]
        new = next(line for line in report.lines if line.code == LOCAL)
        assert ("Phí, lệ phí", "", "8.000 đồng") in [(c.label, c.old, c.new) for c in new.changes]
        assert written() == [0, 0, 0, 0]
        assert not Procedure.objects.filter(by_decision=True).exists()

    def test_the_lines_above_the_table_say_what_paper_it_is(self, take):
        head = take(*ROWS, dry_run=True).head

        assert head["label"] == f"Quyết định số 1436/QĐ-UBND ngày 05/05/2026 của {ISSUER}"
        assert head["in_force_on"] == "15/05/2026"

    def test_kinds_and_fields_may_stand_between_the_rows(self, take):
        headings = ("TT", "Mã TTHC", "Tên TTHC", "Cấp thực hiện", "Thời hạn giải quyết")
        rows = (
            ("A", "DANH MỤC TTHC MỚI BAN HÀNH"),
            ("I", "Lĩnh vực Hộ tịch (01 thủ tục)"),
            ("1", LOCAL, "Đăng ký khai sinh lưu động", "Xã", "3 ngày"),
            ("B", "DANH MỤC TTHC BỊ BÃI BỎ"),
            ("1", MARRIAGE, "Thủ tục đăng ký kết hôn", "", ""),
        )
        report = take(*rows, headings=headings, dry_run=True)

        assert report.rejections == ()
        assert [(line.code, line.act) for line in report.lines] == [
            (LOCAL, "new"),
            (MARRIAGE, "abolish"),
        ]
        assert ("Lĩnh vực", "Hộ tịch") in [(c.label, c.new) for c in report.lines[0].changes]

    def test_a_sheet_for_each_kind_is_one_decision(self, take, tmp_path):
        path = workbook(tmp_path / "ba-trang.xlsx", changed(NEW_ROW, c2=""), sheet="Mới ban hành")
        book = openpyxl.load_workbook(path)
        other = book.create_sheet("Bãi bỏ")
        for row in (("Mã TTHC", "Tên TTHC"), (MARRIAGE, "Thủ tục đăng ký kết hôn")):
            other.append(row)
        book.save(path)
        report = take(path=path, dry_run=True)

        assert [(line.code, line.act) for line in report.lines] == [
            (LOCAL, "new"),
            (MARRIAGE, "abolish"),
        ]


class TestTaken:
    def test_the_eve_keeps_the_old_and_the_first_day_has_the_new(self, take, ward):
        take(*ROWS)

        eve, first = At(ward.id, EVE), At(ward.id, FIRST)
        assert procedures.by_code(BIRTH, eve).limit_label == "1 ngày làm việc"
        assert procedures.by_code(BIRTH, first).limit_label == "0,5 ngày làm việc"
        assert procedures.by_code(BIRTH, first).fee_kind == "by_rule"
        assert procedures.by_code(MARRIAGE, eve).published is None
        assert "đã bị bãi bỏ từ 15/05/2026 theo Quyết định số 1436/QĐ-UBND" in (
            procedures.by_code(MARRIAGE, first).published.refusal
        )
        assert procedures.by_code(LOCAL, eve).published.force is Force.COMING
        new = procedures.by_code(LOCAL, first)
        assert (new.fee_vnd, new.field_key, new.online_level) == (8000, "ho-tich", "full")
        assert procedures.detail(LOCAL, first).legal_bases == ("60/2014/QH13", "07/2025/NĐ-CP")

    def test_it_holds_below_the_province_and_nowhere_else(self, take, elsewhere):
        take(*ROWS)

        there = At(elsewhere.id, FIRST)
        assert procedures.by_code(LOCAL, there) is None
        assert procedures.by_code(BIRTH, there).limit_label == "1 ngày làm việc"
        assert procedures.search("khai sinh tại trạm y tế", at=there) == ()

    def test_a_new_procedure_is_found_by_its_name_where_it_holds(self, take, ward):
        take(*ROWS)

        found = procedures.search("khai sinh tai tram y te", at=At(ward.id, FIRST))
        assert found[0].code == LOCAL

    def test_an_abolished_procedure_is_found_last(self, take, ward):
        take(*ROWS)

        found = procedures.search("dang ky ket hon", 50, At(ward.id, FIRST))
        assert found[-1].code == MARRIAGE

    def test_what_takes_its_place_is_named_and_the_replaced_one_ends(self, take, ward):
        report = take(changed(NEW_ROW, c11=f"{MARRIAGE}; {BIRTH}"))

        assert (report.new, report.abolished) == (1, 2)
        refusal = procedures.by_code(BIRTH, At(ward.id, FIRST)).published.refusal
        assert refusal.endswith(f"dùng thủ tục {LOCAL}.")

    def test_the_list_of_the_agency_follows(self, take, ward):
        api.record(
            "offerings",
            ward,
            {"name": "Kết hôn", "tier": "commune", "in_force_on": "01/07/2025"},
            actor=SYSTEM,
            now=NOW,
            code=MARRIAGE,
        )
        report = take(*ROWS, agency="14818")

        assert (report.book_new, report.book_changed, report.book_ended) == (1, 0, 1)
        new = api.entry_by_code("offerings", LOCAL, agency_id=ward.id, actor=SYSTEM, now=NOW)
        assert new.values["decision"] == "1436/QĐ-UBND"
        assert (new.values["in_force_on"], new.values["is_new"]) == (FIRST, True)
        assert (new.values["eligible_level"], new.values["has_fee"]) == ("full", True)
        old = api.entry_by_code("offerings", MARRIAGE, agency_id=ward.id, actor=SYSTEM, now=NOW)
        assert (old.state, old.values["ended_on"]) == ("abolished", FIRST)
        assert [note.code for note in report.notes] == [BIRTH]  # amended, and not on the list


class TestAgain:
    def test_the_same_decision_a_second_time_changes_nothing(self, take):
        take(*ROWS)
        before = written()
        report = take(*reversed(ROWS))

        assert (report.is_held, report.rejections) == (True, ())
        assert written() == before

    def test_one_that_says_otherwise_is_refused_cell_by_cell(self, take):
        take(*ROWS)
        before = written()
        report = take(changed(NEW_ROW, c6="7 ngày làm việc"), AMENDED_ROW)

        where = f"như lần nhập trước của Quyết định số 1436/QĐ-UBND ngày 05/05/2026 của {ISSUER}"
        assert rejected(report) == [
            (0, "", f"một dòng cho mã này, {where}; tệp đang thiếu"),
            (4, "G", f"“5 ngày làm việc” {where}"),
        ]
        assert report.rejections[0].value == MARRIAGE
        assert written() == before

    def test_a_commune_may_take_the_province_s_decision_for_its_own_list(self, take, ward):
        take(*ROWS)
        report = take(*ROWS, agency="14818")

        assert (report.is_held, report.rejections, report.book_new) == (False, (), 1)
        birth = procedures.by_code(BIRTH, At(ward.id, FIRST))
        assert birth.limit_label == "0,5 ngày làm việc"
        assert take(*ROWS, agency="14818").is_held

    def test_another_decision_of_the_same_day_may_not_contradict_it(self, take):
        take(*ROWS)
        report = take(
            changed(AMENDED_ROW, c6="2 ngày làm việc"),
            title=TITLE.replace("1436", "1437"),
        )

        assert [(row, column) for row, column, _ in rejected(report)] == [(4, "G")]
        assert "có hiệu lực cùng ngày" in report.rejections[0].expected

    def test_taken_back_it_holds_nowhere_and_may_come_again(self, take, ward):
        number = take(*ROWS).publication
        procedures.withdraw(number, "Nhập nhầm thời hạn", actor=SYSTEM, now=NOW)

        first = At(ward.id, FIRST)
        assert procedures.by_code(BIRTH, first).limit_label == "1 ngày làm việc"
        assert procedures.by_code(LOCAL, first) is None
        with pytest.raises(procedures.REFUSALS[0]):
            procedures.withdraw(number, "Lần nữa", actor=SYSTEM, now=NOW)
        assert take(changed(NEW_ROW, c6="7 ngày làm việc")).rejections == ()
        assert procedures.by_code(LOCAL, first).limit_label == "7 ngày làm việc"


class TestRefused:
    @pytest.mark.parametrize(
        ("row", "column", "expected"),
        [
            (changed(NEW_ROW, c1=""), "B", "mã thủ tục như 1.001193"),
            (changed(NEW_ROW, c2="Đổi mới"), "C", "một trong “Mới ban hành”"),
            (changed(NEW_ROW, c2=""), "C", "một trong “Mới ban hành”"),
            (changed(NEW_ROW, c3=""), "D", "có nội dung"),
            (changed(NEW_ROW, c4="Lĩnh vực lạ"), "E", "tên một lĩnh vực"),
            (changed(NEW_ROW, c5="Cấp thôn"), "F", "một hay nhiều trong “Cấp xã”"),
            (changed(NEW_ROW, c6="năm ngày"), "G", "một thời hạn như “05 ngày làm việc”"),
            (changed(NEW_ROW, c6="5 tuần"), "G", "một thời hạn như “05 ngày làm việc”"),
            (changed(NEW_ROW, c7="25"), "H", "số tiền bằng đồng như 8.000"),
            (changed(NEW_ROW, c7="=A1*1000"), "H", "giá trị, không phải công thức"),
            (changed(NEW_ROW, c8="Qua fax"), "I", "một hay nhiều trong “Trực tiếp”"),
            (changed(NEW_ROW, c9="Mức 9"), "J", "một trong “Không trực tuyến”"),
            (changed(NEW_ROW, c11="9.999999"), "L", "mã có trong danh mục"),
            (changed(AMENDED_ROW, c1="9.999999"), "B", "mã có trong danh mục"),
            (changed(ABOLISHED_ROW, c11=BIRTH), "L", "để trống ở dòng bãi bỏ"),
        ],
    )
    def test_a_wrong_cell_is_named_and_nothing_is_written(self, take, row, column, expected):
        report = take(row, ABOLISHED_ROW if row is not ABOLISHED_ROW else AMENDED_ROW)

        assert rejected(report)[0][:2] == (4, column)
        assert report.rejections[0].expected.startswith(expected)
        assert written() == [0, 0, 0, 0]

    def test_one_code_twice_in_other_words_is_refused_and_in_the_same_counts_once(self, take):
        twice = take(NEW_ROW, changed(NEW_ROW, c6="7 ngày"), dry_run=True)
        assert [(r, c) for r, c, _ in rejected(twice)] == [(5, "B")]

        same = take(NEW_ROW, changed(NEW_ROW, c0=2), dry_run=True)
        assert (same.rejections, same.new, same.notes[0].kind) == ((), 1, "twin")

    def test_an_abolished_procedure_is_amended_no_more_and_the_message_names_the_decision(
        self, take
    ):
        take(ABOLISHED_ROW)
        later = "(Quyết định số 99/QĐ-UBND ngày 01/6/2026 của Chủ tịch; hiệu lực từ ngày 2/6/2026)"
        row = changed(ABOLISHED_ROW, c2="Sửa đổi, bổ sung", c6="1 giờ")
        report = take(row, title=later, now=datetime(2026, 6, 2, 9, 0, tzinfo=VIETNAM))

        assert report.rejections[0].expected == (
            "thủ tục còn hiệu lực; mã này đã bãi bỏ từ 15/05/2026 theo Quyết định số 1436/QĐ-UBND "
            f"ngày 05/05/2026 của {ISSUER}"
        )

    @pytest.mark.parametrize(
        ("typed", "title", "fields"),
        [
            (HeadTyped(), "Danh mục", {"number", "signed_on", "issuer", "in_force_on"}),
            (HeadTyped(number="1/QĐ-UBND"), TITLE, {"number"}),
            (HeadTyped(signed_on="31/02/2026"), TITLE, {"signed_on"}),
            (HeadTyped(), TITLE.replace("05/5/2026", "11/5/2026"), {"signed_on"}),
            (HeadTyped(in_force_on="01/05/2026"), TITLE.split(";")[0], {"in_force_on"}),
        ],
    )
    def test_a_paper_that_is_not_said_or_said_twice_otherwise_is_refused(
        self, take, typed, title, fields
    ):
        with pytest.raises(api.DecisionHeadInvalid) as refused:
            take(*ROWS, head=typed, title=title)

        assert set(refused.value.faults) == fields
        assert written() == [0, 0, 0, 0]

    def test_wrong_files_are_refused_as_every_import_does(self, take, tmp_path):
        with pytest.raises(HeadingMissing):
            take(("x",), headings=("STT", "Tên thủ tục"))
        with pytest.raises(NoRows):
            take()
        wrong = tmp_path / "cong-bo.xlsx"
        wrong.write_bytes(b"%PDF-1.7 ...")
        with pytest.raises(FileUnreadable):
            take(path=wrong)

    def test_only_who_keeps_the_list_may_and_only_for_their_own_agency(self, take, province, ward):
        def actor(role, agency):
            return Actor(user_id=7, name="Người thử", role=role, agency_id=agency.id)

        for role in ("counter", "specialist", "leader"):
            with pytest.raises(NotAllowed):
                take(*ROWS, agency="14818", actor=actor(role, ward))
        with pytest.raises(NotFound):
            take(*ROWS, agency="38", actor=actor("reporter", ward))
        assert written() == [0, 0, 0, 0]
        assert take(*ROWS, agency="14818", actor=actor("reporter", ward)).new == 1
