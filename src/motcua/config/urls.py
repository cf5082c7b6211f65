"""All addresses of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("motcua.portal.urls")),
    path("", include("motcua.desk.urls")),
]
