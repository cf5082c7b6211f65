"""Readers of the files that one-stop software exports: xlsx, xls, csv; by content, not by name."""
