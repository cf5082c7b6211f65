"""Django plumbing."""

from django.apps import AppConfig


class ReconcilingConfig(AppConfig):
    """The room as a Django app."""

    name = "motcua.reconciling"
    label = "reconciling"
    default_auto_field = "django.db.models.BigAutoField"
