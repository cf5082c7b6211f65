"""Pages that some registers have beside those that all have: linked from list and index."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from motcua.kernel.registers import RegisterDefinition


@dataclass(frozen=True, slots=True)
class ExtraPage:
    """label: a verb with its object. address: name of an address without arguments.

    writes: only for those who may write to the register. begins: an entry begins there, not on
    the page with all its fields (a number is taken first, a ballot is typed by its questions).
    """

    label: str
    address: str
    writes: bool = False
    begins: bool = False


_EXTRA: dict[str, tuple[ExtraPage, ...]] = {
    "assignments": (
        ExtraPage("Xem việc phải nhắc", "reminders"),
        ExtraPage("Xem cây giao việc", "task_tree"),
        ExtraPage("Xem tình hình thực hiện", "task_sheet"),
    ),
    "incoming": (
        ExtraPage("Vào sổ văn bản đến", "incoming_take", writes=True, begins=True),
        ExtraPage("Văn bản cần xử lý", "incoming_waiting"),
        ExtraPage("In sổ văn bản đến", "incoming_book"),
    ),
    "outgoing": (
        ExtraPage("Lấy số văn bản", "outgoing_take", writes=True, begins=True),
        ExtraPage("Số chờ phát hành", "outgoing_waiting"),
        ExtraPage("In sổ văn bản đi", "outgoing_book"),
    ),
    "surveys": (
        ExtraPage("Nhập phiếu giấy", "ballot_entry", writes=True, begins=True),
        ExtraPage("Mở liên kết, máy tính bảng", "survey_links", writes=True),
        ExtraPage("Xem kết quả khảo sát", "survey_results"),
        ExtraPage("Xem chín chỉ số, đánh giá", "evaluation"),
    ),
}
"""Register key -> its own pages, in the order of their links."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link of a page: its words and where it leads."""

    label: str
    href: str


def beginning(definition: RegisterDefinition) -> PageLink:
    """Where an entry of the register begins."""
    for extra in _EXTRA.get(definition.key, ()):
        if extra.begins:
            return PageLink(extra.label, reverse(extra.address))
    return whole_form(definition)


def whole_form(definition: RegisterDefinition) -> PageLink:
    """The page with every field of a new entry."""
    return PageLink(definition.words.begin, reverse("register_new", args=[definition.key]))


def other_pages(key: str, *, may_write: bool) -> tuple[PageLink, ...]:
    """The register's own pages that the officer may open, without the one where it begins."""
    return tuple(_links(each for each in _EXTRA.get(key, ()) if may_write or not each.writes))


def _links(extras: Iterable[ExtraPage]) -> Iterable[PageLink]:
    return (PageLink(each.label, reverse(each.address)) for each in extras if not each.begins)
