"""Headings and words of files: what each synonym in the rulebook is read as, in every register."""

from datetime import date

import pytest

from motcua.kernel.register_values import read_values
from motcua.kernel.registers import ValueKind
from motcua.kernel.text import fold, word_key
from motcua.registers.ledger.import_headings import headings_of, listed
from motcua.rulebook import load

ON = date(2024, 3, 14)
REGISTERS = load.register_keys()


def names(thing) -> tuple[str, ...]:
    """Everything it may be called in a file."""
    return (thing.label, *thing.synonyms)


@pytest.mark.parametrize("key", REGISTERS)
def test_every_synonym_of_a_heading_leads_to_its_own_column(key: str) -> None:
    definition = load.register(key, ON)
    headings = headings_of(definition)
    for heading in listed(definition):
        for name in names(heading):
            for written in (name, name.upper(), f"  {fold(name)} "):
                others = [
                    h.label for h in listed(definition) if h.required and h.key != heading.key
                ]
                row = ("STT", written, *others)
                found = headings.find_header([(1, row)])
                assert found is not None
                assert found.columns.get(heading.key) == 1, (written, heading.key)


@pytest.mark.parametrize("key", REGISTERS)
def test_no_word_is_the_name_of_two_things(key: str) -> None:
    definition = load.register(key, ON)
    heads = [(word_key(name), h.key) for h in listed(definition) for name in names(h)]
    assert ambiguous(heads) == []
    states = [(fold(name), state.key) for state in definition.states for name in names(state)]
    assert ambiguous(states) == []
    for field in definition.fields:
        choices = [(fold(n), choice.key) for choice in field.choices for n in names(choice)]
        assert ambiguous(choices) == [], field.key


def ambiguous(pairs: list[tuple[str, str]]) -> list[str]:
    """Words that name more than one."""
    named: dict[str, set[str]] = {}
    for word, key in pairs:
        named.setdefault(word, set()).add(key)
    return [word for word, keys in named.items() if len(keys) > 1]


@pytest.mark.parametrize("key", REGISTERS)
def test_every_word_of_a_choice_is_read_as_that_choice(key: str) -> None:
    for field in load.register(key, ON).fields:
        for choice in field.choices:
            for name in names(choice):
                for written in (name, name.upper(), fold(name)):
                    values, faults = read_values([field], {field.key: written})
                    assert (values, faults) == ({field.key: choice.key}, ()), written


@pytest.mark.parametrize("key", REGISTERS)
def test_a_word_that_is_no_choice_and_a_share_where_a_count_belongs_are_told(key: str) -> None:
    wrong = {
        ValueKind.CHOICE: "không có trong danh mục",
        ValueKind.COUNT: "45%",
        ValueKind.DAY: "31/02/2024",
        ValueKind.FLAG: "có lẽ",
    }
    for field in load.register(key, ON).fields:
        if field.kind not in wrong:
            continue
        text = wrong[field.kind]
        _, faults = read_values([field], {field.key: text})
        assert [(fault.field, fault.value) for fault in faults] == [(field.key, text)]
        assert len(faults[0].expected) > 10, field.key
