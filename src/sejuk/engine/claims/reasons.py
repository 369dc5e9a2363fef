"""Why a claim was found for a post."""

from __future__ import annotations

from typing import NamedTuple

from sejuk.engine.claims.archive import Archive
from sejuk.engine.claims.reading import SEAM, Claim, Query

#: Words that are shown, the rarest.
_SHOWN = 8


class Reason(NamedTuple):
    """``kind`` is ``address``, ``words`` or ``days``; ``weight`` lies in 0-1."""

    kind: str
    text: str
    weight: float


def explain(query: Query, claim: Claim, archive: Archive | None) -> list[Reason]:
    """Give the reasons for a match: the same address (without ``archive``), or words and time."""
    if archive is None:
        return [Reason("address", query.address or "", 1.0)]
    reasons = [_words(query, claim, archive)]
    if query.time is not None and claim.time is not None:
        days = abs(query.time - claim.time) // 86_400_000_000
        reasons.append(Reason("days", str(days), 1 / (1 + days / 30)))
    return reasons


def _words(query: Query, claim: Claim, archive: Archive) -> Reason:
    """Give the common words as the post writes them, rarest first, and their part of the claim."""
    stems = list(dict.fromkeys(claim.stems[claim.stems != SEAM].tolist()))
    rarity = dict(zip(stems, archive.rarities(stems).tolist(), strict=True))
    common = {word.stem: word.written for word in query.words if word.stem in rarity}
    shown = sorted(common, key=lambda stem: -rarity[stem])[:_SHOWN]
    part = sum(rarity[stem] for stem in common) / (sum(rarity.values()) or 1.0)
    return Reason("words", " ".join(common[stem] for stem in shown), part)
