"""Fees, limits and ways of filing: the terms of the way the citizen chose, not of another one."""

from datetime import date
from decimal import Decimal

import pytest
from intake_builders import BIRTH, COPY, at, form

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.kernel.actors import Actor
from motcua.kernel.intake_rules import Limit
from motcua.procedures import api as procedures
from motcua.rulebook import load

ON = date(2026, 11, 23)  # a Monday; the 24th is a holiday
NOW = at("2026-11-23 09:00")
RESIDENCE = "1.004222"  # đăng ký thường trú: 10.000 online, 20.000 at the counter
TEMPORARY = "1.004194"  # tạm trú: several fees by case
LAND = "1.012753"  # 17 working days online, 20 at the counter, 30 by post
IDENTITY = "1.013135"  # 1 working day at the counter, 2 hours online
MOBILE_BIRTH = "1.003583"  # only in person

pytestmark = pytest.mark.django_db(transaction=True)


def offer(code, channel):
    return api.procedure_offer(code, ON, channel)


@pytest.mark.parametrize(
    ("code", "channel", "value", "unit"),
    [
        (LAND, "online", "17", "working_day"),
        (LAND, "dvcqg", "17", "working_day"),
        (LAND, "vneid", "17", "working_day"),
        (LAND, "counter", "20", "working_day"),
        (LAND, "proxy", "20", "working_day"),
        (LAND, "post", "30", "working_day"),
        (LAND, "", "30", "working_day"),  # no way chosen: the longest
        (IDENTITY, "online", "2", "hour"),
        (IDENTITY, "counter", "1", "working_day"),
        (BIRTH, "online", "1", "working_day"),  # the source has one limit for all ways
    ],
)
def test_the_limit_is_that_of_the_way_of_filing(units, code, channel, value, unit):
    assert offer(code, channel).limit == Limit(Decimal(value), unit)


@pytest.mark.parametrize(
    ("code", "channel", "amount"),
    [
        (RESIDENCE, "online", 10_000),
        (RESIDENCE, "counter", 20_000),
        (TEMPORARY, "online", None),  # 5.000 or 7.000 by case
        (RESIDENCE, "", None),
    ],
)
def test_the_fee_is_that_of_the_way_of_filing(units, code, channel, amount):
    [fee] = offer(code, channel).fees
    assert fee.amount == amount


def test_several_fees_of_a_way_are_each_named_for_the_officer_to_choose(units):
    [fee] = offer(TEMPORARY, "online").fees
    assert "7.000 đồng" in fee.note
    assert "5.000 đồng" in fee.note
    assert "15.000 đồng" not in fee.note  # that is the counter's


def test_what_is_free_is_free_by_every_way(units):
    assert [offer(BIRTH, key).fees for key in ("counter", "online", "post")] == [(), (), ()]


def test_nineteen_procedures_have_limits_by_way_and_no_way_is_longer_than_the_row(units):
    # Counted in the gathered file: 19 differ, of which 4 within one way only (by case).
    differing = set()
    for one in procedures.commune_details():
        limits = {offer_.limit for offer_ in by_ways(one)}
        if len(limits) > 1:
            differing.add(one.procedure.code)
        row = api.offer_of(one, ON, "").limit
        for limit in limits - {None}:
            if row is not None and limit.unit == row.unit:
                assert limit.value <= row.value, one.procedure.code
    assert {LAND, IDENTITY} <= differing
    assert len(differing) == 15


def by_ways(detail):
    return [api.offer_of(detail, ON, key) for key in ("counter", "online", "post")]


def test_every_channel_is_a_way_of_the_catalogue(units):
    ways = {way for d in procedures.commune_details() for terms in d.channels for way in terms.ways}
    assert {way for channel in load.channels() for way in channel.ways} == ways
    assert all(channel.ways for channel in load.channels())


@pytest.fixture
def take(units):
    ward = agencies.resolve("14818", ON)
    counter = Actor(user_id=7, name="Cán bộ Mẫu", role="counter", agency_id=ward.id)
    sent = []

    def taken(**values):
        sent.append(values)
        result = api.take_in(
            form(**values),
            agency_id=ward.id,
            actor=counter,
            now=NOW,
            idempotency_key=f"khoa-{len(sent)}",
        )
        return api.intake_record(result.code, actor=counter, now=NOW)

    return taken


def test_a_dossier_filed_online_is_due_by_the_limit_of_online_filing(take):
    online = take(procedure_code=LAND, channel="dvcqg", id_number="")
    by_hand = take(procedure_code=LAND, channel="counter", id_number="", birth_on="")

    assert (online.limit_words, by_hand.limit_words) == ("17 ngày làm việc", "20 ngày làm việc")
    # From Wednesday 25/11 (the 24th is off): 17 working days end on 17/12, 20 on 22/12.
    assert online.appointment_at.date() == date(2026, 12, 17)
    assert by_hand.appointment_at.date() == date(2026, 12, 22)


@pytest.mark.parametrize("code", [COPY, MOBILE_BIRTH])
def test_a_way_the_catalogue_does_not_name_is_refused_until_a_reason_is_given(take, code):
    with pytest.raises(api.IntakeRefused) as refused:
        take(procedure_code=code, channel="post")
    [fault] = refused.value.faults
    assert (fault.field, fault.code) == ("channel", "not_offered")
    assert "chỉ ghi thủ tục này nộp trực tiếp" in fault.message

    assert take(procedure_code=code, channel="post", channel_reason="decided").channel == "post"
    assert take(procedure_code=code, duplicate_is_meant=True).channel_reason == ""


def test_a_reason_without_need_is_not_kept(take):
    assert take(channel="online", channel_reason="decided").channel_reason == ""
