"""Territories that exist here, for items that say where they are from."""

from __future__ import annotations

from dataclasses import dataclass

from sejuk.desk.listening.models import Source
from sejuk.desk.organisation.models import Territory


@dataclass(frozen=True, slots=True)
class Places:
    """The official codes that the office knows."""

    codes: frozenset[str]

    @classmethod
    def load(cls) -> Places:
        """All territories of the database."""
        return cls(frozenset(Territory.objects.values_list("code", flat=True)))

    def known(self, region: str | None, source: Source) -> str | None:
        """The nearest known territory of ``region``; the source's own where the item says nothing."""
        code = (region or "").strip()
        while code and code not in self.codes:
            code = code.rpartition(".")[0]
        return code or source.territory_id
