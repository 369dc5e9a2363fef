"""Near-duplicates of text: MinHash signatures and a search over them."""

from sejuk.engine.similarity.minhash import Signed, sign, signatures
from sejuk.engine.similarity.neighbours import Neighbours

__all__ = ["Neighbours", "Signed", "sign", "signatures"]
