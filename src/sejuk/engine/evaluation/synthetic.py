"""Synthetic posts for measuring speed: as long and as repetitive as real ones, with no meaning."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa

from sejuk.engine.schemas import POSTS

_ONSETS = ["", "b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "ng", "p", "r", "s", "t", "w", "y"]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "au"]
_CODAS = ["", "", "n", "ng", "k", "s", "r", "t"]
_WORDS = 20_000
_START = datetime(2031, 1, 1, tzinfo=UTC)
#: Posts in an hour.
AN_HOUR = 2000

#: Said with every figure that is measured on these posts.
PROTOCOL = (
    "unique texts of 5 to 60 words (mean 22), two fifths of them of one of many topics; "
    "30 % copies, half with a changed word, half with a link"
)


def synthetic_posts(count: int, seed: int = 0, an_hour: int = AN_HOUR) -> pa.RecordBatch:
    """Give ``count`` posts in order of time, ``an_hour`` of them in each hour."""
    rng = np.random.default_rng(seed)
    words = _vocabulary(rng)
    texts: list[str] = []
    seen: set[str] = set()
    while len(texts) < count:
        copied = rng.random() < 0.3 and len(texts) > 0
        text = _copy(rng, texts, words) if copied else _fresh(rng, words, max(20, count // 50))
        if text not in seen:
            seen.add(text)
            texts.append(text)
    rows = [
        {
            "id": str(place),
            "text": text,
            "published_at": _START + timedelta(hours=place / an_hour),
            "account": str(rng.integers(count // 3 + 1)),
            "region": f"9{rng.integers(9)}",
        }
        for place, text in enumerate(texts)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=POSTS)


def _vocabulary(rng: np.random.Generator) -> list[str]:
    def syllable() -> str:
        return str(rng.choice(_ONSETS)) + str(rng.choice(_VOWELS)) + str(rng.choice(_CODAS))

    return ["".join(syllable() for _ in range(1 + place % 3)) for place in range(_WORDS)]


def _fresh(rng: np.random.Generator, words: list[str], topics: int) -> str:
    """Words by Zipf's law, and two fifths from the forty of a topic; as many as posts have."""
    length = int(np.clip(rng.lognormal(2.95, 0.5), 5, 60))
    topic = int(rng.integers(topics))
    own = 200 + (topic * 7919 + np.arange(40) * 104_729) % (_WORDS - 200)
    common = np.minimum(rng.zipf(1.3, length - 2 * length // 5), _WORDS) - 1
    chosen = rng.permutation(np.concatenate([common, rng.choice(own, 2 * length // 5)]))
    return " ".join(words[place] for place in chosen)


def _copy(rng: np.random.Generator, texts: list[str], words: list[str]) -> str:
    text = texts[int(len(texts) * rng.beta(4, 1))]
    if rng.random() < 0.5:
        return text + " https://contoh.example/" + str(rng.integers(10**6))
    parts = text.split(" ")
    parts[int(rng.integers(len(parts)))] = words[int(rng.integers(_WORDS))]
    return " ".join(parts)
