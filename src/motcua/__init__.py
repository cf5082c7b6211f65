"""Một Cửa: from the counter to the signed report."""

__version__ = "0.1.0"
