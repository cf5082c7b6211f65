"""The columns of 06a, counted by SQL over facts and once more by hand over the clerk's notes."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection
from random_office import Noted, RandomOffice

from motcua.dossiers import api
from motcua.dossiers.facts import DOSSIER_FACT
from motcua.dossiers.measures import MEASURES as ALL_MEASURES
from motcua.dossiers.measures import RATIOS
from motcua.dossiers.models import ChainHead
from motcua.kernel.dates import day_number

MEASURES = {key: one for key, one in ALL_MEASURES.items() if one.fact == DOSSIER_FACT.key}

ACCOUNTINGS = {
    "default": {
        "result": "by_date",
        "refused": "by_date",
        "withdrawn": "by_date",
        "cancelled": "nowhere",
    },
    "withdrawn-on-due": {
        "result": "by_date",
        "refused": "by_date",
        "withdrawn": "on_due",
        "cancelled": "nowhere",
    },
    "kept-apart": {
        "result": "by_date",
        "refused": "apart",
        "withdrawn": "apart",
        "cancelled": "apart",
    },
}
ONLINE = {"online", "dvcqg", "vneid", "kiosk"}


def counted_by_sql(agency_id, seq, first, last, accounting) -> Counter:
    cases = " ".join(f"WHEN '{key}' THEN '{value}'" for key, value in accounting.items())
    columns = ", ".join(f"COUNT(*) FILTER (WHERE {measure.where})" for measure in MEASURES.values())
    sql = (
        f"WITH live AS (SELECT f.*, CASE outcome {cases} END AS treatment"
        f" FROM {DOSSIER_FACT.table} f WHERE agency_id = {agency_id}"
        f" AND recorded_from <= {seq} AND {seq} < recorded_to AND {DOSSIER_FACT.live_where})"
        f" SELECT {DOSSIER_FACT.row_keys['field']}, {columns} FROM live GROUP BY 1"
    )
    sql = sql.replace(":from_day", str(day_number(first))).replace(":to_day", str(day_number(last)))
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return Counter(
            {
                (row[0], key): count
                for row in cursor.fetchall()
                for key, count in zip(MEASURES, row[1:], strict=True)
                if count
            }
        )


def counted_by_hand(notes: list[Noted], first: date, last: date, accounting) -> Counter:
    found = Counter()
    for noted in notes:
        for name in names_of(noted, first, last, accounting):
            found[noted.field_key, f"dossier.{name}"] += 1
    return found


def names_of(noted: Noted, first: date, last: date, accounting) -> list[str]:
    """Every figure the dossier is part of, as the circular and the design describe it."""
    if noted.accepted_on is None or noted.accepted_on > last:
        return []
    treatment = accounting.get(noted.outcome)
    if treatment == "nowhere" or (noted.ended_on and noted.ended_on < first):
        return []
    names = ["handled"]
    if noted.accepted_on < first:
        names.append("carried_over")
    else:
        way = "received_online" if noted.channel in ONLINE else "received_direct"
        names += ["received", way]
    if noted.ended_on is None or noted.ended_on > last:
        return [*names, "pending", "pending_late" if is_late(noted, last) else "pending_in_time"]
    if treatment == "apart":
        return [*names, "apart", f"apart_{noted.outcome}"]
    punctual = "on_due"
    if treatment == "by_date" and noted.due_on and noted.ended_on != noted.due_on:
        punctual = "early" if noted.ended_on < noted.due_on else "late"
    in_time = [] if punctual == "late" else ["finished_in_time"]
    return [*names, "finished", f"finished_{punctual}", *in_time]


def is_late(noted: Noted, last: date) -> bool:
    if noted.due_on is None or noted.due_on >= last:
        return False
    return not any(
        since <= last and (until is None or last <= until) and in_time
        for since, until, in_time in noted.stops
    )


def head_of(office) -> int:
    head = ChainHead.objects.filter(agency_id=office.agency_id).first()
    return head.seq if head else 0


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_column_is_what_a_hand_counts_now_and_as_of_any_earlier_time(
    office, other_office, clerk, stranger, seed
):
    offices = [
        RandomOffice(office.id, "A", clerk, seed),
        RandomOffice(other_office.id, "B", stranger, seed + 100),
    ]
    photos = []
    for _ in range(4):
        for each in offices:
            each.work(45)
            photos.append((each.agency_id, head_of(each), each.copy()))
    dice = random.Random(seed)
    seen = Counter()
    for agency_id, seq, notes in photos:
        for overlay, accounting in ACCOUNTINGS.items():
            first = date(2024, 1, 1) + timedelta(days=dice.randrange(60))
            last = first + timedelta(days=dice.randrange(40))
            by_hand = counted_by_hand(notes, first, last, accounting)
            by_sql = counted_by_sql(agency_id, seq, first, last, accounting)
            assert by_sql == by_hand, (overlay, first, last, notes)
            seen.update(name for _, name in by_hand)
    assert set(seen) >= set(MEASURES) - {"dossier.apart_refused", "dossier.apart_withdrawn"}


@pytest.mark.parametrize("overlay", ACCOUNTINGS)
def test_the_identities_of_the_form_hold_over_random_offices(office, clerk, overlay):
    each = RandomOffice(office.id, "A", clerk, 11)
    each.work(150)
    for offset in range(0, 60, 7):
        first = date(2024, 1, 1) + timedelta(days=offset)
        last = first + timedelta(days=10)
        count = Counter()
        cells = counted_by_sql(office.id, head_of(each), first, last, ACCOUNTINGS[overlay])
        for (_, key), number in cells.items():
            count[key.removeprefix("dossier.")] += number
        assert count["handled"] == (
            count["received_online"] + count["received_direct"] + count["carried_over"]
        )
        assert count["finished"] == (
            count["finished_early"] + count["finished_on_due"] + count["finished_late"]
        )
        assert count["pending"] == count["pending_in_time"] + count["pending_late"]
        assert count["handled"] == count["finished"] + count["pending"] + count["apart"]
        assert count["apart"] == (
            count["apart_refused"] + count["apart_withdrawn"] + count["apart_cancelled"]
        )


def test_carried_over_is_what_was_pending_the_day_before(office, clerk):
    each = RandomOffice(office.id, "A", clerk, 5)
    each.work(150)
    accounting = ACCOUNTINGS["default"]
    for cut in (date(2024, 1, 20), date(2024, 2, 10), date(2024, 3, 1)):
        before = counted_by_sql(
            office.id, head_of(each), date(2024, 1, 1), cut - timedelta(days=1), accounting
        )
        after = counted_by_sql(office.id, head_of(each), cut, cut + timedelta(days=9), accounting)
        for row in ("ho-tich", "chung-thuc"):
            assert after[row, "dossier.carried_over"] == before[row, "dossier.pending"]


def test_parts_of_a_ratio_come_from_the_same_table():
    for ratio in RATIOS.values():
        assert {ratio.part.key, ratio.whole.key} <= set(ALL_MEASURES)
        assert ratio.part.fact == ratio.whole.fact


def test_a_random_office_rebuilt_from_its_events_is_the_same(office, clerk):
    each = RandomOffice(office.id, "A", clerk, 41)
    each.work(300)

    report = api.rebuild(now=each.now)

    assert (report.changed, report.differences, report.chain_breaks) == (0, (), ())
    assert report.compared == len(each.notes)
    assert each.refusals > 30
    assert each.done >= {"ask", "receive", "pause", "resume", "finish", "refuse", "correct"}
