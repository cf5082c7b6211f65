"""Where the SQL text runs: the database of record, or DuckDB over the Parquet copy."""
