"""How large the tree is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TreeSize:
    """Units below one headquarters: provinces, regencies and sectors in all, dealt out evenly."""

    provinces: int = 38
    regencies: int = 514
    sectors: int = 5_000

    @property
    def units(self) -> int:
        """Units that get the directive."""
        return self.provinces + self.regencies + self.sectors

    def __str__(self) -> str:
        return f"{self.provinces:,} provinces, {self.regencies:,} regencies, {self.sectors:,} sectors"
