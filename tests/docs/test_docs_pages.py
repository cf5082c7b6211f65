"""Pages that speak of the program say what the program is."""

import re
import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_of_refusals_is_up_to_date() -> None:
    tool = runpy.run_path(str(ROOT / "tools/errors_page.py"))

    assert (ROOT / "docs/errors.md").read_text(encoding="utf-8") == tool["page"](), (
        "python tools/errors_page.py > docs/errors.md"
    )


def test_every_refusal_has_a_code_of_its_own_room() -> None:
    tool = runpy.run_path(str(ROOT / "tools/errors_page.py"))
    codes = [kind.code for kind in tool["refusals"]()]

    assert [code for code in codes if not re.fullmatch(r"[a-z_]+(\.[a-z_]+)?", code)] == []


def test_every_command_is_in_the_readme() -> None:
    import typer

    from motcua.cli.main import app

    commands = set(typer.main.get_command(app).commands)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [name for name in sorted(commands) if f"motcua {name}" not in readme] == []


def test_every_picture_and_page_that_a_page_points_to_is_there() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    missing = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]

    assert missing == []


def test_every_decision_has_a_number_of_its_own_and_none_is_left_out() -> None:
    numbers = [int(page.name[:4]) for page in sorted((ROOT / "docs/adr").glob("*.md"))]

    assert numbers == list(range(1, len(numbers) + 1))


def test_every_file_and_folder_that_a_page_names_in_the_source_is_there() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    named = re.compile(r"`((?:src/motcua|tests|tools|docs)/[\w/.-]+)`")
    missing = [
        f"{page.name}: {path}"
        for page in pages
        for path in named.findall(page.read_text(encoding="utf-8"))
        if not (ROOT / path).exists()
    ]

    assert missing == []


def test_every_room_is_in_the_picture_of_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = [path.parent.name for path in (ROOT / "src/motcua").glob("*/__init__.py")]

    assert [room for room in sorted(rooms) if f"| `{room}` |" not in text] == []
