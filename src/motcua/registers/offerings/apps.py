"""Django plumbing."""

from django.apps import AppConfig


class OfferingsConfig(AppConfig):
    """The register as a Django app: its fact table."""

    name = "motcua.registers.offerings"
    label = "offerings"
    default_auto_field = "django.db.models.BigAutoField"
