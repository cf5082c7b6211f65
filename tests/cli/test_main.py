"""What the command line says of itself and of wrong use."""

import os
import subprocess
import sys

import pytest
import typer

from motcua import __version__
from motcua.cli.main import app
from motcua.kernel.errors import MotcuaError

HERE = dict(os.environ)
HEAVY = ("django", "granian", "pydantic", "sqlglot", "docx")


def test_help_is_vietnamese_and_lists_the_commands(run):
    found = run("--help", home=HERE)
    assert found.returncode == 0
    assert found.stdout.startswith("Cách dùng: motcua [TÙY CHỌN] LỆNH [THAM SỐ]...\n")
    listed = {line.split()[0] for line in found.stdout.partition("\nLệnh:\n")[2].splitlines()}
    assert {"migrate", "serve", "createsuperuser", "rebuild", "demo"} <= listed


def test_every_command_has_a_vietnamese_help():
    command = typer.main.get_command(app)
    for name, each in command.commands.items():
        assert each.help, name
        for param in each.params:
            english = {"help"}
            assert param.name in english or param.help or param.param_type_name == "argument", (
                f"{name} {param.name}"
            )


def test_help_starts_neither_django_nor_the_server():
    # What makes help come at once.
    asked = "import sys, motcua.cli.main; print([m for m in HEAVY if m in sys.modules])"
    loaded = subprocess.run(
        [sys.executable, "-c", f"HEAVY = {HEAVY}; {asked}"],
        env=HERE,
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.strip() == "[]"


def test_the_version_is_the_package_s(run):
    assert run("--version", home=HERE).stdout == f"motcua {__version__}\n"


def test_without_a_command_the_help_is_shown_as_wrong_use(run):
    found = run(home=HERE)
    assert (found.returncode, found.stdout) == (2, "")
    assert "Lệnh:" in found.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["nothing"], "Không có lệnh “nothing”. Xem: motcua --help"),
        (
            ["serve", "--port", "x"],
            "Giá trị của --port không dùng được: phải là số nguyên. Xem: motcua serve --help",
        ),
        (
            ["serve", "--port", "70000"],
            "Giá trị của --port không dùng được: không được quá 65535. Xem: motcua serve --help",
        ),
        (
            ["serve", "--prt", "1"],
            "Không có tùy chọn --prt. Có phải: --port, --tls? Xem: motcua serve --help",
        ),
        (["serve", "--port"], "Tùy chọn --port cần một giá trị."),
        (["migrate", "now"], "Thừa tham số: now. Xem: motcua migrate --help"),
    ],
)
def test_wrong_use_ends_with_2_and_a_vietnamese_sentence(run, typed, said):
    found = run(*typed, home=HERE)
    assert (found.returncode, found.stdout, found.stderr) == (2, "", f"{said}\n")


def test_a_refusal_ends_with_its_exit_code_and_its_sentence_on_stderr(monkeypatch, capsys):
    from motcua.cli import main as program

    class Refused(MotcuaError):
        exit_code = 1

        def __str__(self):
            return "Có 3 dòng bị từ chối."

    @program.app.command("refuse-for-test")
    def refuse() -> None:
        raise Refused

    monkeypatch.setattr(sys, "argv", ["motcua", "refuse-for-test"])
    try:
        with pytest.raises(SystemExit) as ended:
            program.main()
    finally:
        program.app.registered_commands.pop()
    captured = capsys.readouterr()
    assert (ended.value.code, captured.out, captured.err) == (1, "", "Có 3 dòng bị từ chối.\n")
