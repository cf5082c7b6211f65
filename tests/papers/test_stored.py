"""A document as plain data: what is read back is the document, and prints the same bytes."""

import json

import pytest
from papers import samples

from motcua.papers import api as papers
from motcua.papers.errors import StoredDocumentUnreadable


def test_blocks_of_every_kind_come_back_equal():
    document = samples.report()

    stored = json.loads(json.dumps(papers.to_data(document)))

    assert papers.from_data(stored) == document


@pytest.mark.parametrize("format", ["docx", "xlsx", "html"])
def test_what_is_read_back_prints_the_same_bytes(format):
    document = samples.report()

    again = papers.from_data(json.loads(json.dumps(papers.to_data(document))))

    assert papers.write(again, format) == papers.write(document, format)


@pytest.mark.parametrize(
    "stored",
    [{"_": "Table"}, {"_": "Không có"}, {"_": "Note", "text": "x"}, {}, {"_": "Document", "a": 1}],
)
def test_what_is_no_document_is_refused(stored):
    with pytest.raises(StoredDocumentUnreadable):
        papers.from_data(stored)
