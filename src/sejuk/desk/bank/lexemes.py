"""What the bank's search looks in: titles and texts, as narratives' titles are looked in."""

from __future__ import annotations

from typing import Any

from sejuk.desk.narratives.lexemes import TitleLexemes


class ItemLexemes(TitleLexemes):
    """Of a longer expression: it stands twice in the template, and so do its parameters."""

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        """The template with both copies of the parameters."""
        sql, params = super().as_sql(compiler, connection, **context)
        return sql, (*params, *params)
