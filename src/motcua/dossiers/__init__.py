"""Dossiers (hồ sơ): an append-only event log, the state derived from it, and imports."""
