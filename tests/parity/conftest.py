"""A home for the copy that belongs to one test."""

from pathlib import Path

import pytest


@pytest.fixture
def own_copy(settings, tmp_path: Path) -> Path:
    """The folder under which this test's copy of the facts lies."""
    settings.HOME = tmp_path / "home"
    return settings.HOME / "facts" / "dossier_fact"
