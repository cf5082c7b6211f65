"""The columnar copy of a fact table: Parquet files that DuckDB reads, kept from the live database.

`layout` says which version lies where and what a period needs, `manifest` which files are the
copy, `source` reads the live database, `staging` writes files, `export` puts them together.
"""
