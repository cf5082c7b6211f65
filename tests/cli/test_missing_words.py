"""A command without what it needs says so in a sentence and ends with 2."""

import pytest


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (("form",), "Thiếu FORM."),
        (("rows",), "Thiếu FORM."),
        (("report",), "Thiếu REPORT."),
        (("import", "dossiers"), "Thiếu TỆP."),
        (("form", "06a-vpcp-kstt"), "Thiếu --agency."),
    ],
)
def test_what_is_missing_is_named(run, ready_home, words, missing) -> None:
    ended = run(*words, home=ready_home)

    assert ended.returncode == 2
    assert missing in ended.stderr
    assert "Traceback" not in ended.stderr
