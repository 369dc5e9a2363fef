"""What the bank's search looks in: titles and texts, as narratives' titles are looked in."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

from sejuk.desk.narratives.lexemes import TitleLexemes


class ItemLexemes(TitleLexemes):
    """Of a longer expression: it stands twice in the template, and so do its parameters."""

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        function: str | None = None,
        template: str | None = None,
        arg_joiner: str | None = None,
        **extra_context: Any,
    ) -> tuple[str, tuple[str | int, ...]]:
        """The template with both copies of the parameters."""
        sql, params = super().as_sql(compiler, connection, function, template, arg_joiner, **extra_context)
        return sql, (*params, *params)
