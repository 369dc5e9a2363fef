"""Posts from CSV, JSON lines and Parquet; results to JSON lines and Parquet."""

from sejuk.engine.tables.claims import ClaimFile, QueryFile
from sejuk.engine.tables.errors import TableError
from sejuk.engine.tables.reading import PostFile
from sejuk.engine.tables.writing import Writer, check_output, open_output

__all__ = ["ClaimFile", "PostFile", "QueryFile", "TableError", "Writer", "check_output", "open_output"]
