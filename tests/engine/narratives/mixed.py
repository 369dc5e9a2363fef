"""Streams that bring a grouper into all its ways: copies, greetings, odd letters, wrong dates, equal ids."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pyarrow as pa

from sejuk.engine import POSTS
from sejuk.engine.narratives.benign import WORDS
from tests.engine.streams import START

_TOPICS = [[f"kata{topic}x{place}" for place in range(14)] for topic in range(12)]
#: Some are as long as a block of their digest, and longer.
_LONG = ["z" * 128, "y" * 129, "x" * 300]
_COMMON = [*(f"umum{place}an" for place in range(40)), "yang", "dan", "menyebarkan", "pemilunya", *_LONG]
_GREETINGS = sorted(WORDS)
_ODD = (
    *(
        "",
        "!!!",
        "a",
        "#tag #lain",
        "#Satu dua",
        "é è",
        "привет мир как дела сегодня",
        "😀 😀",
        "satu • dua → tiga",
    ),
    *("\0 kotak\0suara hilang", "🄰🄱 kotak ②", "ü kotak suara", "Ⅻ ١٢٣ kotak"),
)
_TAILS = ("", " x1", " https://a.example/b", " @orang")


def mixed_stream(rng: random.Random, count: int) -> pa.RecordBatch:
    """Give ``count`` posts drawn by ``rng``."""
    rows: list[dict[str, object]] = []
    texts = ["awal mula"]
    minute = 0
    for place in range(count):
        texts.append(_text(rng, texts))
        minute += rng.randint(0, 200)
        rows.append(
            {
                "id": str(place) if rng.random() > 0.02 else "sama",
                "text": texts[-1],
                "published_at": _time(rng, minute),
                "url": _url(rng, count),
            }
        )
    return pa.RecordBatch.from_pylist(rows, schema=POSTS)


def _text(rng: random.Random, texts: list[str]) -> str:
    kind = rng.random()
    if kind < 0.25:
        return rng.choice(texts[-200:]) + rng.choice(_TAILS)
    if kind < 0.32:
        return " ".join(rng.choices(_GREETINGS, k=rng.randint(1, 12)))
    if kind < 0.36:
        return rng.choice(_ODD)
    if kind < 0.4:
        one, other = rng.sample(_TOPICS, 2)
        return " ".join(rng.choices(one, k=5) + rng.choices(other, k=5))
    if kind < 0.41:
        return " ".join(rng.choices(_COMMON, k=rng.choice([300, 2000])))
    own = rng.sample(rng.choice(_TOPICS), rng.randint(2, 9))
    return " ".join(own + rng.choices(_COMMON, k=rng.randint(0, 6)))


def _time(rng: random.Random, minute: int) -> datetime | None:
    if rng.random() < 0.05:
        return None
    return START + timedelta(minutes=minute if rng.random() > 0.02 else rng.randint(0, 10**6))


def _url(rng: random.Random, count: int) -> str | None:
    page = f"https://kabar.example/{rng.randint(0, count // 3)}"
    item = f"https://x.com/a/status/{rng.randint(1, count // 4 + 1)}"
    return rng.choice([None, None, None, page, item, "bukan alamat"])
