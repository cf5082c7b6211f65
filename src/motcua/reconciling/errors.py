"""What a reconciliation refuses."""

from typing import ClassVar

from motcua.kernel.errors import MotcuaError


class SourcesUnfit(MotcuaError):
    """Two sources that cannot be compared. `reason` in Vietnamese says why and what to do."""

    code: ClassVar[str] = "reconciling.sources_unfit"

    def __init__(self, reason: str) -> None:
        """`reason`: a whole sentence."""
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


class DecisionInvalid(MotcuaError):
    """A decision without what it needs. `expected` in Vietnamese."""

    code: ClassVar[str] = "reconciling.decision_invalid"

    def __init__(self, found: str, expected: str) -> None:
        """`expected` completes the sentence "cần …"."""
        super().__init__(found, expected)
        self.found = found
        self.expected = expected

    def __str__(self) -> str:
        return f"Ý kiến xử lý “{self.found}” chưa ghi được; cần {self.expected}."
