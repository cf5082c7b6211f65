"""Django plumbing."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """The register as a Django app: its fact table."""

    name = "motcua.registers.outreach"
    label = "outreach"
    default_auto_field = "django.db.models.BigAutoField"
