"""What the pages that a read is logged under are called."""

PAGE_WORDS: dict[str, str] = {
    "list": "Danh sách hồ sơ",
    "export": "Tải danh sách hồ sơ",
    "received": "Hồ sơ tiếp nhận hộ",
    "due": "Hồ sơ sắp đến hạn",
    "waiting": "Hồ sơ chờ lâu nhất",
    "queue": "Việc hôm nay",
    "dossier": "Trang hồ sơ",
    "timeline": "Diễn biến hồ sơ",
    "intake": "Nội dung lúc tiếp nhận",
    "duplicate": "Cảnh báo hồ sơ trùng",
    "register book": "Sổ theo dõi hồ sơ",
    "scan": "Bản số hóa",
    "struck_scan": "Bản số hóa đã bỏ",
    "draft_file": "Tệp dự thảo kết quả",
    "result_file": "Kết quả điện tử",
    "reconcile": "Đối soát hai nguồn",
}
SLIP = "slip "
SLIP_WORDS = "Phiếu in"


def page_words(page: str) -> str:
    """In words; the key itself for a page that is no longer there."""
    return SLIP_WORDS if page.startswith(SLIP) else PAGE_WORDS.get(page, page)
