"""Files of results on the desk: attached with the act, opened by the leader, refused at the field.

Thursday 14/03/2024, 10:00.
"""

import re
import sys
from datetime import datetime
from pathlib import Path

import pytest
from desk_files import STILL_OPEN
from django.core.files.uploadedfile import SimpleUploadedFile
from screen import hidden_value, text_of

from motcua.kernel.dates import VIETNAM

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "dossiers"))
from result_builders import signed, with_macro, word

NOW = datetime(2024, 3, 14, 10, 0, tzinfo=VIETNAM)
CODE = STILL_OPEN[0]
PAGE = f"/ho-so/xem/{CODE}/"

pytestmark = pytest.mark.django_db(transaction=True)


def act(client, slug, file=None, field="", **values):
    seen = hidden_value(client.get(f"/ho-so/viec/{slug}/{CODE}/"), "da-xem")
    if file is not None:
        values[field] = SimpleUploadedFile(file.name, file.content)
    return client.post(f"/ho-so/viec/{slug}/{CODE}/", {"da-xem": seen, **values})


def addresses(answer):
    return re.findall(r'href="(/ho-so/tep-ket-qua/[^"]+)"', answer.content.decode())


def test_a_draft_is_opened_by_the_leader_and_the_signed_result_by_the_counter(
    specialist, leader, counter, imported
):
    draft, result = word(), signed()
    assert act(specialist, "du-thao", draft, "draft_file").status_code == 302
    assert act(specialist, "trinh-lanh-dao").status_code == 302

    [address] = addresses(leader.get(f"/ho-so/viec/duyet/{CODE}/"))
    opened = leader.get(address)
    assert opened.content == draft.content
    assert opened.headers["Content-Disposition"].startswith('attachment; filename="du-thao-H56')
    assert "sandbox" in opened.headers["Content-Security-Policy"]
    assert "no-store" in opened.headers["Cache-Control"]
    assert opened.headers["X-Content-Type-Options"] == "nosniff"

    done = act(leader, "duyet", result, "result_file", result_no="7/TL", result_code="KQ-7")
    assert done.status_code == 302
    assert act(specialist, "co-ket-qua").status_code == 302
    shown = counter.get(PAGE)
    words = text_of(shown)
    assert "Số ký hiệu 7/TL" in words and "Mã số kết quả điện tử KQ-7" in words
    # The draft is done with once there is a result.
    [address] = addresses(shown)
    assert counter.get(address).content == result.content


def test_a_file_that_is_refused_is_told_at_its_field_and_what_was_typed_stays(specialist, imported):
    answer = act(specialist, "du-thao", with_macro(), "draft_file", draft="Trích lục số 7")
    page = answer.content.decode()
    assert answer.status_code == 422
    fault = page.split('id="viec-draft_file-loi">')[1].split("</p>")[0]
    assert "Tệp “du-thao.docx” có macro; hãy lưu lại trong Word" in fault
    assert "Trích lục số 7</textarea>" in page


def test_a_form_with_a_file_is_sent_in_parts_and_others_are_not(specialist, imported):
    with_file = specialist.get(f"/ho-so/viec/du-thao/{CODE}/").content.decode()
    without = specialist.get(f"/ho-so/viec/y-kien/{CODE}/").content.decode()
    assert 'hx-encoding="multipart/form-data"' in with_file
    assert "multipart/form-data" not in without


def test_another_wards_people_do_not_find_the_file(specialist, stranger, imported):
    act(specialist, "du-thao", word(), "draft_file")
    [address] = addresses(specialist.get(PAGE))
    assert stranger.get(address).status_code == 404
    assert specialist.get(address[:-2] + "0/").status_code == 404
