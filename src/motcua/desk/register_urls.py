"""Addresses of the registers, the same pages for each."""

from django.urls import path

from motcua.desk.views import register_entry, register_imports, registers

urlpatterns = [
    path("so/", registers.index, name="registers"),
    path("so/<slug:key>/", registers.register, name="register"),
    path("so/<slug:key>/tim/", registers.find, name="register_find"),
    path("so/<slug:key>/tai-ve/<slug:kind>/", registers.export, name="register_export"),
    path("so/<slug:key>/them/", register_entry.new, name="register_new"),
    path("so/<slug:key>/xem/<int:entry_id>/", register_entry.entry, name="register_entry"),
    path(
        "so/<slug:key>/xem/<int:entry_id>/dinh-chinh/",
        register_entry.change,
        name="register_change",
    ),
    path(
        "so/<slug:key>/xem/<int:entry_id>/viec/<slug:verb>/",
        register_entry.verb,
        name="register_verb",
    ),
    path("so/<slug:key>/nhap/", register_imports.uploads, name="register_uploads"),
    path("so/<slug:key>/nhap/tep-mau/", registers.blank, name="register_blank"),
    path("so/<slug:key>/nhap/<str:token>/", register_imports.upload, name="register_upload"),
    path(
        "so/<slug:key>/nhap/<str:token>/tien-do/",
        register_imports.progress,
        name="register_upload_progress",
    ),
    path(
        "so/<slug:key>/nhap/<str:token>/ghi/",
        register_imports.confirm,
        name="register_upload_confirm",
    ),
    path(
        "so/<slug:key>/nhap/<str:token>/o-sai/",
        register_imports.rejected,
        name="register_upload_rejected",
    ),
    path("so/<slug:key>/nhap/<str:token>/bo/", register_imports.drop, name="register_upload_drop"),
]
