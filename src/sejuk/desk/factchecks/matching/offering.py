"""The nearest fact-checks of a text or an address."""

from __future__ import annotations

from dataclasses import dataclass, field

from sejuk.desk.factchecks.matching.addresses import addresses_in, by_address
from sejuk.desk.factchecks.matching.keeping import KeptIndex, Match
from sejuk.desk.factchecks.matching.shelf import FactCheckShelf
from sejuk.desk.factchecks.models import FactCheck, Origin, State
from sejuk.engine.claims import SUGGEST

#: Offers at most, where nobody says otherwise.
TOP = 5
#: Characters of a text that are looked at: a message, not a book.
LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Offer:
    """A known fact-check, and how near it is.

    ``score`` (0-1) is the calibrated probability that the text repeats the claim; ``level`` is ``confirm``
    (very likely the same) or ``suggest`` (worth a look). ``words`` are those in common, the rarest first;
    ``same_address`` says that the text names an address of the claim or of the check.
    """

    factcheck: FactCheck
    score: float
    level: str
    words: list[str] = field(default_factory=list)
    same_address: bool = False

    @property
    def percent(self) -> int:
        """The score in percent, as people read it; never a false certainty."""
        return min(99, max(1, round(100 * self.score))) if not self.same_address else 100


INDEX: KeptIndex[int] = KeptIndex(FactCheckShelf())


def nearest(text: str, top: int = TOP) -> list[Offer]:
    """The known fact-checks that ``text`` (a message, a claim or an address) may repeat, likeliest first.

    At most ``top`` offers at or above the engine's threshold for a suggestion; empty where nothing is near.
    Nothing of the text is stored. Milliseconds at fifty thousand fact-checks.
    """
    text = text[:LONGEST]
    same = by_address(addresses_in(text), top)
    known = {one.pk for one in same}
    offers = [Offer(one, 1.0, "confirm", [], same_address=True) for one in same]
    near = [offer for offer in _by_words(text, top) if offer.factcheck.pk not in known]
    return [*offers, *near][:top]


def _by_words(text: str, top: int) -> list[Offer]:
    matches = [match for match in INDEX.match(text, top) if match.score >= SUGGEST]
    found = _current([match.claim_id for match in matches])
    return [_offer(match, one) for match in matches for one in found.get(match.claim_id, [])]


def _current(digests: list[str]) -> dict[str, list[FactCheck]]:
    """Claim → who checked it; our own first, then the newest."""
    rows = FactCheck.objects.filter(claim_digest__in=digests, state=State.CURRENT)
    by_claim: dict[str, list[FactCheck]] = {}
    ordered = rows.select_related("institution").order_by("-published_at", "-pk")
    for one in sorted(ordered, key=lambda row: row.origin != Origin.OWN):
        by_claim.setdefault(one.claim_digest, []).append(one)
    return by_claim


def _offer(match: Match, one: FactCheck) -> Offer:
    return Offer(one, match.score, match.level, match.words)
