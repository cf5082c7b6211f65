"""Refusals of an import of dossiers; those of files that cannot be read are the sheets room's."""

from typing import ClassVar

from motcua.sheets.errors import FileRefused


class ImportOvertaken(FileRefused):
    """Somebody wrote one of the file's dossiers while it was taken in; nothing was written."""

    code: ClassVar[str] = "import.overtaken"

    def __str__(self) -> str:
        return (
            f"Tệp “{self.file}”: có người vừa ghi cùng hồ sơ trong lúc nhập; chưa ghi gì. "
            "Hãy nhập lại."
        )
