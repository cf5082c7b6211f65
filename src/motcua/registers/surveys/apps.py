"""Django plumbing."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """The register as a Django app: its fact table, its links and devices."""

    name = "motcua.registers.surveys"
    label = "surveys"
    default_auto_field = "django.db.models.BigAutoField"
