"""Django plumbing."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """The room as a Django app."""

    name = "motcua.dossiers"
    label = "dossiers"
    default_auto_field = "django.db.models.BigAutoField"
