"""The menu of the files a page can be taken away as."""

from django import template
from django.urls import reverse

register = template.Library()
FILE_WORDS = {
    "pdf": "Bản in (pdf)",
    "docx": "Văn bản Word (docx)",
    "xlsx": "Bảng tính Excel (xlsx)",
    "csv": "Dữ liệu thô (csv)",
    "json": "Số liệu có mã băm, để kiểm tra (json)",
}


@register.inclusion_tag("desk/parts/downloads.html")
def downloads(
    words: str, address: str, kinds: str, *, query: str = "", sheet_words: str = "", **place: object
) -> dict:
    """words: on the button. address: its name, which takes `place` and a kind.

    kinds: keys of FILE_WORDS in the order shown, with spaces between. query: of what the page
    shows. sheet_words: what the workbook holds, where it is less than the page.
    """
    labels = FILE_WORDS | ({"xlsx": sheet_words} if sheet_words else {})
    tail = f"?{query}" if query else ""
    files = [
        (labels[kind], reverse(address, kwargs={**place, "kind": kind}) + tail)
        for kind in kinds.split()
    ]
    return {"words": words, "files": files}
