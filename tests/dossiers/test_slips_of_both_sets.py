"""Every slip, filled from events, has all that its form asks, in the set of the acceptance day.

The numbers are those of the two circulars: six forms of 2018, seven of 2025.
"""

from datetime import date

import pytest
from dossier_builders import NAME, at, intake

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.kernel.actors import SYSTEM

pytestmark = pytest.mark.django_db(transaction=True)

# Accepted on -> the unit of that day, and the number of each slip ("": the set has none).
SETS = {
    "2024-01-05": (
        "14823",
        {"supplement": "02", "decline": "03", "apology": "04", "stop": "", "control": "05"},
    ),
    "2026-11-02": (
        "14818",
        {"supplement": "02", "decline": "03", "apology": "04", "stop": "05", "control": "06"},
    ),
}
BOOKS = {"2024-01-05": "06", "2026-11-02": "07"}


def office_of(day):
    on = date.fromisoformat(day)
    return agencies.resolve(SETS[day][0], on)


def worked(day):
    """Four dossiers of one day, each with what one slip tells; their codes by slip."""
    office = office_of(day)
    start = at(f"{day} 08:00")
    later = start.replace(hour=10)
    for code in ("ASKED", "REFUSED", "LATE", "GONE"):
        api.accept(
            intake(code, appointment_at=start.replace(day=start.day + 11, hour=17)),
            agency_id=office.id,
            actor=SYSTEM,
            now=start,
        )
    api.ask_supplement("ASKED", ["Giấy chứng sinh"], "Tờ khai mờ", actor=SYSTEM, now=later)
    api.refuse("REFUSED", "Không đủ điều kiện", actor=SYSTEM, now=later)
    api.withdraw("GONE", "Không còn nhu cầu", actor=SYSTEM, now=later)
    promised = start.replace(day=start.day + 18, hour=16)
    api.extend("LATE", promised, "Cần xác minh", actor=SYSTEM, now=later)
    api.route("LATE", "Trần Văn Mẫu", actor=SYSTEM, now=later)
    return {
        "supplement": "ASKED",
        "decline": "REFUSED",
        "apology": "LATE",
        "stop": "GONE",
        "control": "LATE",
    }


@pytest.mark.parametrize("day", SETS)
def test_each_slip_has_its_number_and_all_that_it_asks(units, day):
    codes, now = worked(day), at(f"{day} 11:00")
    for key, number in SETS[day][1].items():
        offered = {one.key for one in api.slips_of(codes[key], actor=SYSTEM, now=now)}
        if not number:
            assert key not in offered
            continue
        data = api.slip(codes[key], key, actor=SYSTEM, now=now)
        assert data.definition.number == f"Mẫu số {number}"
        assert data.definition.missing(data.values) == (), key
        assert {table.key for table in data.definition.tables} == set(data.tables), key


@pytest.mark.parametrize("day", SETS)
def test_the_register_book_has_a_row_a_dossier_in_the_order_they_came(units, day):
    worked(day)
    on = date.fromisoformat(day)
    book = api.register_book(office_of(day).id, on, on, actor=SYSTEM, now=at(f"{day} 11:00"))

    assert book.definition.number == f"Mẫu số {BOOKS[day]}"
    assert book.definition.missing(book.values) == ()
    rows = book.tables["dossiers"]
    assert [row["code"] for row in rows] == ["ASKED", "GONE", "LATE", "REFUSED"]
    assert {row["applicant"] for row in rows} == {NAME}
    assert [row["note"] for row in rows] == [
        "",
        "Rút hồ sơ",
        f"Hẹn lại {on.replace(day=on.day + 18):%d/%m/%Y}",
        "Từ chối",
    ]
    before = on.replace(day=on.day - 1)
    nothing = api.register_book(
        office_of(day).id, before, before, actor=SYSTEM, now=at(f"{day} 11:00")
    )
    assert nothing.tables["dossiers"] == ()


def test_the_control_sheet_shows_the_way_to_the_leader_and_back(units):
    office = office_of("2026-11-02")
    now = at("2026-11-02 09:00")
    api.accept(intake("HS-1", appointment_at=None), agency_id=office.id, actor=SYSTEM, now=now)
    api.route("HS-1", "Trần Văn Mẫu", actor=SYSTEM, now=now)
    api.submit("HS-1", actor=SYSTEM, now=now)
    api.send_back("HS-1", "sai tên", actor=SYSTEM, now=now)

    legs = api.slip("HS-1", "control", actor=SYSTEM, now=now).tables["legs"]

    assert [(leg["giver"], leg["receiver"], leg.get("note", "")) for leg in legs] == [
        ("Hệ thống", "Trần Văn Mẫu", ""),
        ("Hệ thống", "Lãnh đạo", "Trình duyệt"),
        ("Hệ thống", "Hệ thống", "Trả lại: sai tên"),
    ]


def test_only_a_correction_of_what_is_printed_issues_a_slip_again(units):
    codes, now = worked("2026-11-02"), at("2026-11-02 12:00")
    code = codes["supplement"]

    def number():
        return api.slip(code, "supplement", actor=SYSTEM, now=now).values["number"]

    first = number()
    api.correct(code, {"officer": "Lê Văn Mẫu"}, "ghi nhầm", actor=SYSTEM, now=now)
    assert number() == first
    api.correct(code, {"applicant": "Nguyễn Thị Mẫn"}, "gõ nhầm", actor=SYSTEM, now=now)
    assert number() == f"{first} (bản 2)"
