"""Django plumbing."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """The register as a Django app: its fact table."""

    name = "motcua.registers.feedback"
    label = "feedback"
    default_auto_field = "django.db.models.BigAutoField"
