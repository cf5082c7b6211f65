"""Django plumbing."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The registers as a Django app: their fact tables."""

    name = "motcua.registers.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
