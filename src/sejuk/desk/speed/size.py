"""How much is there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """Rows to make. The tree is one headquarters, ``provinces``, and ``regencies`` in each of them."""

    posts: int = 300_000
    narratives: int = 30_000
    cases: int = 20_000
    provinces: int = 34
    regencies: int = 15
    #: Days over which everything happened; the last ends now.
    days: int = 30

    @property
    def units(self) -> int:
        """Units of the police."""
        return 1 + self.provinces * (1 + self.regencies)

    def __str__(self) -> str:
        heard = f"{self.posts:,} posts, {self.narratives:,} narratives"
        return f"{heard}, {self.cases:,} cases, {self.units:,} units"
