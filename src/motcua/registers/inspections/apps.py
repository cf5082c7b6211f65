"""Django plumbing."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """The register as a Django app: its fact table."""

    name = "motcua.registers.inspections"
    label = "inspections"
    default_auto_field = "django.db.models.BigAutoField"
