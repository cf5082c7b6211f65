"""What a reconciliation refuses."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.kernel.errors import MotcuaError


@dataclass(eq=False)
class SourcesUnfit(MotcuaError):
    """Two sources that cannot be compared. `reason` in Vietnamese says why and what to do.

    `reason`: a whole sentence.
    """

    code: ClassVar[str] = "reconciling.sources_unfit"
    reason: str

    def __str__(self) -> str:
        return self.reason


@dataclass(eq=False)
class DecisionInvalid(MotcuaError):
    """A decision without what it needs. `expected` in Vietnamese.

    `expected` completes the sentence "cần …".
    """

    code: ClassVar[str] = "reconciling.decision_invalid"
    found: str
    expected: str

    def __str__(self) -> str:
        return f"Ý kiến xử lý “{self.found}” chưa ghi được; cần {self.expected}."
