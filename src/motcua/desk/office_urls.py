"""Addresses of the office's own pages: who signs for whom, the register book."""

from django.urls import path

from motcua.desk.views import delegation, receiving, register_book

urlpatterns = [
    path("uy-quyen/", delegation.delegation, name="delegation"),
    path("uy-quyen/<int:delegation_id>/thu-hoi/", delegation.delegation_end, name="delegation_end"),
    path("ho-so/tiep-nhan-ho/", receiving.received, name="received"),
    path("ho-so/tiep-nhan-ho/ho-so/", receiving.received_records, name="received_records"),
    path("ho-so/tiep-nhan-ho/tai-ve/<slug:kind>/", receiving.received, name="received_file"),
    path("ho-so/so-theo-doi/", register_book.register_book, name="register_book"),
    path("ho-so/so-theo-doi/in/", register_book.register_book_page, name="register_book_page"),
    path(
        "ho-so/so-theo-doi/tai-ve/<slug:kind>/",
        register_book.register_book_file,
        name="register_book_file",
    ),
]
