"""Coordination as a strength of narratives; no account comes out (G1)."""

from sejuk.engine.coordination.similar import same_pairs, similar_pairs
from sejuk.engine.coordination.strength import coordinate

__all__ = ["coordinate", "same_pairs", "similar_pairs"]
