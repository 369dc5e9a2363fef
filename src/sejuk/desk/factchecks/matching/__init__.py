"""Finding known claims again: suggestions with a probability and the words in common; people decide (G5)."""

from sejuk.desk.factchecks.matching.keeping import Changes, KeptIndex, Match
from sejuk.desk.factchecks.matching.offering import TOP, Offer, nearest

__all__ = ["TOP", "Changes", "KeptIndex", "Match", "Offer", "nearest"]
