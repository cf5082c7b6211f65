"""`--overwrite-snapshots` rewrites the SQL texts of this folder after they were read."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--overwrite-snapshots",
        action="store_true",
        help="rewrite tests/statistics/snapshots from the compiler's output",
    )
