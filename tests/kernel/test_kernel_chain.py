"""The texts and digests of the chain."""

import doctest
import hashlib
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel import chain
from motcua.kernel.chain import canonical, events_digest, link_hash, personal_digest

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=8,
)
LINK = {
    "previous": "",
    "agency_code": "14823",
    "seq": 1,
    "kind": "import",
    "recorded_at_iso": "2024-03-14T17:00:00+07:00",
    "actor": "Hệ thống",
    "digest": "d",
    "count": 2,
    "source": "",
}


def test_doctests_hold() -> None:
    assert doctest.testmod(chain).failed == 0


def test_the_order_of_keys_and_the_normal_form_do_not_change_the_text() -> None:
    decomposed = unicodedata.normalize("NFD", "Hộ tịch")
    assert canonical({"b": 1, "a": decomposed}) == canonical({"a": "Hộ tịch", "b": 1})


@given(st.dictionaries(st.sampled_from("xyz"), VALUES))
def test_a_canonical_text_is_one_line_and_stays_what_it_is_when_read_again(
    content: dict[str, object],
) -> None:
    text = canonical(content)
    assert "\n" not in text and unicodedata.is_normalized("NFC", text)
    assert canonical(json.loads(text)) == text


@pytest.mark.parametrize("value", [1.5, [1.0], {"deep": (2.5,)}])
def test_a_float_has_no_canonical_text(value: object) -> None:
    with pytest.raises(TypeError):
        canonical({"value": value})


def test_a_digest_is_over_lengths_and_texts() -> None:
    expected = hashlib.sha256(b"1:a2:bc").hexdigest()
    assert events_digest(["a", "bc"]) == expected


def test_texts_cut_elsewhere_or_in_another_order_have_another_digest() -> None:
    digests = {events_digest(t) for t in (["ab", "c"], ["a", "bc"], ["c", "ab"], ["abc"], [])}
    assert len(digests) == 5


def test_a_name_has_another_digest_with_another_salt() -> None:
    assert personal_digest("Nguyễn Văn A", "s1") != personal_digest("Nguyễn Văn A", "s2")
    assert personal_digest("Nguyễn Văn A", "s1") == personal_digest("Nguyễn Văn A", "s1")


@pytest.mark.parametrize("name", LINK)
def test_a_link_changes_with_everything_it_says(name: str) -> None:
    changed = LINK[name] + (1 if isinstance(LINK[name], int) else "x")
    assert link_hash(**LINK) != link_hash(**LINK | {name: changed})
    assert len(link_hash(**LINK)) == 64
