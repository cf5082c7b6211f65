"""Sentences from an outline, without a database: every figure below is typed by hand."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from motcua.agencies.data import AgencyView
from motcua.kernel.dates import VIETNAM
from motcua.kernel.forms import FormColumn, FormDefinition, Source
from motcua.kernel.measures import Measure, Ratio, Unit
from motcua.kernel.outlines import (
    Figure,
    FigureFormat,
    FormFigure,
    Frame,
    Literal,
    Outline,
    OutlineSection,
    Repeat,
    RowPart,
    RowText,
    SectionKind,
    Sentence,
    Slot,
)
from motcua.kernel.periods import Period
from motcua.kernel.vocabulary import NumberFormats
from motcua.reports.data import Cell, CellStatus, FormSheet, SheetRow
from motcua.reports.narrative import measures_in, sections_of
from motcua.reports.narrative_data import SectionText, TextPart
from motcua.reports.narrative_figures import Figures, printed

ON = date(2020, 1, 1)
WARD = AgencyView(1, "14823", "Phường Phú Sơn", "phuong", "commune", ON, None, False)
FORMATS = NumberFormats(".", ",", "-", 1, 1, 2)
SLOTS = {"agency": "UBND phường Phú Sơn"}


def measure(name: str) -> Measure:
    return Measure(f"dossier.{name}", "dossier_fact", "1 = 1", Unit.DOSSIER, name)


def form(key: str, columns: tuple[FormColumn, ...], rows_by: str | None) -> FormDefinition:
    return FormDefinition(
        key=key,
        code="",
        issued_by="",
        title=("Biểu",),
        unit_line="",
        fact="dossier_fact" if rows_by else None,
        rows_by=rows_by,
        row_header=("STT", "Dòng"),
        columns=columns,
        rows=(),
        identities=(),
        accounting={"default": {}},
        landscape=False,
        regime="nd09-2019",
        valid_from=ON,
        valid_to=None,
        source=Source("thử"),
    )


def cells(**values: int | Decimal | None) -> dict[str, Cell]:
    return {
        name[1:]: Cell(value, CellStatus.MISSING if value is None else CellStatus.AUTO)
        for name, value in values.items()
    }


def sheet(definition: FormDefinition, rows: tuple[SheetRow, ...], total) -> FormSheet:
    return FormSheet(
        form=definition,
        agency=WARD,
        period=Period(date(2024, 1, 1), date(2024, 3, 14)),
        as_of=datetime(2024, 3, 15, tzinfo=VIETNAM),
        rulebook_version="thử",
        overlay="default",
        rows=rows,
        total=total,
    )


COUNTED = form(
    "06a",
    (
        FormColumn("3", "Tổng số", ("Tổng số",), "dossier.handled"),
        FormColumn("7", "Đã giải quyết", ("Đã giải quyết",), "dossier.finished"),
    ),
    "field",
)
TYPED = form("nine-indices", (FormColumn("4", "Điểm", ("Điểm",), None, "decimal"),), None)

MAIN = sheet(
    COUNTED,
    (
        SheetRow("chung-thuc", "10", "Lĩnh vực Chứng thực", cells(c3=1031, c7=1030)),
        SheetRow("ho-tich", "20", "Lĩnh vực Hộ tịch", cells(c3=7, c7=0)),
        SheetRow("thu-vien", "42", "Lĩnh vực Thư viện", cells(c3=0, c7=0)),
    ),
    cells(c3=1038, c7=1030),
)
NINE = sheet(
    TYPED,
    (
        SheetRow("1", "1", "Thời gian", cells(c4=Decimal("1.80"))),
        SheetRow("2", "2", "Công khai", cells(c4=Decimal(2))),
        SheetRow("3", "3", "Thái độ", cells(c4=None)),
    ),
    cells(c4=None),
)
FIGURES = Figures(
    main=MAIN,
    sheets={"06a": MAIN, "nine-indices": NINE},
    counts={
        "chung-thuc": {"dossier.early": 40, "dossier.late": 0},
        "ho-tich": {"dossier.early": 2, "dossier.late": 0},
    },
    ratios={
        "dossier.early_share": Ratio(
            "dossier.early_share", measure("early"), measure("finished"), ""
        ),
        "dossier.no_share": Ratio("dossier.no_share", measure("early"), measure("late"), ""),
    },
    formats=FORMATS,
)

HANDLED = Figure("dossier.handled", FigureFormat.TWO_DIGITS)
FINISHED = Figure("dossier.finished", FigureFormat.TWO_DIGITS)


def section(*sentences: Sentence, kind=SectionKind.FIGURES, empty="Không có") -> OutlineSection:
    return OutlineSection("I.1", "1", 2, (Literal("Mục"),), kind, empty, sentences)


def outline(*sections: OutlineSection) -> Outline:
    frame = Frame((), "Số:      /BC-UBND", "BÁO CÁO", (), (), (), {"head": ("CHỦ TỊCH",)})
    return Outline(
        key="thu",
        label="Thử",
        regime="nd09-2019",
        frame=frame,
        title=(),
        opening=(),
        sections=sections,
        closing=(),
        annexes=(),
        slots={},
        national_recipient="",
        valid_from=ON,
        valid_to=None,
        source=Source("thử"),
    )


def resolved(one: OutlineSection, texts=None):
    (found,) = sections_of(outline(one), SLOTS, FIGURES, texts or {})
    return found


def sentence_text(*parts, when=None) -> str:
    """The text of the only sentence; "" when it is not printed."""
    found = resolved(section(Sentence("s", parts, when)))
    return "".join(s.text for s in found.sentences)


def test_slots_and_figures_stand_where_the_outline_puts_them():
    text = sentence_text(Slot("agency"), Literal(" nhận "), HANDLED, Literal(" hồ sơ."))
    assert text == "UBND phường Phú Sơn nhận 1.038 hồ sơ."


def test_a_figure_carries_its_measure_and_its_plain_value():
    (one,) = resolved(section(Sentence("s", (HANDLED,)))).sentences
    assert one.parts == (TextPart("1.038", "dossier.handled", "1038"),)


def test_a_measure_that_the_form_prints_is_read_from_its_cells_not_counted_again():
    wrong = {"chung-thuc": {"dossier.handled": 5}}
    figures = Figures(MAIN, {}, wrong, {}, FORMATS)
    assert figures.value(HANDLED, None) == 1038
    assert figures.value(HANDLED, MAIN.rows[0]) == 1031


def test_a_measure_beside_the_form_is_the_sum_of_its_rows():
    early = Figure("dossier.early", FigureFormat.COUNT)
    assert FIGURES.value(early, None) == 42
    assert FIGURES.value(early, MAIN.rows[1]) == 2
    assert FIGURES.value(early, MAIN.rows[2]) == 0


def test_a_share_is_computed_from_its_two_parts_and_rounded_half_up():
    # 42 of 1030 is 4,0776…%.
    assert sentence_text(Figure("dossier.early_share", FigureFormat.PERCENT)) == "4,1%"


def test_a_share_of_nothing_is_no_figure():
    (one,) = resolved(
        section(Sentence("s", (Figure("dossier.no_share", FigureFormat.PERCENT),)))
    ).sentences
    assert one.parts == (TextPart("-", "dossier.no_share", None),)


def test_a_clause_is_repeated_for_each_row_that_has_the_figure():
    clause = Repeat("field", HANDLED, (RowText(RowPart.LABEL), Literal(" "), HANDLED), "; ")
    assert sentence_text(Literal("Gồm: "), clause, Literal(".")) == (
        "Gồm: Chứng thực 1.031; Hộ tịch 07."
    )


def test_a_figure_of_a_repeated_row_is_named_with_its_row():
    clause = Repeat("field", HANDLED, (HANDLED,), "; ")
    (one,) = resolved(section(Sentence("s", (clause,)))).sentences
    assert [p.measure for p in one.parts if p.measure] == [
        "dossier.handled@chung-thuc",
        "dossier.handled@ho-tich",
    ]


def test_a_sentence_whose_clause_has_no_row_is_not_printed():
    nothing = Repeat("field", Figure("dossier.late", FigureFormat.COUNT), (HANDLED,), "; ")
    assert sentence_text(Literal("Quá hạn: "), nothing, Literal(".")) == ""


def test_rows_of_a_typed_form_are_named_by_number_and_label():
    point = FormFigure("nine-indices", "row", "4", FigureFormat.POINTS)
    parts = (RowText(RowPart.NUMBER), Literal(". "), RowText(RowPart.LABEL), Literal(": "), point)
    assert sentence_text(Repeat("nine-indices", None, parts, ";\n")) == (
        "1. Thời gian: 1,8;\n2. Công khai: 2;\n3. Thái độ: -"
    )


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (FINISHED, "có"),
        (Figure("dossier.late", FigureFormat.COUNT), ""),  # zero
        (FormFigure("nine-indices", "total", "4", FigureFormat.POINTS), ""),  # missing
        (FormFigure("nine-indices", "1", "4", FigureFormat.POINTS), "có"),
    ],
)
def test_a_condition_holds_for_a_figure_that_is_there_and_not_zero(when, shown):
    assert sentence_text(Literal("có"), when=when) == shown


@pytest.mark.parametrize(
    ("value", "how", "text"),
    [
        (7, FigureFormat.COUNT, "7"),
        (7, FigureFormat.TWO_DIGITS, "07"),
        (1234, FigureFormat.TWO_DIGITS, "1.234"),
        (Decimal("77.10"), FigureFormat.PERCENT, "77,1%"),
        (Decimal("100.0"), FigureFormat.PERCENT, "100%"),
        (Decimal("0.0"), FigureFormat.PERCENT, "0%"),
        (Decimal("17.4"), FigureFormat.POINTS, "17,4"),
        (Decimal("2"), FigureFormat.POINTS, "2"),
        (Decimal("20"), FigureFormat.POINTS, "20"),
        ("Xuất sắc", FigureFormat.TEXT, "Xuất sắc"),
        (None, FigureFormat.COUNT, "-"),
    ],
)
def test_figures_are_printed_as_official_prose_writes_them(value, how, text):
    assert printed(value, how, FORMATS) == text


def test_a_section_with_nothing_says_the_official_phrase():
    silent = Sentence("s", (Literal("x"),), Figure("dossier.late", FigureFormat.COUNT))
    assert resolved(section(silent)).phrase == "Không có"
    assert resolved(section(kind=SectionKind.TEXT)).phrase == "Không có"


def test_the_officers_text_replaces_the_phrase_and_follows_the_sentences():
    text = SectionText("Đã làm xong.", 2, datetime(2024, 3, 14, tzinfo=VIETNAM), "Lê Thị Mẫu")
    written = resolved(section(kind=SectionKind.TEXT), {"I.1": text})
    assert (written.written, written.phrase) == ("Đã làm xong.", None)
    both = resolved(section(Sentence("s", (HANDLED,))), {"I.1": text})
    assert ([s.text for s in both.sentences], both.written) == (["1.038"], "Đã làm xong.")


def test_a_text_taken_back_brings_the_phrase_back():
    text = SectionText("", 3, datetime(2024, 3, 14, tzinfo=VIETNAM), "Lê Thị Mẫu")
    assert resolved(section(kind=SectionKind.TEXT), {"I.1": text}).phrase == "Không có"


def test_every_measure_that_a_sentence_needs_is_known_before_counting():
    clause = Repeat("field", Figure("dossier.b", FigureFormat.COUNT), (FINISHED,), "; ")
    sentence = Sentence("s", (HANDLED, clause), Figure("dossier.a", FigureFormat.COUNT))
    assert measures_in(outline(section(sentence))) == {
        "dossier.a",
        "dossier.b",
        "dossier.handled",
        "dossier.finished",
    }
