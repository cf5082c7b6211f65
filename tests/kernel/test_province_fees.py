"""Fees of a province: which holds on a day for a way of filing, and what contradicts another."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.forms import Source
from motcua.kernel.province_fees import ProvinceFee, clashes, fees_for

ACT = "Nghị quyết số 1/2025/NQ-HĐND của HĐND tỉnh Mẫu"
FIRST = date(2025, 1, 1)
DAYS = st.integers(0, 6).map(lambda n: FIRST + timedelta(days=n))


def fee(vnd, *channels, name="Lệ phí", since=FIRST, until=None, note=""):
    source = Source("1/2025/NQ-HĐND", "", False, "chưa thấy văn bản")
    codes = frozenset({"1.004873"})
    return ProvinceFee("51", codes, frozenset(channels), name, vnd, note, ACT, since, until, source)


def amounts(fees, channel, on):
    return [one.vnd for one in fees_for(fees, channel, on)]


def test_a_way_of_filing_has_its_own_fee_and_the_others_the_general_one():
    known = [fee(15_000), fee(0, "online", "vneid")]

    assert amounts(known, "counter", FIRST) == [15_000]
    assert amounts(known, "vneid", FIRST) == [0]
    assert amounts(reversed(known), "online", FIRST) == [0]
    assert amounts(known, "", FIRST) == [15_000]


def test_two_fees_of_different_names_are_both_asked():
    assert amounts([fee(15_000), fee(8_000, name="Phí bản sao")], "post", FIRST) == [15_000, 8_000]


def test_the_first_and_the_last_day_are_in_force_and_no_other():
    known = [fee(8_000, since=date(2025, 1, 3), until=date(2025, 1, 5))]
    found = [amounts(known, "counter", date(2025, 1, day)) for day in (2, 3, 5, 6)]

    assert found == [[], [8_000], [8_000], []]


@pytest.mark.parametrize(
    ("vnd", "note", "words"),
    [
        (15_000, "", f"15.000 đồng, theo {ACT}"),
        (0, "nộp trực tuyến", f"Không thu; nộp trực tuyến, theo {ACT}"),
        (None, "theo số trang", f"theo số trang, theo {ACT}"),
    ],
)
def test_it_says_amount_note_and_ground(vnd, note, words):
    assert fee(vnd, note=note).words == words


@st.composite
def dated(draw):
    since, until = sorted((draw(DAYS), draw(DAYS)))
    channels = draw(st.sampled_from([(), ("online",), ("online", "post"), ("counter",)]))
    return fee(1_000, *channels, since=since, until=draw(st.sampled_from([until, None])))


@given(st.lists(dated(), max_size=4))
def test_fees_without_a_clash_give_every_channel_one_amount_a_day(known):
    if list(clashes(("tep.yaml", one) for one in known)):
        return
    for channel in ("online", "post", "counter", "kiosk"):
        for day in range(8):
            on = FIRST + timedelta(days=day)
            own = [one for one in known if one.holds_on(on) and channel in one.channels]
            general = [one for one in known if one.holds_on(on) and not one.channels]
            assert len(own) <= 1 and len(general) <= 1
            assert fees_for(known, channel, on) == tuple(own or general)
