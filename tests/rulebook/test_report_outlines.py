"""The outline of the KSTTHC report: sections, official wording, figures bound by name."""

from collections.abc import Iterator
from datetime import date

import pytest

from motcua.dossiers.measures import MEASURES, RATIOS
from motcua.kernel.outlines import (
    Figure,
    FigureFormat,
    FormFigure,
    Literal,
    Outline,
    Part,
    Repeat,
    SectionKind,
    Slot,
)
from motcua.registers.measures import MEASURES as REGISTER_MEASURES
from motcua.registers.measures import RATIOS as REGISTER_RATIOS
from motcua.rulebook import load
from motcua.rulebook.load.templates import TemplateInvalid, parse

THREE_TIERS, TWO_TIERS, TODAY = date(2024, 3, 14), date(2025, 9, 14), date(2026, 9, 14)


def flat(parts: tuple[Part | Repeat, ...]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Repeat):
            yield from part.parts
            if part.where:
                yield part.where
        else:
            yield part


def used(outline: Outline) -> list[Part]:
    found: list[Part] = []
    for section in outline.sections:
        for sentence in section.sentences:
            found += flat(sentence.parts)
            found += [sentence.when] if sentence.when else []
    return found


def text_of(parts: tuple[Part, ...]) -> str:
    return "".join(
        part.text if isinstance(part, Literal) else f"<{part.name}>"
        for part in parts
        if isinstance(part, Literal | Slot)
    )


def test_the_sections_stand_in_the_order_of_the_issued_report() -> None:
    keys = [section.key for section in load.outline("kstthc", THREE_TIERS).sections]

    first = [f"I.{n}" for n in range(1, 8)] + [f"I.7.{letter}" for letter in "abcdđ"]
    first += [f"I.{n}" for n in range(8, 13)]
    second, fourth = [f"II.{n}" for n in (1, 2, 3)], [f"IV.{n}" for n in (1, 2, 3, 4)]
    assert keys == ["I", *first, "II", *second, "III", "IV", *fourth]


def test_titles_are_the_official_ones() -> None:
    outline = load.outline("kstthc", THREE_TIERS)
    titles = {section.key: text_of(section.title) for section in outline.sections}

    assert titles["I"] == "TÌNH HÌNH, KẾT QUẢ KIỂM SOÁT THỦ TỤC HÀNH CHÍNH"
    assert titles["I.6"] == "Tình hình, kết quả giải quyết thủ tục hành chính"
    assert titles["I.10"] == "Nghiên cứu, đề xuất sáng kiến cải cách TTHC"
    assert titles["III"] == "PHƯƠNG HƯỚNG, NHIỆM VỤ CỦA KỲ TIẾP THEO"
    assert text_of(outline.title) == (
        "Tình hình, kết quả thực hiện kiểm soát thủ tục hành chính, thực hiện cơ chế một cửa, một"
        " cửa liên thông và thực hiện thủ tục hành chính trên môi trường điện tử <period>"
    )


def test_a_section_without_text_prints_the_official_phrase() -> None:
    sections = load.outline("kstthc", THREE_TIERS).sections
    empty = {section.key: section.empty for section in sections}

    assert empty["I.1"] == empty["I.2"] == "Không có nội dung báo cáo"
    assert empty["I.10"] == empty["IV.4"] == "Không có"
    assert all(s.empty for s in sections if s.kind is not SectionKind.HEADING)
    assert all(s.empty is None for s in sections if s.kind is SectionKind.HEADING)


@pytest.mark.parametrize("on", [THREE_TIERS, TWO_TIERS, TODAY])
def test_every_figure_is_a_measure_or_ratio_that_a_room_declares(on: date) -> None:
    figures = {
        part.measure for part in used(load.outline("kstthc", on)) if isinstance(part, Figure)
    }

    of_registers = {one.key for one in (*REGISTER_MEASURES, *REGISTER_RATIOS)}
    assert figures - set(MEASURES) - set(RATIOS) - of_registers == set()
    assert {"dossier.handled", "dossier.finished_late", "dossier.online_share"} <= figures


def test_every_figure_of_a_form_is_a_place_of_that_form() -> None:
    form = load.form("nine-indices", THREE_TIERS)
    columns = {column.key for column in form.columns}
    places = {(row, column) for row in ("row", "total") for column in columns}
    places |= {("total", "grade")} | {("head", field.key) for field in form.head_fields}
    assert form.levels is not None
    places |= {("levels", column.key) for column in form.levels.columns}

    outline = load.outline("kstthc", THREE_TIERS)
    found = {p for p in used(outline) if isinstance(p, FormFigure)}

    assert {part.form for part in found} == {"nine-indices"}
    assert {(part.row, part.column) for part in found} - places == set()


def test_the_fields_are_repeated_where_something_was_handled() -> None:
    section = load.outline("kstthc", THREE_TIERS).section("I.6")
    assert section is not None
    repeats = [p for s in section.sentences for p in s.parts if isinstance(p, Repeat)]

    assert [(r.by, r.where) for r in repeats] == [
        ("field", Figure("dossier.handled", FigureFormat.TWO_DIGITS))
    ]


def test_no_ward_is_written_into_the_outline() -> None:
    for on in (THREE_TIERS, TWO_TIERS, TODAY):
        outline = load.outline("kstthc", on)
        frame = outline.frame
        texts = [*outline.opening, outline.closing, outline.title, frame.place_date]
        texts += [*frame.agency, *frame.addressees, *frame.recipients]
        texts += [section.title for section in outline.sections]
        written = " ".join(text_of(parts) for parts in texts)

        assert [w for w in ("Phú Sơn", "Bỉm Sơn", "Thanh Hóa", "phường") if w in written] == []
        assert "<agency>" in written and "<parent>" in written


def test_bodies_change_with_the_two_tiers_and_the_ministry() -> None:
    def office(on: date) -> str:
        section = load.outline("kstthc", on).section("I.7.c")
        assert section is not None
        return text_of(section.title)

    assert office(date(2025, 6, 30)).endswith("tại Bộ phận Tiếp nhận hồ sơ và Trả kết quả")
    assert office(date(2025, 7, 1)).endswith("tại Trung tâm Phục vụ hành chính công")
    recipients = [load.outline("kstthc", on).national_recipient for on in (TWO_TIERS, TODAY)]
    assert recipients == ["Văn phòng Chính phủ", "Bộ Tư pháp"]


def test_the_nine_indices_leave_the_report_with_their_decree() -> None:
    def annexes(on: date) -> list[str]:
        return [annex.form for annex in load.outline("kstthc", on).annexes]

    assert annexes(THREE_TIERS) == ["06a-vpcp-kstt", "nine-indices"]
    assert annexes(TWO_TIERS) == ["06a-vpcp-kstt"]
    for on in (TWO_TIERS, TODAY):
        found = [p for p in used(load.outline("kstthc", on)) if isinstance(p, FormFigure)]
        assert found == []


def test_who_signs_stands_as_the_decree_on_documents_says() -> None:
    signature = load.outline("kstthc", THREE_TIERS).frame.signature

    assert signature == {
        "head": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        "deputy": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    }


def test_a_template_is_read_part_by_part() -> None:
    parts = parse(
        "{agency} nhận {dossier.handled} ({dossier.early_share}) tại {office},"
        " {dossier.pending:count}",
        {"agency": "Cơ quan"},
        {"office": "Bộ phận Một cửa"},
    )

    assert parts == (
        Slot("agency"),
        Literal(" nhận "),
        Figure("dossier.handled", FigureFormat.TWO_DIGITS),
        Literal(" ("),
        Figure("dossier.early_share", FigureFormat.PERCENT),
        Literal(") tại Bộ phận Một cửa, "),
        Figure("dossier.pending", FigureFormat.COUNT),
    )


@pytest.mark.parametrize("text", ["{}", "{a b}", "{Dossier.handled}", "mở {", "đóng }"])
def test_a_place_that_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(TemplateInvalid):
        parse(text, {}, {})


def test_a_report_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(load.RulebookKeyUnknown) as refused:
        load.outline("cchc", TODAY)

    assert str(refused.value) == "Không có báo cáo “cchc”; hiện có: kstthc."


def test_before_the_circular_there_is_no_report() -> None:
    with pytest.raises(load.NotInForce) as refused:
        load.outline("kstthc", date(2020, 12, 4))

    assert "chỉ có từ ngày 05/12/2020." in str(refused.value)
