"""Rows of a table's heading from the paths of its columns."""

from collections.abc import Sequence

from motcua.papers.data import HeadCell

Path = tuple[str, ...]


def heading_rows(
    paths: Sequence[Path], row_header: tuple[str, ...] = ()
) -> tuple[tuple[HeadCell, ...], ...]:
    """Heading rows: neighbours that share a path share a cell, a short path reaches down.

    paths: the headings over each column, from the top level down. row_header: headings of the
    first columns, which reach down over every level.
    """
    depth = max(len(path) for path in paths)
    rows: list[list[HeadCell]] = [[HeadCell(text, rowspan=depth) for text in row_header]]
    rows += [[] for _ in range(depth - 1)]
    for level, row in enumerate(rows):
        place = 0
        while place < len(paths):
            path = paths[place]
            span = _shared(paths, place, level)
            if len(path) == level + 1:
                row.append(HeadCell(path[level], rowspan=depth - level))
            elif len(path) > level:
                row.append(HeadCell(path[level], colspan=span))
            place += span
    return tuple(tuple(row) for row in rows)


def _shared(paths: Sequence[Path], place: int, level: int) -> int:
    """How many columns from `place` on stand under one heading cell of `level`."""
    path = paths[place]
    if len(path) <= level + 1:
        return 1
    span = 0
    for other in paths[place:]:
        if len(other) <= level + 1 or other[: level + 1] != path[: level + 1]:
            break
        span += 1
    return span
