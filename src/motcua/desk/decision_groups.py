"""In which order, and under which words, the page of decisions shows its kinds."""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.desk.decision_fields import Kind


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds that are decided for one purpose. key: in the page's address."""

    key: str
    label: str
    kinds: tuple[str, ...]


GROUPS = (
    Group("co-quan", "Cơ quan", ("code_prefix", "working_hours", "bank_account")),
    Group(
        "ho-so", "Giải quyết hồ sơ", ("receiver", "result_needs_approval", "apology_before_days")
    ),
    Group("phieu", "Phiếu và tra cứu", ("slips", "one_stop_name", "place", "lookup_address")),
    Group("bao-cao", "Báo cáo và sổ", ("positions", "register", "accounting", "period")),
)


def grouped(kinds: Iterable[Kind]) -> list[tuple[Group, list[Kind]]]:
    """Every kind once, in the order of the groups. KeyError for a kind that no group has."""
    by_key = {kind.key: kind for kind in kinds}
    found = [(group, [by_key.pop(key) for key in group.kinds]) for group in GROUPS]
    if by_key:
        raise KeyError(", ".join(by_key))
    return found
