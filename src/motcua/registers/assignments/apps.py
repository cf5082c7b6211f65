"""Django plumbing."""

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    """The register as a Django app: its fact table."""

    name = "motcua.registers.assignments"
    label = "assignments"
    default_auto_field = "django.db.models.BigAutoField"
