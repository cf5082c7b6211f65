"""The HTML of the live preview: meaning in the tags, figures marked, text always escaped."""

from html.parser import HTMLParser

import pytest
from papers import samples

from motcua.papers.api import html_fragment, write
from motcua.papers.data import Document, Heading, Note, Paragraph, Run, Section
from motcua.papers.errors import FormatUnknown


class Outline(HTMLParser):
    """Collects tags with their attributes, and the text of `data` and `th` elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.figures: list[tuple[str, str, str]] = []
        self._inside: dict[str, str] | None = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._inside = dict(attrs) if tag == "data" else None

    def handle_data(self, data):
        if self._inside and self._inside.get("data-measure"):
            self.figures.append((self._inside["data-measure"], self._inside["value"], data))
        self._inside = None

    def of(self, tag: str) -> list[dict[str, str]]:
        """Attributes of every such element."""
        return [attributes for name, attributes in self.tags if name == tag]


def test_figures_in_the_text_are_marked_with_measure_and_plain_value():
    document = Document("Thử", (samples.narrative_section(),))
    assert Outline(html_fragment(document)).figures == [
        ("dossier.handled", "1085", "1.085"),
        ("dossier.early_share", "77.1", "77,1%"),
        ("dossier.finished_late", "0", "00"),
    ]


def test_every_figure_of_the_form_is_marked():
    outline = Outline(html_fragment(Document("Thử", (samples.form_section(),))))
    # 53 rows of 11 figures, but for the row that nobody filled.
    assert len(outline.figures) == 52 * 11
    assert outline.figures[-11] == ("dossier.column_3", "1085", "1.085")


def test_headings_of_tables_say_what_they_head():
    outline = Outline(html_fragment(Document("Thử", (samples.form_section(),))))
    scopes = [cell.get("scope") for cell in outline.of("th")]
    assert scopes.count("colgroup") == 4
    assert scopes.count("col") == 13
    assert scopes.count("row") == 53


def test_text_is_escaped_everywhere():
    bad = "<script>alert(1)</script>"
    blocks = (Paragraph((Run(bad),)), Heading(1, bad), Note(bad))
    text = html_fragment(Document(bad, (Section(blocks),)))
    assert "<script" not in text
    assert text.count("&lt;script&gt;") == 3


def test_the_page_is_self_contained():
    text = write(samples.report(), "html").decode()
    outline = Outline(text)
    assert text.startswith("<!doctype html>")
    assert outline.of("html") == [{"lang": "vi"}]
    assert not outline.of("link")
    assert not outline.of("script")
    assert not outline.of("img")
    assert "url(" not in text


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(FormatUnknown) as refused:
        write(samples.report(), "odt")
    assert str(refused.value) == "Không có định dạng “odt”; chọn một trong: docx, xlsx, pdf, html."
