"""Django plumbing."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The ledger as a Django app."""

    name = "motcua.registers.ledger"
    label = "registers"
    default_auto_field = "django.db.models.BigAutoField"
