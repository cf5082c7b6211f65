"""Django plumbing."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """The room as a Django app."""

    name = "motcua.agencies"
    label = "agencies"
    default_auto_field = "django.db.models.BigAutoField"
