"""Every measure of assignments against a plain count, at any days and as of any moment."""

import random
from datetime import date, timedelta

import pytest
from random_tasks import RandomTasks, counted

from motcua.kernel.dates import day_number
from motcua.registers.assignments.facts import FACT
from motcua.registers.assignments.measures import MEASURES, RATIOS
from motcua.statistics import api as statistics
from motcua.statistics.data import Engine, Query, Scope

pytestmark = pytest.mark.django_db(transaction=True)
KEYS = tuple(measure.key for measure in MEASURES)


def question(agency_id, first, last, seq=None):
    return Query(
        fact=FACT,
        row_key=None,
        from_day=day_number(first),
        to_day=day_number(last),
        scopes=(Scope(agency_id, "default", seq),),
        measures=MEASURES,
        accounting={"default": {}},
    )


def figures(query, engine=Engine.DB):
    rows = statistics.count(query, engine).rows
    return {key: rows["all"][key] if rows else 0 for key in KEYS}


def plain(notes, first, last):
    return {**dict.fromkeys(KEYS, 0), **counted(notes, first, last)}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_figure_is_the_plain_count_at_any_days_and_as_of_any_moment(office, seed):
    clerk = RandomTasks(office, seed)
    clerk.work(220)
    agency, chance = office.agency.id, random.Random(seed)
    whole = dict.fromkeys(KEYS, 0)
    for now, notes in [*chance.sample(clerk.past, 8), (clerk.now, clerk.notes)]:
        seq = statistics.sequence_at(FACT, (agency,), now)[agency]
        for _ in range(6):
            first = date(2020, 11, 1) + timedelta(days=chance.randint(0, 600))
            last = first + timedelta(days=chance.choice((0, 6, 30, 91, 365)))
            found = figures(question(agency, first, last, seq))
            assert found == plain(notes, first, last), (seed, now, first, last)
            parts = ("finished_in_time", "finished_late", "pending_in_time", "pending_late")
            assert found["assignment.handled"] == sum(found[f"assignment.{p}"] for p in parts)
            whole = {key: whole[key] + found[key] for key in KEYS}
    assert [key for key, count in whole.items() if not count] == []


def test_the_copy_of_the_facts_answers_alike(office, settings, tmp_path):
    clerk = RandomTasks(office, 4)
    clerk.work(120)
    query = question(office.agency.id, date(2021, 1, 1), date(2021, 6, 30))

    assert figures(query, Engine.DUCKDB) == plain(clerk.notes, date(2021, 1, 1), date(2021, 6, 30))


def test_each_figure_opens_to_its_records(office):
    clerk = RandomTasks(office, 5)
    clerk.work(150)
    query = question(office.agency.id, date(2021, 1, 1), date(2021, 6, 30))
    for key, count in figures(query).items():
        assert len(list(statistics.records(query, key, None))) == count, key


def test_a_ratio_is_of_a_part_and_its_whole(office):
    clerk = RandomTasks(office, 6)
    clerk.work(150)
    for month in range(1, 13):
        found = figures(question(office.agency.id, date(2021, 1, 1), date(2021, month, 28)))
        for ratio in RATIOS:
            assert found[ratio.part.key] <= found[ratio.whole.key], ratio.key


def test_what_the_town_of_huong_tra_reported_comes_out(office):
    """4279/BC-UBND: 34 of 34 tasks of the plan; 158 tasks given by the province, 152 done in
    time and 6 late; the plan of 2021 was decided on 22/12/2020."""
    for number in range(34):
        task = office.task(
            on="2020-12-22", code=f"K-{number}", kind="plan", plan_year="2021", due_on="2021-12-31"
        )
        office.does("finish", task, on="2021-10-01", done_on="2021-10-01", result="Xong")
    for number in range(158):
        task = office.task(on="2021-02-01", code=f"Y-{number}", due_on="2021-03-01")
        done = "2021-03-01" if number < 152 else "2021-03-02"
        office.does("finish", task, on="2021-03-05", done_on=done, result="Xong")

    found = figures(question(office.agency.id, date(2021, 1, 1), date(2021, 11, 10)))

    names = ("plan_tasks", "plan_tasks_done", "given", "given_in_time", "given_late")
    assert [found[f"assignment.{name}"] for name in names] == [34, 34, 158, 152, 6]
    assert (found["assignment.given_overdue"], found["assignment.given_pending"]) == (0, 0)
