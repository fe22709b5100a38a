"""The database engine. Nothing outside this package (and linkage, quality) imports duckdb."""
