"""Pure rules and value types. Standard library only: no clock, no database, no files."""
