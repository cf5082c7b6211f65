"""Spreadsheets (xlsx, xls, csv) as rows under headings, whatever they hold."""
