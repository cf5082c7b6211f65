"""Django plumbing."""

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """The room as a Django app."""

    name = "motcua.procedures"
    label = "procedures"
    default_auto_field = "django.db.models.BigAutoField"
