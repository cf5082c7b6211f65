"""What decisions make of a procedure, day by day; what one line may not say."""

from datetime import date

from motcua.kernel.publications import (
    Act,
    DecisionHead,
    Force,
    Line,
    Told,
    faults_of,
    standing,
)

BASE = {"name": "Đăng ký khai sinh", "limit": "1 working_day", "fee": "none"}


def head(number, in_force_on):
    day = date.fromisoformat(in_force_on)
    return DecisionHead(f"{number}/QĐ-UBND", "Chủ tịch UBND tỉnh", day, day)


def told(number, in_force_on, act, **values):
    return Told(head(number, in_force_on), Line("1.001193", act, values))


def on(text, *history, base=BASE):
    return standing(base, history, date.fromisoformat(text))


def codes(base, history, line):
    return [fault.key for fault in faults_of(base, history, line, lambda key, value: value)]


AMENDED = told(10, "2026-03-01", Act.AMEND, limit="0.5 working_day")
ABOLISHED = told(20, "2026-06-01", Act.ABOLISH)
NEW = told(30, "2026-09-01", Act.NEW, name="Khai sinh lưu động", field="Hộ tịch", tier="xa")


def test_the_day_before_an_amendment_has_the_old_value_and_its_first_day_the_new():
    assert on("2026-02-28", AMENDED).values["limit"] == "1 working_day"
    after = on("2026-03-01", AMENDED)
    assert (after.values["limit"], after.values["fee"]) == ("0.5 working_day", "none")
    assert after.by is AMENDED


def test_an_abolished_procedure_is_in_force_to_the_eve_of_the_day():
    assert on("2026-05-31", AMENDED, ABOLISHED).force is Force.IN_FORCE
    assert on("2026-06-01", AMENDED, ABOLISHED).force is Force.ABOLISHED


def test_a_procedure_abolished_and_announced_anew_forgets_what_was_amended():
    stands = on("2026-09-01", AMENDED, ABOLISHED, NEW)

    assert (stands.force, stands.values["limit"]) == (Force.IN_FORCE, "1 working_day")
    assert stands.values["name"] == "Khai sinh lưu động"


def test_a_new_procedure_is_coming_before_its_day_even_when_the_portal_has_it():
    for base in (BASE, None):
        assert on("2026-08-31", NEW, base=base).force is Force.COMING
        assert on("2026-09-01", NEW, base=base).force is Force.IN_FORCE


def test_what_no_decision_and_no_catalogue_knows_is_unknown():
    assert on("2026-09-01", base=None).force is Force.UNKNOWN


def test_new_is_refused_of_what_a_decision_already_put_in_force():
    again = told(40, "2026-04-01", Act.NEW, name="A", field="Hộ tịch", tier="xa")

    assert codes(BASE, [AMENDED], again) == ["act"]
    assert codes(BASE, [], again) == []  # the portal alone says nothing of a day


def test_new_needs_name_field_and_tier():
    assert codes(None, [], told(40, "2026-04-01", Act.NEW, name="A")) == ["field", "tier"]


def test_only_what_is_in_force_is_amended_or_abolished():
    for act in (Act.AMEND, Act.ABOLISH):
        assert codes(None, [], told(40, "2026-07-01", act)) == ["code"]
        assert codes(BASE, [ABOLISHED], told(40, "2026-07-01", act)) == ["code"]
        assert codes(None, [NEW], told(40, "2026-07-01", act)) == ["code"]
        assert codes(BASE, [ABOLISHED, NEW], told(40, "2026-09-02", act)) == []


def test_a_decision_that_comes_late_may_not_abolish_what_a_later_one_amends():
    assert codes(BASE, [AMENDED], told(40, "2026-01-01", Act.ABOLISH)) == ["act"]
    assert codes(BASE, [AMENDED], told(40, "2026-01-01", Act.AMEND, fee="8000")) == []


def test_two_decisions_of_one_day_may_not_say_different_things():
    same_day = told(40, "2026-03-01", Act.AMEND, limit="2 working_day", fee="8000")
    found = faults_of(BASE, [AMENDED], same_day, lambda key, value: f"<{value}>")

    assert [fault.key for fault in found] == ["limit"]
    assert found[0].expected.startswith("“<0.5 working_day>” như Quyết định số 10/QĐ-UBND")
    assert codes(BASE, [AMENDED], told(41, "2026-03-01", Act.ABOLISH)) == ["act"]


def test_one_paper_is_one_however_it_was_typed_and_numbers_begin_anew_each_year():
    one = DecisionHead("1436/QĐ-UBND", "Chủ tịch UBND tỉnh", date(2026, 5, 5), date(2026, 5, 15))
    typed = DecisionHead("1436 /qđ-ubnd", "chủ tịch UBND Tỉnh", date(2026, 5, 6), date(2026, 6, 1))
    next_year = DecisionHead(one.number, one.issuer, date(2027, 5, 5), date(2027, 5, 15))

    assert one.identity == typed.identity != next_year.identity
