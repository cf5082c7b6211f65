"""Registers and the wrong user: another office finds nothing, a reader writes nothing."""

from datetime import date, datetime

import pytest
from screen import text_of

from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.registers import api
from motcua.registers.ledger.models import RegisterEntry

NOW = datetime(2024, 3, 14, 9, 0, tzinfo=VIETNAM)
DAY = date(2024, 3, 1)
CODES = {"offerings": "1.001193", "mailboxes": "motcua@example.vn"}
SAID = {
    "assignments": {
        "task": "Rà soát thủ tục",
        "kind": "leader",
        "source_document": "15/TB-UBND",
        "issued_on": DAY,
    },
    "inspections": {
        "unit": "Trạm Y tế",
        "unit_kind": "agency",
        "topic": "reform",
        "form": "own",
        "plan_document": "93/QĐ-UBND",
        "plan_on": DAY,
    },
    "findings": {"problem": "Niêm yết thiếu", "inspection": "KT-1", "found_on": DAY},
    "incoming": {
        "arrived_on": DAY,
        "issuer": "UBND tỉnh",
        "reference": "5/KH-UBND",
        "dated_on": DAY,
        "excerpt": "Kế hoạch năm",
    },
    "outgoing": {
        "kind": "bao_cao",
        "body": "committee",
        "dated_on": DAY,
        "excerpt": "Kết quả quý I",
    },
    "feedback": {
        "subject": "Đèn đường không sáng",
        "kind": "city",
        "channel": "hotline",
        "received_on": DAY,
    },
    "outreach": {
        "subject": "Chuyên mục số 1",
        "kind": "post",
        "medium": "website",
        "topic": "reform",
        "held_on": DAY,
    },
    "offerings": {"name": "Đăng ký khai sinh", "tier": "commune", "in_force_on": DAY},
    "simplifications": {
        "procedure": "1.001193",
        "main_kind": "other",
        "content": "Gộp hai mẫu tờ khai",
        "proposed_on": DAY,
    },
    "certificates": {
        "holder": "UBND phường",
        "subject": "agency",
        "place": "office",
        "issued_on": DAY,
    },
    "mailboxes": {"holder": "Bộ phận Một cửa", "subject": "department", "granted_on": DAY},
}
VERBS = {
    "assignments": "finish",
    "inspections": "inspect",
    "findings": "assign",
    "incoming": "finish",
    "outgoing": "issue",
    "feedback": "answer",
    "outreach": "cancel",
    "offerings": "abolish",
    "simplifications": "drop",
    "certificates": "revoke",
    "mailboxes": "close",
}
OWN_PAGES = {
    "assignments": ("/nhac-viec/", "/nhiem-vu/cay-giao-viec/", "/nhiem-vu/tinh-hinh/"),
    "incoming": ("/so/incoming/can-xu-ly/", "/so/incoming/in-so/"),
    "outgoing": ("/so/outgoing/can-xu-ly/", "/so/outgoing/in-so/"),
}
every_register = pytest.mark.parametrize("key", SAID)


@pytest.fixture
def kept(ward):
    """`kept(key)`: the number of the ward's one entry in that register."""

    def keep(key: str) -> int:
        if key == "findings":
            visit = SAID["inspections"] | {"inspected_on": DAY}
            api.record("inspections", ward, visit, actor=SYSTEM, now=NOW, code="KT-1",
                       state="inspected")  # fmt: skip
        entry = api.record(key, ward, SAID[key], actor=SYSTEM, now=NOW, code=CODES.get(key, ""))
        return entry.id

    return keep


def _writing(key: str, entry: int) -> dict[str, dict[str, str]]:
    """Addresses that write, each with what is posted there."""
    at = f"/so/{key}/xem/{entry}/"
    return {
        f"{at}viec/{VERBS[key]}/": {"ly-do": "x", "reason": "x"},
        f"{at}dinh-chinh/": {"note": "x", "ly-do": "Ghi nhầm"},
    }


@every_register
def test_another_office_finds_nothing_of_a_register_and_changes_nothing(stranger, kept, key):
    entry = kept(key)
    before = RegisterEntry.objects.values().get(pk=entry)

    assert stranger.get(f"/so/{key}/xem/{entry}/").status_code == 404
    for address, said in _writing(key, entry).items():
        assert stranger.get(address).status_code == 404, address
        assert stranger.post(address, said).status_code == 404, address
    listed = stranger.get(f"/so/{key}/")
    exported = b"".join(stranger.get(f"/so/{key}/tai-ve/csv/")).decode()
    assert f"/so/{key}/xem/{entry}/" not in listed.content.decode()
    assert before["code"] not in exported
    assert len(exported.strip().splitlines()) == 1  # the headings
    assert RegisterEntry.objects.values().get(pk=entry) == before


@every_register
def test_whoever_may_only_read_a_register_sees_no_door_to_writing_and_finds_none(
    upper, reporter, kept, key
):
    entry = kept(key)
    before = RegisterEntry.objects.values().get(pk=entry)
    page = upper.get(f"/so/{key}/xem/{entry}/")

    assert page.status_code == 200
    assert "Đính chính" not in text_of(page)
    listed = upper.get(f"/so/{key}/")
    assert f"/so/{key}/xem/{entry}/" in listed.content.decode()
    assert "Nhập từ tệp" not in text_of(listed)
    closed = [f"/so/{key}/them/", f"/so/{key}/nhap/"]
    for address in closed:
        assert upper.get(address).status_code == 403, address
        assert upper.post(address, {}).status_code == 403, address
        assert reporter.get(address).status_code == 200, address
    for address, said in _writing(key, entry).items():
        assert upper.get(address).status_code == 403, address
        assert upper.post(address, said).status_code == 403, address
        assert reporter.get(address).status_code == 200, address
    assert RegisterEntry.objects.values().get(pk=entry) == before


@every_register
def test_whoever_is_not_signed_in_is_sent_to_sign_in(client, kept, key):
    entry = kept(key)
    addresses = [
        f"/so/{key}/",
        f"/so/{key}/xem/{entry}/",
        f"/so/{key}/them/",
        f"/so/{key}/nhap/",
        f"/so/{key}/tai-ve/csv/",
        *_writing(key, entry),
        *OWN_PAGES.get(key, ()),
    ]

    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 302, address
        assert answer.headers["Location"].startswith("/dang-nhap/"), address


@pytest.mark.parametrize("key", OWN_PAGES)
def test_the_own_pages_of_a_register_show_another_office_nothing(stranger, reporter, kept, key):
    kept(key)
    title = next(iter(SAID[key].values())) if key == "assignments" else SAID[key]["excerpt"]

    shown = [text_of(reporter.get(address)) for address in OWN_PAGES[key]]
    hidden = [text_of(stranger.get(address)) for address in OWN_PAGES[key]]

    assert all(str(title) not in page for page in hidden)
    if key != "assignments":  # a task without a due day is reminded of nowhere
        assert str(title) in shown[0]


@pytest.mark.parametrize("key", ["incoming", "outgoing"])
def test_a_number_is_given_to_those_who_write_only(upper, stranger, reporter, kept, key):
    entry = kept(key)

    assert upper.get(f"/so/{key}/lay-so/").status_code == 403
    assert upper.post(f"/so/{key}/lay-so/", {"excerpt": "x"}).status_code == 403
    assert stranger.get(f"/so/{key}/lay-so/{entry}/").status_code == 404
    assert reporter.get(f"/so/{key}/lay-so/{entry}/").status_code == 200
    assert RegisterEntry.objects.filter(register=key).count() == 1
