"""What the pages of a register propose and how they say it."""

import io
from datetime import date, datetime

import openpyxl
import pytest
from screen import text_of
from signing_in import desk_at

from motcua.config import clock
from motcua.desk.register_words import due_of
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.registers import api

NOW = datetime(2024, 3, 14, 9, 0, tzinfo=VIETNAM)  # a Thursday
TODAY = NOW.date()


@pytest.fixture
def task(ward):
    """`task(code, due_on)`: an assignment of Phú Sơn, given on 01/03/2024."""

    def give(code, due_on=None, agency=ward, **said):
        values = {
            "task": f"Việc {code}",
            "kind": "leader",
            "source_document": "15/TB-UBND",
            "issued_on": date(2024, 3, 1),
            "due_on": due_on,
            **said,
        }
        return api.record("assignments", agency, values, actor=SYSTEM, now=NOW, code=code)

    return give


def finish(entry):
    said = {"done_on": TODAY, "result": "Xong"}
    return api.apply("assignments", entry.id, "finish", said, actor=SYSTEM, now=NOW)


def test_the_number_of_open_entries_on_the_index_opens_these_entries(reporter, task):
    task("NV-1")
    finish(task("NV-2"))

    index = reporter.get("/so/").content.decode()
    assert '<a href="/so/assignments/?trang-thai=chua-xong">1 chưa hoàn thành</a>' in index
    page = text_of(reporter.get("/so/assignments/?trang-thai=chua-xong"))
    assert "NV-1" in page
    assert "NV-2" not in page


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2024, 3, 13), "quá hạn 1 ngày làm việc"),
        (date(2024, 3, 14), "đến hạn hôm nay"),
        (date(2024, 3, 18), "còn 2 ngày làm việc"),  # Friday and Monday
        (date(2024, 12, 31), "còn hạn"),  # nobody counts 200 days
        (date(2060, 1, 1), "còn hạn"),  # no calendar reaches there
    ],
)
def test_a_due_day_is_said_in_working_days_as_far_as_anybody_counts(
    reporter, task, ward, due_on, words
):
    entry = task("NV-1", due_on)
    definition = api.definition_of("assignments", TODAY)

    assert due_of(definition, entry, TODAY, ward).words == words
    assert words in text_of(reporter.get("/so/assignments/"))


def test_a_saturday_after_a_friday_is_not_told_as_0_days(task, ward):
    definition = api.definition_of("assignments", date(2024, 3, 15))

    due = due_of(definition, task("NV-1", date(2024, 3, 16)), date(2024, 3, 15), ward)

    assert (due.mark, due.words) == ("soon", "đến hạn vào ngày nghỉ")


def test_a_task_of_a_dissolved_ward_is_late_as_of_its_last_day(task, ward):
    definition, late = api.definition_of("assignments", TODAY), task("NV-1", date(2024, 3, 13))

    due = due_of(definition, late, date(2026, 11, 20), ward)

    assert due.words == "quá hạn khi đơn vị giải thể (30/06/2025)"


def test_a_certificate_runs_out_and_is_not_overdue(reporter, ward):
    said = {
        "holder": "UBND phường",
        "subject": "agency",
        "place": "office",
        "issued_on": date(2020, 1, 2),
        "valid_until": date(2024, 3, 12),
    }
    api.record("certificates", ward, said, actor=SYSTEM, now=NOW)

    page = text_of(reporter.get("/so/certificates/"))

    assert "hết hiệu lực 2 ngày làm việc" in page
    assert "quá hạn" not in page.lower()
    assert "1 hết hiệu lực" in text_of(reporter.get("/so/"))


def test_the_day_of_a_verb_is_today_unless_it_stands_already(reporter, task):
    entry = task("NV-1")
    address = f"/so/assignments/xem/{entry.id}/viec/finish/"

    assert 'name="done_on" value="14/03/2024"' in reporter.get(address).content.decode()


def test_the_first_faulty_field_has_the_cursor(reporter):
    page = reporter.post("/so/assignments/them/", {"task": "Việc", "kind": "leader"})

    assert page.status_code == 422
    marked = [tag for tag in page.content.decode().split("<") if "autofocus" in tag]
    assert len(marked) == 1
    assert 'name="source_document"' in marked[0]


def test_only_a_long_text_takes_the_whole_width_of_the_form(reporter):
    page = reporter.get("/so/assignments/them/").content.decode()
    wide = {part.split('for="muc-')[1].split('"')[0] for part in page.split('"field wide"')[1:]}

    assert {"task", "result", "handed_to", "urging"} <= wide
    assert not {"source_document", "officer", "issuer_person", "cooperation"} & wide


def test_the_blank_file_has_the_headings_and_no_row(reporter):
    answer = reporter.get("/so/assignments/nhap/tep-mau/")

    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer))).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    definition = api.definition_of("assignments", TODAY)
    assert rows == [tuple(heading.label for heading in api.import_headings(definition))]


def test_a_number_of_a_document_is_no_quantity(reporter, ward):
    said = {
        "number": 1024,
        "arrived_on": TODAY,
        "issuer": "UBND tỉnh",
        "reference": "5/KH-UBND",
        "dated_on": TODAY,
        "excerpt": "Kế hoạch",
    }
    api.record("incoming", ward, said, actor=SYSTEM, now=NOW)

    page = text_of(reporter.get("/so/incoming/"))

    assert " 1024 " in page
    assert "1.024" not in page
    assert "DEN-2024" not in page  # the number says which document it is


def test_entries_of_other_units_in_the_list_say_whose_they_are(reporter, upper_tier, task, ward):
    task("NV-1")

    assert "Đơn vị" not in text_of(reporter.get("/so/assignments/"))
    assert f"Đơn vị Trạng thái NV-1 Việc NV-1 Lãnh đạo cơ quan giao 01/03/2024 {ward.name}" in (
        text_of(upper_tier.get("/so/assignments/"))
    )


@pytest.fixture
def upper_tier(ward):
    """A reporter of the town above Phú Sơn."""
    return desk_at("381", date(2024, 3, 14), "reporter", "thanhhoa")


def test_a_dissolved_unit_opens_its_last_year(reporter, monkeypatch):
    later = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)
    monkeypatch.setattr(clock, "now", lambda: later)

    for address in ("/nhiem-vu/tinh-hinh/", "/so/outgoing/in-so/"):
        page = reporter.get(address)
        assert page.status_code == 200, address
        assert 'value="30/06/2025"' in page.content.decode(), address
