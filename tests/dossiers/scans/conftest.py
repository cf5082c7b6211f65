"""The ward whose papers are digitised."""

from scan_office import clerk, own_home, papers, ward

__all__ = ["clerk", "own_home", "papers", "ward"]
