"""What is open and what is personal in an event: kept apart, read back, and held together."""

import pytest

from motcua.records.texts import (
    EventText,
    event_text,
    personal_holds,
    read_payload,
    read_personal,
)

OPEN = {"code": "HS-1", "fee": 8_000}
PERSON = {"applicant": "Nguyễn Thị Mẫu"}


def test_what_was_said_is_read_back_and_the_digest_is_no_part_of_it():
    stored = event_text(OPEN, PERSON)

    assert read_payload(stored.payload) == OPEN
    assert read_personal(stored.personal) == PERSON
    assert "Mẫu" not in stored.payload


def test_without_a_person_nothing_is_kept_beside_the_payload():
    assert event_text(OPEN, {}) == EventText('{"code":"HS-1","fee":8000}', "", "")
    assert read_personal("") == {}


def test_the_same_name_in_two_events_has_two_digests():
    first, second = event_text(OPEN, PERSON), event_text(OPEN, PERSON)

    assert first.salt != second.salt
    assert first.payload != second.payload


@pytest.mark.parametrize(
    ("personal", "salt_of", "holds"),
    [
        ('{"applicant":"Nguyễn Thị Mẫu"}', "first", True),
        ('{"applicant":"Người Khác"}', "first", False),
        ('{"applicant":"Nguyễn Thị Mẫu"}', "second", False),
        ("", "first", False),
    ],
)
def test_another_name_another_salt_or_no_name_is_noticed(personal, salt_of, holds):
    first, second = event_text(OPEN, PERSON), event_text(OPEN, PERSON)
    salt = {"first": first.salt, "second": second.salt}[salt_of]

    assert personal_holds(EventText(first.payload, personal, salt)) is holds


def test_a_name_beside_a_payload_that_knows_of_none_is_noticed():
    assert not personal_holds(EventText('{"code":"HS-1"}', '{"applicant":"Người Khác"}', ""))


def test_a_float_is_refused_before_it_is_written():
    with pytest.raises(TypeError, match="float"):
        event_text({"fee": 8.5}, {})
