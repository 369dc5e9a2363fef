"""Near-duplicates of text: MinHash signatures and a search over them."""

from sejuk.engine.similarity.minhash import signatures
from sejuk.engine.similarity.neighbours import Neighbours

__all__ = ["Neighbours", "signatures"]
