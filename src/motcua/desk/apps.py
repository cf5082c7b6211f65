"""Django plumbing."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The room as a Django app."""

    name = "motcua.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
