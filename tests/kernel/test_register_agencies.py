"""A value that names several units by their codes."""

import pytest

from motcua.kernel.register_values import read_values
from motcua.kernel.registers import RegisterField, ValueKind

UNITS = RegisterField("units", "Đơn vị", ValueKind.AGENCIES)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("19996", "19996"), ("19996;20002 ,19996", "19996, 20002"), (" 01465, 38, ", "01465, 38")],
)
def test_codes_are_kept_once_each_with_their_noughts(typed, kept):
    values, faults = read_values([UNITS], {"units": typed})

    assert (values, faults) == ({"units": kept}, ())


@pytest.mark.parametrize("typed", ["Tứ Hạ", "19996 và 20002", "1999600", ";"])
def test_what_is_no_list_of_codes_is_refused(typed):
    values, faults = read_values([UNITS], {"units": typed})

    assert values == {}
    assert "mã các đơn vị hành chính, cách nhau bằng dấu phẩy" in faults[0].expected
