"""Django plumbing."""

from django.apps import AppConfig


class SimplificationsConfig(AppConfig):
    """The register as a Django app: its fact table."""

    name = "motcua.registers.simplifications"
    label = "simplifications"
    default_auto_field = "django.db.models.BigAutoField"
