"""Addresses of the agency's own matters: its people, its dated decisions, one's own password."""

from django.urls import path

from motcua.desk.views import office_decisions, office_people, own_password, read_log

PERSON = "don-vi/can-bo/<int:user_id>"

urlpatterns = [
    path("don-vi/", office_people.people, name="office"),
    path(f"{PERSON}/vai-tro/", office_people.role_given, name="role_given"),
    path(f"{PERSON}/mat-khau/", office_people.password_given, name="password_given"),
    path(f"{PERSON}/ma-xac-nhan/", office_people.second_factor_off, name="second_factor_off"),
    path(f"{PERSON}/dinh-danh/", office_people.identity_recorded, name="identity_recorded"),
    path("don-vi/vai-tro/<int:membership_id>/het/", office_people.role_ended, name="role_ended"),
    path("don-vi/quyet-dinh/", office_decisions.decisions, name="office_decisions"),
    path("don-vi/nhat-ky-doc/", read_log.read_log, name="read_log"),
    path("don-vi/nhat-ky-doc/<slug:kind>/", read_log.read_log_file, name="read_log_file"),
    path("mat-khau/", own_password.own_password, name="own_password"),
]
