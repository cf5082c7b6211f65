"""Django plumbing."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The room as a Django app."""

    name = "motcua.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
