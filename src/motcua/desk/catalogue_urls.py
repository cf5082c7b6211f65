"""Addresses of the catalogue of procedures and of the decisions that change it."""

from django.urls import path

from motcua.desk.views import catalogue, publication_upload, publications

UPLOAD = "danh-muc/quyet-dinh/nhap/<str:token>"

urlpatterns = [
    path("danh-muc/", catalogue.catalogue, name="catalogue"),
    path("danh-muc/quyet-dinh/", publications.publications, name="publications"),
    path("danh-muc/quyet-dinh/nhap/", publication_upload.uploads, name="publication_uploads"),
    path(f"{UPLOAD}/", publication_upload.upload, name="publication_upload"),
    path(f"{UPLOAD}/tien-do/", publication_upload.progress, name="publication_upload_progress"),
    path(f"{UPLOAD}/thong-tin/", publication_upload.head, name="publication_upload_head"),
    path(f"{UPLOAD}/ghi/", publication_upload.confirm, name="publication_upload_confirm"),
    path(f"{UPLOAD}/o-sai/", publication_upload.rejected, name="publication_upload_rejected"),
    path(f"{UPLOAD}/bo/", publication_upload.drop, name="publication_upload_drop"),
    path("danh-muc/quyet-dinh/<int:number>/", publications.publication, name="publication"),
    path("danh-muc/<str:code>/", catalogue.procedure, name="procedure"),
]
