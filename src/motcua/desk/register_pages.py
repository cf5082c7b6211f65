"""Pages that some registers have beside those that all have: linked from list and index."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExtraPage:
    """label: a verb with its object. address: name of an address without arguments."""

    label: str
    address: str


EXTRA_PAGES: dict[str, tuple[ExtraPage, ...]] = {
    "assignments": (
        ExtraPage("Xem việc phải nhắc", "reminders"),
        ExtraPage("Xem cây giao việc", "task_tree"),
        ExtraPage("Xem tình hình thực hiện", "task_sheet"),
    ),
    "incoming": (
        ExtraPage("Vào sổ, lấy số đến", "incoming_take"),
        ExtraPage("Văn bản cần xử lý", "incoming_waiting"),
        ExtraPage("In sổ văn bản đến", "incoming_book"),
    ),
    "outgoing": (
        ExtraPage("Lấy số văn bản", "outgoing_take"),
        ExtraPage("Số chờ phát hành", "outgoing_waiting"),
        ExtraPage("In sổ văn bản đi", "outgoing_book"),
    ),
    "surveys": (
        ExtraPage("Nhập phiếu giấy", "ballot_entry"),
        ExtraPage("Mở liên kết, máy tính bảng", "survey_links"),
        ExtraPage("Xem kết quả khảo sát", "survey_results"),
        ExtraPage("Xem chín chỉ số, đánh giá", "evaluation"),
    ),
}
"""Register key -> its own pages, in the order of their links."""
