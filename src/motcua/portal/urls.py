"""Addresses for citizens."""

from django.urls import path

from motcua.portal import lookup

urlpatterns = [path("tra-cuu/", lookup.lookup, name="lookup")]
