"""Decisions that announce procedures, from a file: into the catalogue and the agency's own list."""
