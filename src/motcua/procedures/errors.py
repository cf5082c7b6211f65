"""What this room refuses."""

from typing import ClassVar

from motcua.kernel.errors import MotcuaError


class CatalogueInvalid(MotcuaError):
    """A row of the rulebook's catalogue that cannot be read."""

    code: ClassVar[str] = "procedure.catalogue_invalid"

    def __init__(self, procedure_code: str, column: str, value: str) -> None:
        """`column` and `value` as the list has them."""
        super().__init__(procedure_code, column, value)
        self.procedure_code = procedure_code
        self.column = column
        self.value = value

    def __str__(self) -> str:
        return (
            f"Danh mục thủ tục, mã {self.procedure_code}, cột {self.column}: "
            f"“{self.value}” không đọc được."
        )
