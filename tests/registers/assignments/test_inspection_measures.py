"""Measures of inspections and findings against a plain count, after random work."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from task_office import day

from motcua.kernel.dates import day_number
from motcua.registers.facts import FACTS
from motcua.registers.measures import MEASURES
from motcua.statistics import api as statistics
from motcua.statistics.data import Query, Scope

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Visit:
    kind: str
    topic: str
    form: str
    planned: date
    inspected: date | None = None
    ended: date | None = None
    state: str = "planned"


@dataclass
class Found:
    on: date
    topic: str
    due: date | None = None
    ended: date | None = None
    state: str = "open"


def figures(fact, agency_id, first, last):
    measures = tuple(measure for measure in MEASURES if measure.fact == fact)
    query = Query(
        fact=FACTS[fact],
        row_key=None,
        from_day=day_number(first),
        to_day=day_number(last),
        scopes=(Scope(agency_id, "default"),),
        measures=measures,
        accounting={"default": {}},
    )
    rows = statistics.count(query).rows
    found = {m.key.split(".")[1]: rows["all"][m.key] if rows else 0 for m in measures}
    for measure in measures:
        records = list(statistics.records(query, measure.key, None))
        assert len(records) == found[measure.key.split(".")[1]], measure.key
    return found


def plain_visits(visits, first, last):
    held = [v for v in visits if v.inspected is not None and first <= v.inspected <= last]
    reform = [v for v in held if v.topic == "reform" and v.form != "again"]
    planned = [v for v in visits if v.planned <= last]
    dropped = [v for v in visits if v.state == "dropped"]
    return {
        "visits": len(held),
        "reform_agencies": sum(v.kind == "agency" for v in reform),
        "reform_people": sum(v.kind != "agency" for v in reform),
        "to_inspect": sum(
            (v.inspected is None or v.inspected > last)
            and not (v.state == "dropped" and v.ended <= last)
            for v in planned
        ),
        "to_conclude": sum(
            v.inspected is not None and v.inspected <= last and (v.ended is None or v.ended > last)
            for v in visits
        ),
        "dropped": sum(first <= v.ended <= last for v in dropped),
    }


def plain_findings(findings, first, last):
    here = [f for f in findings if first <= f.on <= last]
    settled = [f for f in findings if f.state == "settled"]
    reform = [f for f in here if f.topic == "reform"]
    still = [f for f in findings if f.on <= last and (f.ended is None or f.ended > last)]
    return {
        "found": sum(not (f.state == "withdrawn" and f.ended <= last) for f in here),
        "settled": sum(f.state == "settled" and f.ended <= last for f in here),
        "reform_found": sum(not (f.state == "withdrawn" and f.ended <= last) for f in reform),
        "reform_settled": sum(f.state == "settled" and f.ended <= last for f in reform),
        "settled_since": sum(first <= f.ended <= last for f in settled),
        "open": len(still),
        "open_late": sum(f.due is not None and f.due < last for f in still),
    }


def walk(office, chance, visits, findings):
    """One unit of a plan: perhaps inspected, with findings that are perhaps put right."""
    today = day("2021-01-04") + timedelta(days=chance.randint(0, 200))
    kind = chance.choice(("agency", "agency", "department", "person"))
    topic, form = chance.choice(("reform", "discipline")), chance.choice(("planned", "again"))
    visit = Visit(kind, topic, form, today)
    visits.append(visit)
    on = today.isoformat()
    entry = office.visit(on=on, unit_kind=kind, topic=topic, form=form)
    if chance.random() < 0.2:
        return
    later = today + timedelta(days=chance.randint(0, 30))
    if chance.random() < 0.15:
        visit.state, visit.ended = "dropped", later
        said = {"dropped_on": later.isoformat(), "drop_reason": "Đã giải thể"}
        office.does("drop", entry, on=later.isoformat(), **said)
        return
    visit.state, visit.inspected = "inspected", later
    office.does("inspect", entry, on=later.isoformat(), inspected_on=later.isoformat())
    for _ in range(chance.randint(0, 2)):
        findings.append(_finding(office, chance, entry.code, later, topic))
    if chance.random() < 0.7:
        end = later + timedelta(days=chance.randint(0, 20))
        said = {"concluded_on": end.isoformat(), "conclusion": "31/KL-UBND"}
        office.does("conclude", entry, on=end.isoformat(), **said)
        visit.state, visit.ended = "concluded", end


def _finding(office, chance, inspection, inspected, topic):
    note = Found(inspected + timedelta(days=chance.randint(0, 5)), topic)
    entry = office.finding(inspection, on=note.on.isoformat())
    if chance.random() < 0.2:
        return note
    given = note.on + timedelta(days=chance.randint(0, 5))
    note.due = given + timedelta(days=chance.randint(0, 30))
    said = {"assigned_on": given.isoformat(), "due_on": note.due.isoformat()}
    entry = office.does("assign", entry, on=given.isoformat(), **said)
    end = given + timedelta(days=chance.randint(0, 40))
    if chance.random() < 0.2:
        said = {"withdrawn_on": end.isoformat(), "withdraw_reason": "Không phải lỗi"}
        office.does("withdraw", entry, on=end.isoformat(), **said)
        note.state, note.ended = "withdrawn", end
    elif chance.random() < 0.7:
        task = office.finds("assignments", entry.values["assignment"], on=end.isoformat())
        proof = {"evidence_document": "9/BC"} if chance.random() < 0.8 else {}
        said = {"done_on": end.isoformat(), "result": "Xong", **proof}
        office.does("finish", task, on=end.isoformat(), **said)
        if proof:
            note.state, note.ended = "settled", end
    return note


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_figure_is_the_plain_count_at_any_days(office, seed):
    chance, visits, findings = random.Random(seed), [], []
    for _ in range(60):
        walk(office, chance, visits, findings)
    agency, seen = office.agency.id, {}
    for _ in range(25):
        first = day("2021-01-01") + timedelta(days=chance.randint(0, 250))
        last = first + timedelta(days=chance.choice((0, 10, 31, 92, 365)))
        for fact, notes, plain in (
            ("inspection_fact", visits, plain_visits),
            ("finding_fact", findings, plain_findings),
        ):
            found = figures(fact, agency, first, last)
            assert found == plain(notes, first, last), (fact, first, last)
            seen.update({key: seen.get(key, 0) + count for key, count in found.items()})
    assert [key for key, count in seen.items() if not count] == []


def test_nine_units_twelve_findings_twelve_settled(office):
    """The appendix of 4279/BC-UBND: 9 agencies inspected, 12 findings, 12 settled; a second visit
    and an official who was inspected are no further agencies."""
    visits = [office.visit(on="2021-01-22", unit=f"Đơn vị {number}") for number in range(9)]
    visits.append(office.visit(on="2021-01-22", unit="Đơn vị 1", form="again"))
    visits.append(office.visit(on="2021-01-22", unit="Kế toán", unit_kind="person"))
    for visit in visits:
        office.does("inspect", visit, on="2021-04-05", inspected_on="2021-04-05")
    for number in range(12):
        finding = office.finding(visits[number % 9].code, on="2021-04-06")
        given = {"assigned_on": "2021-04-10", "due_on": "2021-05-10"}
        finding = office.does("assign", finding, on="2021-04-10", **given)
        task = office.finds("assignments", finding.values["assignment"], on="2021-04-10")
        said = {"done_on": "2021-05-01", "result": "Xong", "evidence_document": f"{number}/BC"}
        office.does("finish", task, on="2021-05-02", **said)

    period = (office.agency.id, day("2021-01-01"), day("2021-11-10"))
    inspected = figures("inspection_fact", *period)
    found = figures("finding_fact", *period)

    assert (inspected["reform_agencies"], inspected["reform_people"]) == (9, 1)
    assert (found["reform_found"], found["reform_settled"], found["open"]) == (12, 12, 0)


def test_what_another_kind_of_inspection_found_is_no_finding_of_reform(office):
    """Findings of an ISO audit and of a check of discipline stay out of indicator 1.2.2."""
    for number, topic in enumerate(("reform", "quality", "discipline")):
        visit = office.visit(on="2021-01-22", unit=f"Đơn vị {number}", topic=topic)
        office.does("inspect", visit, on="2021-04-05", inspected_on="2021-04-05")
        finding = office.finding(visit.code, on="2021-04-06", topic="other")
        assert finding.values["topic"] == topic

    found = figures("finding_fact", office.agency.id, day("2021-01-01"), day("2021-11-10"))

    assert (found["found"], found["reform_found"]) == (3, 1)
