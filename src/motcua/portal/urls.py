"""Addresses for citizens."""

from django.urls import path

from motcua.portal import lookup, surveys

urlpatterns = [
    path("tra-cuu/", lookup.lookup, name="lookup"),
    path("danh-gia/phieu/<str:token>/", surveys.link, name="survey_link"),
    path("danh-gia/quay/<str:token>/", surveys.tablet, name="survey_tablet"),
]
