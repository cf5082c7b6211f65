"""Findings on the command line: all of them said, and only errors end with 1."""

import pytest
import typer

from motcua.cli.options import say_findings
from motcua.kernel.forms import Severity
from motcua.reports.data import Finding

NOTE = Finding("06a.kept-apart", Severity.NOTE, "Rút 1 hồ sơ.")
WARNING = Finding("form.missing", Severity.WARNING, "Còn 1 ô chưa có số liệu.")
ERROR = Finding("06a.received", Severity.ERROR, "Cột (3) lệch 1.")


def test_notes_and_warnings_are_said_on_stderr_and_the_command_is_done(capsys):
    say_findings([NOTE, WARNING])

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "GHI CHÚ [06a.kept-apart] Rút 1 hồ sơ.",
        "CẢNH BÁO [form.missing] Còn 1 ô chưa có số liệu.",
    ]


def test_an_error_ends_with_1_after_everything_was_said(capsys):
    with pytest.raises(typer.Exit) as ended:
        say_findings([ERROR, NOTE])

    assert ended.value.exit_code == 1
    assert [line.split(" [")[0] for line in capsys.readouterr().err.splitlines()] == [
        "LỖI",
        "GHI CHÚ",
    ]
