"""Bounds of what is read from a file. Sizes in bytes, after decompression where not said otherwise."""

MEGABYTE = 1_000_000

MAX_FILE = 2000 * MEGABYTE
#: Spreadsheets keep their texts in one part that has to be in memory.
MAX_SPREADSHEET = 200 * MEGABYTE
MAX_SPREADSHEET_PART = 100 * MEGABYTE
MAX_SPREADSHEET_PARTS = 2000
MAX_SPREADSHEET_ROWS = 1_048_576
MAX_EMPTY_ROWS = 10_000
#: Something that grows more than this is no text of people, once it is past the first megabytes.
MAX_RATIO = 200
RATIO_MATTERS_FROM = 20 * MEGABYTE
#: A row group of Parquet is read at once.
MAX_ROW_GROUP = 1000 * MEGABYTE

MAX_COLUMNS = 200
#: Characters of one record, and lines it may go over.
MAX_RECORD = 100_000
MAX_RECORD_LINES = 300
#: Characters of one line of JSON, or one element of an array.
MAX_JSON = 1_000_000
#: What is looked at to tell what a file is.
HEAD = 256 * 1024
