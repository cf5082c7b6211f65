"""The receipt (Mẫu 01) says how many originals, certified copies and photocopies were handed in."""

from datetime import date

import pytest
from intake_builders import BIRTH, at, form
from papers.readers import docx_text, pdf_texts

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.intake_data import EnclosureForm
from motcua.kernel.actors import Actor
from motcua.papers import api as papers

pytestmark = pytest.mark.django_db(transaction=True)
# Accepted on -> the ward of that day, and the circular whose form it is.
SETS = {"2024-01-05": ("14823", "01/2018/TT-VPCP"), "2026-11-02": ("14818", "03/2025/TT-VPCP")}


def plain(text):
    return "".join(text.split())


@pytest.mark.parametrize("day", SETS)
def test_the_quantities_of_every_kind_are_read_back_from_word_and_pdf(units, day):
    ward = agencies.resolve(SETS[day][0], date.fromisoformat(day))
    clerk = Actor(user_id=7, name="Lê Thị Tiếp", role="counter", agency_id=ward.id)
    now = at(f"{day} 08:05")
    first, second = api.procedure_offer(BIRTH, now.date(), "counter", ward.id).enclosures[:2]
    said = form(
        enclosures=(
            EnclosureForm(first.key, {"original": "1", "certified": "2", "copy": "3"}),
            EnclosureForm(second.key, {"electronic": "4"}),
        ),
        other_enclosures="Giấy chứng sinh (5 bản photo)",
        sets="6",
    )
    code = api.take_in(said, agency_id=ward.id, actor=clerk, now=now, idempotency_key="mot").code

    data = api.slip(code, "receipt", actor=clerk, now=now)

    assert data.definition.source.act == SETS[day][1]
    assert data.tables["enclosures"] == (
        {"name": first.name, "original": "01", "certified": "02", "copy": "03"},
        {"name": f"{second.name} (4 bản điện tử)"},
        {"name": "Giấy chứng sinh", "copy": "05"},
    )
    document = papers.slip_document(data.definition, data.values, data.tables)
    word = plain("".join(docx_text(papers.write(document, "docx"))))
    pdf = plain(" ".join(pdf_texts(papers.write(document, "pdf"))))
    for words in ("Bản chính", "Bản chứng thực", "Bản photo", f"1{first.name}010203"):
        assert plain(words) in word, words
    # The narrow heads stand over one another in the PDF, line by line.
    for words in ("chính", "chứng", "photo", "010203"):
        assert words in pdf, words
    for words in ("Số lượng hồ sơ: 06 (bộ)", "(4 bản điện tử)", "3Giấy chứng sinh05"):
        assert plain(words) in word and plain(words) in pdf, words
