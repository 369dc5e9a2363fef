"""Rows of a model made inside the database, from a query."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection, models
from django.db.models import Field, Model


def insert(model: type[Model], source: str, columns: Mapping[str, str], **values: Any) -> int:
    """Insert a row for each row of ``source`` (what follows FROM); give how many.

    ``columns``: field → SQL expression over ``source``; ``values``: parameters for named places in both.
    Fields that are not named get their default, the same in each row.
    """
    given = {field.attname: columns[field.name] for field in _stored(model) if field.name in columns}
    rest = [field for field in _stored(model) if field.name not in columns]
    defaults = {f"default_{field.attname}": _default(field) for field in rest}
    given |= {field.attname: f"%(default_{field.attname})s" for field in rest}
    names, expressions = ", ".join(f'"{name}"' for name in given), ", ".join(given.values())
    statement = f'INSERT INTO "{model._meta.db_table}" ({names}) SELECT {expressions} FROM {source}'
    with connection.cursor() as cursor:
        cursor.execute(statement, {**defaults, **values})
        return int(cursor.rowcount)


def execute(statement: str, **values: Any) -> int:
    """Run a statement; give how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def _stored(model: type[Model]) -> list[Field[Any, Any]]:
    fields = model._meta.concrete_fields
    return [one for one in fields if not one.generated and not isinstance(one, models.AutoField)]


def _default(field: Field[Any, Any]) -> Any:
    return field.get_db_prep_save(field.get_default(), connection)
