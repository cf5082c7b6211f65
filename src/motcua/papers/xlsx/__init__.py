"""The spreadsheet writer."""
