"""Nobody signs a page that says nothing else, whatever the length of the document."""

import pytest
from docx.oxml.ns import qn
from papers import samples
from papers.readers import docx_part, pdf_drawings, pdf_tables, pdf_texts, ruled

from motcua.papers.api import write
from motcua.papers.data import (
    Document,
    HeadCell,
    Heading,
    Note,
    Paragraph,
    ParagraphStyle,
    Picture,
    Run,
    Section,
    Signature,
    Signer,
    Table,
    TableCell,
    TableRow,
)
from motcua.papers.keeping import kept_together

SIGNATURE = Signature(Signer(("CHỦ TỊCH",), name="Người Ký"))
TABLE = Table(((HeadCell("Tên"),),), (TableRow((TableCell("Một"),)),), (30,))
NOTE = Note("Nêu riêng: rút 14.")
TEXT = Paragraph((Run("Kết thúc báo cáo./."),))


def document(rows: int) -> Document:
    """Biểu 06a of so many rows."""
    return Document("Thử", (samples.form_section(rows),))


@pytest.mark.parametrize("rows", range(16, 24))
def test_the_page_of_a_signature_has_the_total_of_its_table(rows):
    raw = write(document(rows), "pdf")
    signed = [text for text in pdf_texts(raw) if "NGƯỜI LẬP BIỂU" in text]
    assert len(signed) == 1
    assert "Tổng 1.085 1.084" in signed[0]
    # And with the heading, since every page of a table repeats it.
    assert "Lĩnh vực, công việc giải quyết theo cấp" in signed[0].replace("\n", " ")


def test_no_row_is_lost_where_the_last_ones_move_to_the_signature():
    labels = [
        row[0]
        for table in pdf_tables(write(document(20), "pdf"))
        for row in table[4:]
        if len(table[0]) == 13
    ]
    assert labels[:20] == [str(number) for number in range(1, 21)]


def test_in_word_the_last_rows_and_notes_keep_with_the_signature():
    section = Section((TABLE, NOTE, SIGNATURE))
    tree = docx_part(write(Document("Thử", (section,)), "docx"))
    last = ruled(tree)[0].findall(qn("w:tr"))[-1]
    assert last.find(f".//{qn('w:keepNext')}") is not None
    note = next(p for p in tree.iter(qn("w:p")) if "".join(p.itertext()).startswith("Nêu riêng"))
    assert note.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


@pytest.mark.parametrize(
    ("blocks", "groups"),
    [
        ((TEXT, SIGNATURE), [(TEXT, (SIGNATURE,))]),
        ((TEXT, TABLE, SIGNATURE), [(TEXT, ()), (TABLE, (SIGNATURE,))]),
        ((TABLE, NOTE, SIGNATURE), [(TABLE, (NOTE, SIGNATURE))]),
        ((TABLE, NOTE, TEXT), [(TABLE, ()), (NOTE, ()), (TEXT, ())]),
        ((SIGNATURE,), [(SIGNATURE, ())]),
    ],
)
def test_a_signature_stays_with_what_stands_before_it(blocks, groups):
    assert kept_together(blocks) == groups


FEW = Table(
    ((HeadCell("Tỷ lệ", colspan=2),), (HeadCell("Hài lòng"), HeadCell("Không"))),
    (TableRow((TableCell("78,6"), TableCell("21,4"))),),
    (30, 30),
)


@pytest.mark.parametrize("lines", range(28, 44))
def test_a_short_table_stands_unbroken_with_its_title_and_signature(lines):
    texts = (Paragraph((Run(f"Dòng {number}."),)) for number in range(lines))
    section = Section((*texts, Heading(4, "II. Mức độ hài lòng"), FEW, SIGNATURE))

    pages = pdf_texts(write(Document("Thử", (section,)), "pdf"))

    assert [page for page in pages if "II. Mức độ" in page] == [
        page for page in pages if "78,6" in page and "CHỦ TỊCH" in page
    ]
    assert sum("Hài lòng Không" in page for page in pages) == 1


NARROW = Table(
    ((HeadCell("Tên"), HeadCell("Ghi chú")),),
    (
        TableRow((TableCell("Thấp"), TableCell("một hai"))),
        TableRow((TableCell("Cao"), TableCell("chữ dài " * 120))),  # some 30 lines of its column
    ),
    (100, 60),
)


def test_a_tall_row_fills_the_page_and_goes_on_with_the_heads_repeated():
    texts = tuple(Paragraph((Run(f"Dòng {number}."),)) for number in range(24))
    pages = pdf_texts(write(Document("Thử", (Section((*texts, NARROW)),)), "pdf"))

    assert ["chữ dài" in page for page in pages] == [True, True]
    assert ["Ghi chú" in page for page in pages] == [True, True]


def test_in_word_only_a_tall_row_may_split():
    tree = docx_part(write(Document("Thử", (Section((NARROW,)),)), "docx"))
    whole = [
        row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        for row in ruled(tree)[0].findall(qn("w:tr"))
    ]

    assert whole == [True, True, False]


PICTURE = Picture(
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">'
    '<rect x="10" y="10" width="150" height="60" fill="#124a8c"/></svg>',
    "Hài lòng",
)


@pytest.mark.parametrize("style", list(ParagraphStyle))
@pytest.mark.parametrize("lines", range(30, 40))
def test_the_title_of_a_picture_stands_on_the_page_of_the_picture(lines, style):
    texts = (Paragraph((Run(f"Dòng {number}."),)) for number in range(lines))
    title = Paragraph((Run("Hài lòng tới mức nào?"),), style, keeps_next=True)
    raw = write(Document("Thử", (Section((*texts, title, PICTURE)),)), "pdf")

    drawn = [number for number, count in enumerate(pdf_drawings(raw)) if count]
    titled = [number for number, text in enumerate(pdf_texts(raw)) if "tới mức nào" in text]

    assert len(drawn) == 1
    assert titled == drawn


def test_in_word_the_title_of_a_picture_keeps_with_it():
    title = Paragraph((Run("Hài lòng tới mức nào?"),), keeps_next=True)
    tree = docx_part(write(Document("Thử", (Section((TEXT, title, PICTURE)),)), "docx"))
    kept = [
        ("".join(p.itertext()), p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None)
        for p in tree.iter(qn("w:p"))
    ]

    assert ("Hài lòng tới mức nào?", True) in kept
    assert ("Kết thúc báo cáo./.", False) in kept


def test_in_word_heads_keep_with_the_first_row_and_short_tables_together():
    three = Table(TABLE.head, TABLE.rows * 3, (30,))
    long = Table(TABLE.head, TABLE.rows * 30, (30,))
    tree = docx_part(write(Document("Thử", (Section((three, TEXT, long)),)), "docx"))
    kept = [
        [row.find(f".//{qn('w:keepNext')}") is not None for row in table.findall(qn("w:tr"))]
        for table in ruled(tree)
    ]

    assert kept == [[True, True, True, False], [True] + [False] * 30]
