"""Slips by the day of acceptance, and the fields that each must print."""

from datetime import date

import pytest

from motcua.rulebook import load

LAST_OF_THE_SIX = date(2025, 9, 14)
FIRST_OF_THE_SEVEN = date(2025, 9, 15)
SIX = ["receipt", "supplement", "decline", "apology", "control", "register"]
SEVEN = ["receipt", "supplement", "decline", "apology", "stop", "control", "register"]


def keys(on: date, chosen: str | None = None) -> list[str]:
    return [definition.key for definition in load.slips(on, chosen)]


def acts(on: date, chosen: str | None = None) -> set[str]:
    return {definition.source.act for definition in load.slips(on, chosen)}


def test_until_14_9_2025_there_are_six_slips_and_from_the_next_day_seven() -> None:
    assert (keys(LAST_OF_THE_SIX), acts(LAST_OF_THE_SIX)) == (SIX, {"01/2018/TT-VPCP"})
    assert (keys(FIRST_OF_THE_SEVEN), acts(FIRST_OF_THE_SEVEN)) == (SEVEN, {"03/2025/TT-VPCP"})


@pytest.mark.parametrize("on", [date(2025, 7, 1), LAST_OF_THE_SIX])
def test_between_1_7_and_14_9_2025_an_agency_may_choose_the_seven(on: date) -> None:
    assert (keys(on), keys(on, "tt01-2018"), keys(on, "tt03-2025")) == (SIX, SIX, SEVEN)


@pytest.mark.parametrize("on", [date(2025, 6, 30), FIRST_OF_THE_SEVEN])
@pytest.mark.parametrize("chosen", ["tt01-2018", "tt03-2025"])
def test_outside_those_days_the_choice_does_not_count(on: date, chosen: str) -> None:
    assert keys(on, chosen) == keys(on)


def test_forms_have_the_numbers_of_their_circular() -> None:
    assert [d.number[-2:] for d in load.slips(LAST_OF_THE_SIX)] == [f"0{n}" for n in range(1, 7)]
    assert [d.number[-2:] for d in load.slips(FIRST_OF_THE_SEVEN)] == [f"0{n}" for n in range(1, 8)]


def test_the_set_that_may_be_chosen_is_named_oldest_first() -> None:
    assert load.slip_sets() == ("tt01-2018", "tt03-2025")


def test_before_the_circular_there_is_no_slip() -> None:
    assert load.slips(date(2019, 1, 5)) == ()
    with pytest.raises(load.NotInForce, match="mẫu phiếu “receipt”"):
        load.slip("receipt", date(2019, 1, 5))


def test_the_notice_of_stopping_is_new_in_2025() -> None:
    with pytest.raises(load.NotInForce, match="chỉ có từ ngày 15/09/2025"):
        load.slip("stop", LAST_OF_THE_SIX)


def test_an_unknown_slip_is_told_with_those_there_are() -> None:
    with pytest.raises(load.RulebookKeyUnknown, match="register, stop, supplement"):
        load.slip("biên-lai", LAST_OF_THE_SIX)


def test_a_receipt_without_its_due_values_says_which_are_missing() -> None:
    receipt = load.slip("receipt", FIRST_OF_THE_SEVEN)
    given = {field.key: "x" for field in receipt.fields} | {"applicant": " ", "code": ""}

    assert [field.label for field in receipt.missing(given)] == ["Mã hồ sơ", "Người nộp hồ sơ"]
