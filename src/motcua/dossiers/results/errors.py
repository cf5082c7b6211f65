"""Refusals of results as files; what is wrong with a file is refused as a scan is."""

from motcua.kernel.errors import NotFound


class ResultFileUnknown(NotFound):
    """The dossier has no such draft or result."""

    code = "result.file_unknown"

    def __init__(self, digest: str) -> None:
        """`digest`: of the file asked for."""
        super().__init__("tệp dự thảo, kết quả", digest[:12])
