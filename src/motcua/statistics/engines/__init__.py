"""Where the SQL text runs. This release has one engine: the database of record."""
