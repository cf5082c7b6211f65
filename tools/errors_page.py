"""Writes docs/errors.md: every refusal of the program, its code and what it means.

    python tools/errors_page.py > docs/errors.md

A test fails when the page is stale.
"""

import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator

HEAD = """# Refusals

Every refusal is a class with a stable code and a Vietnamese sentence that says where, what was
found, what was expected and what to do. Exit codes of the command line: 1 findings or rejected
rows, 2 wrong use. This page is made by `tools/errors_page.py`.

| code | exit | meaning |
|---|---|---|
"""


def refusals() -> list[type]:
    """All subclasses of MotcuaError that the package defines, by code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    import django

    django.setup()
    import motcua
    from motcua.kernel.errors import MotcuaError

    # Every module, and only the package: what else a process happens to have imported (a test's
    # own refusal) must not change the page.
    for module in pkgutil.walk_packages(motcua.__path__, "motcua."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            importlib.import_module(module.name)
    # A class without a code of its own is the common shape of some, and is never raised.
    found = {
        kind
        for kind in _below(MotcuaError)
        if kind.__module__.startswith("motcua.") and "code" in vars(kind)
    }
    return sorted(found, key=lambda kind: (kind.code, kind.__name__))


def page() -> str:
    """The page in Markdown."""
    lines = []
    for kind in refusals():
        meaning = " ".join((kind.__doc__ or "").split("\n\n")[0].split())
        lines.append(f"| `{kind.code}` | {kind.exit_code} | {meaning} |\n")
    return HEAD + "".join(lines)


def _below(kind: type) -> Iterator[type]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


if __name__ == "__main__":
    sys.stdout.write(page())
