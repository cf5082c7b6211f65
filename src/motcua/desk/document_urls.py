"""Addresses that registers of documents have beyond those of every register."""

from django.urls import path

from motcua.desk.views import document_books, document_numbers, document_waiting
from motcua.registers.documents.api import INCOMING, OUTGOING

urlpatterns = [
    pattern
    for key in (INCOMING, OUTGOING)
    for pattern in (
        path(f"so/{key}/lay-so/", document_numbers.take, {"key": key}, name=f"{key}_take"),
        path(
            f"so/{key}/lay-so/<int:entry_id>/",
            document_numbers.given,
            {"key": key},
            name=f"{key}_given",
        ),
        path(f"so/{key}/can-xu-ly/", document_waiting.waiting, {"key": key}, name=f"{key}_waiting"),
        path(f"so/{key}/in-so/", document_books.choose, {"key": key}, name=f"{key}_book"),
        path(f"so/{key}/in-so/xem/", document_books.paper, {"key": key}, name=f"{key}_book_page"),
        path(
            f"so/{key}/in-so/tai-ve/<slug:kind>/",
            document_books.file,
            {"key": key},
            name=f"{key}_book_file",
        ),
    )
]
