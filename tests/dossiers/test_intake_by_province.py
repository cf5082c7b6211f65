"""The fee of the province where a dossier is taken in, on the day it is taken in.

Kon Tum (62) ended on 30/06/2025; from the next day its communes are Quảng Ngãi's (51), which had
and has that code. The acts of this file are made up.
"""

import json
from datetime import date, datetime

import pytest
from intake_builders import BIRTH, form

from motcua.agencies import api as agencies
from motcua.desk import offline_files
from motcua.dossiers import api
from motcua.dossiers.intake_data import FeeForm
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.rulebook import load
from motcua.rulebook.load.overlay import overlay_folder

MARRIED, RESIDENCE = "1.004873", "1.004222"  # by the province; 10.000 online, 20.000 else
EVE, FIRST = date(2025, 6, 30), date(2025, 7, 1)  # Monday, Tuesday
KON_TUM = "Nghị quyết số 7/2024/NQ-HĐND của HĐND tỉnh Kon Tum"
QUANG_NGAI = "Nghị quyết số 9/2025/NQ-HĐND của HĐND tỉnh Quảng Ngãi"
FILE = """key: {key}
values:
  - valid_from: {since}
    valid_to: {until}
    source: {{act: {key}}}
    act_label: {act}
    province: "{province}"
    fees:
      - {{name: Lệ phí hộ tịch, vnd: {vnd}, procedures: ["{married}"]}}
      - {{name: Lệ phí hộ tịch, vnd: 0, procedures: ["{married}"], channels: [online, vneid]}}
"""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def acts(tmp_path):
    """What the office added to the rulebook: two provinces, the second from its first day on."""
    before, folder = overlay_folder(), tmp_path / "rulebook"
    (folder / "fees").mkdir(parents=True)
    for key, province, since, until, vnd, act in (
        ("kon-tum", "62", "2024-01-01", "2025-06-30", 12000, KON_TUM),
        ("quang-ngai", "51", "2025-07-01", "null", 9000, QUANG_NGAI),
        ("thanh-hoa-moi", "38", "2026-01-01", "null", 20000, "Nghị quyết mới của Thanh Hóa"),
    ):
        said = FILE.format(
            key=key, province=province, since=since, until=until, vnd=vnd, act=act, married=MARRIED
        )
        (folder / "fees" / f"{key}.yaml").write_text(said, encoding="utf-8")
    load.use_overlay(folder)
    yield
    load.use_overlay(before or tmp_path / "none")


@pytest.fixture
def before(units):
    """A commune of Kon Tum's last day."""
    province = agencies.resolve("62", EVE)
    district = agencies.children(province.id, EVE)[0]
    return agencies.children(district.id, EVE)[0]


@pytest.fixture
def after(before):
    """The commune that took it over, of Quảng Ngãi."""
    heir = agencies.successors(before.id)[0].agency
    assert agencies.parent(heir.id, FIRST).name == "Tỉnh Quảng Ngãi"
    return heir


def asked(code, on, channel, agency):
    offer = api.procedure_offer(code, on, channel, agency.id)
    return [(fee.name, fee.amount, fee.ground) for fee in offer.fees], offer.is_free


def test_a_dissolved_province_and_its_successor_each_on_its_own_days(before, after):
    assert asked(MARRIED, EVE, "counter", before) == ([("Lệ phí hộ tịch", 12_000, KON_TUM)], False)
    assert asked(MARRIED, FIRST, "counter", after) == (
        [("Lệ phí hộ tịch", 9_000, QUANG_NGAI)],
        False,
    )
    # Before 1/7/2025 the code 51 was a province without an act here: the national list stands.
    old = agencies.children(agencies.resolve("51", EVE).id, EVE)[0]
    [(_, amount, ground)], _ = asked(MARRIED, EVE, "counter", old)
    assert (amount, ground) == (None, "")


def test_nothing_is_charged_online_where_the_council_says_so(after):
    assert asked(MARRIED, FIRST, "vneid", after) == ([("Lệ phí hộ tịch", 0, QUANG_NGAI)], True)
    [note] = [fee.note for fee in api.procedure_offer(MARRIED, FIRST, "online", after.id).fees]
    assert note == f"Không thu, theo {QUANG_NGAI}"


def test_what_the_office_added_stands_before_what_the_rulebook_knows(units):
    ward = agencies.resolve("14818", date(2025, 12, 31))
    ours = "Quyết định số 4764/2016/QĐ-UBND của UBND tỉnh Thanh Hóa"
    assert asked(MARRIED, date(2025, 12, 31), "counter", ward)[0] == [
        ("Lệ phí hộ tịch", 15_000, ours)
    ]
    assert asked(MARRIED, date(2026, 1, 5), "counter", ward)[0] == [
        ("Lệ phí hộ tịch", 20_000, "Nghị quyết mới của Thanh Hóa")
    ]


def test_a_procedure_without_an_act_keeps_the_national_terms(after):
    assert asked(RESIDENCE, FIRST, "online", after)[0] == [("Phí, lệ phí", 10_000, "")]
    assert asked(BIRTH, FIRST, "counter", after) == ([], True)


def test_a_dossier_keeps_the_fee_and_its_ground_of_its_day(before, after):
    codes = {}
    for agency, on, amount in ((before, EVE, "12.000"), (after, FIRST, "9.000")):
        now = datetime(on.year, on.month, on.day, 9, 0, tzinfo=VIETNAM)
        said = form(
            procedure_code=MARRIED,
            fees=(FeeForm("Lệ phí hộ tịch", amount),),
            payment="cash",
            receipt_no="BL-1",
        )
        taken = api.take_in(
            said, agency_id=agency.id, actor=SYSTEM, now=now, idempotency_key=f"key-{on}"
        )
        codes[on] = taken.code
    later = datetime(2025, 9, 1, 9, 0, tzinfo=VIETNAM)

    kept = [api.intake_record(code, actor=SYSTEM, now=later) for code in codes.values()]

    assert [(one.fees[0].amount, one.fee_ground) for one in kept] == [
        (12_000, KON_TUM),
        (9_000, QUANG_NGAI),
    ]


def test_the_list_for_intake_without_a_line_has_the_same_fees(after, units):
    text, _, differs = offline_files.catalogue_of(after.id, FIRST)
    rows = {row["c"]: row for row in json.loads(text)}
    elsewhere, _, _ = offline_files.catalogue_of(agencies.resolve("01", FIRST).id, FIRST)

    assert differs
    assert rows[MARRIED]["e"] == [["Lệ phí hộ tịch", 9_000, f"9.000 đồng, theo {QUANG_NGAI}"]]
    assert rows[MARRIED]["h"]["online"]["e"] == [
        ["Lệ phí hộ tịch", 0, f"Không thu, theo {QUANG_NGAI}"]
    ]
    assert "post" not in rows[MARRIED].get("h", {})
    for row in json.loads(elsewhere):
        if row["c"] == MARRIED:
            assert row["e"][0][1] is None
