"""What somebody with the database's password tries."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction


def refuses_sql(statement: str, *values: str | int | bytes) -> None:
    """The database turns the statement away."""
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
