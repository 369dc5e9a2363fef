"""What a room needs to take in a table; how is told in the package's own words."""

from __future__ import annotations

from sejuk.desk.tabular.columns import Column
from sejuk.desk.tabular.pages import answer, takes_table
from sejuk.desk.tabular.planning import Outcome, Plan, TableKind
from sejuk.desk.tabular.rows import BadValue, Row

__all__ = ["BadValue", "Column", "Outcome", "Plan", "Row", "TableKind", "answer", "takes_table"]
