"""Rows of texts as files for a spreadsheet program, sent while they are read."""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from motcua.desk.cells_out import plain_text
from motcua.kernel.errors import NotFound
from motcua.papers import api as papers

IN_MEMORY = 1024 * 1024  # bytes of a workbook; a larger one waits in a temporary file


def rows_file(
    kind: str, name: str, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]
) -> HttpResponseBase:
    """The rows as a download. kind: csv or xlsx, else NotFound. name: of the file, without its
    end. title: of the sheet. Memory does not grow with the rows."""
    if kind == "csv":
        response = StreamingHttpResponse(
            _csv(headings, rows), content_type="text/csv; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return response
    if kind != "xlsx":
        raise NotFound("dạng tệp", kind)
    file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the response closes it
    papers.write_rows(file, title, headings, rows)
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}.xlsx",
        content_type=papers.MEDIA_TYPES["xlsx"],
    )


def _csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "\ufeff" + _line(headings)  # the mark makes office programs read UTF-8
    for row in rows:
        yield _line([plain_text(text) for text in row])


def _line(values: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()
