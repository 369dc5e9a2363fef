"""How heated a narrative or a region is, 0–100, from hourly counts alone.

The formula, with every constant below::

    g(i)    = heat(i) + RUMOUR_WEIGHT × rumour(i)          harmful posts of row i, as an expectation
    h(i)    = g(i) × min(1, g(i) / (STRAY_SHARE × posts(i)))  less of them where they are few among many
    x       = Σ h(i) × 2^(−age(i) / HALF_LIFE)             what still counts of them
    y       = Σ h(i) × 2^(−age(i) / FAST_HALF_LIFE)        what is quite new of them
    m       = x + y

    harm    = 100 × x / (x + HALF_HARM)                    how much
    growth  = (m / (m + HALF_HARM)) / (x / (x + HALF_HARM))  how new: 1 (old) to just under 2
    spread  = 1 − ½ × 2^(−s / 2)                           over how many regions: ½ to 1
    authors = a / (a + HALF_AUTHORS)                       of how many independent authors: 0 to 1

    temperature = harm × growth × spread × authors

``age`` counts hours since the row's hour ended. ``s`` counts regions softly, Σ x(r) / (x(r) + 1); for
the temperature of a region it counts its narratives so. ``a`` sums the rows' authors, decayed like
``x``, each row only with the share of its posts that are harmful, ``min(1, h / posts)``.

``h`` is there because a model errs on a few of any thousand posts: a wave of lawful criticism with some
stray hits must not add up to heat.

Regions of different size become comparable with ``sizes``: how many times as much is usually written in a
region as in a typical one (people, or posts of an ordinary month). All masses and authors of a region are
divided by its size, so that twice as many people who write twice as much are as hot. A size below
``SMALLEST`` counts as ``SMALLEST``: else one post in a hamlet would be a wave.

So a row without heat and without check-worthy claims is worth nothing in any term, whatever its
volume: criticism adds nothing (G2). More heat never cools, more authors never cool, and without new
posts the temperature falls, by half in ``HALF_LIFE`` while it is low.

``low`` and ``high`` bound the temperature with 90 % confidence as far as counting error goes: harmful
posts are taken as Poisson events with the variance of their decayed sum, the bounds of ``m`` are the
score interval of that sum, and all harmful masses are scaled with it. Errors of the model that gave
the probabilities are not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sejuk.engine.schemas import TEMPERATURE

#: Hours after which a post counts half, and after which its newness does.
HALF_LIFE = 24.0
FAST_HALF_LIFE = 6.0
#: A check-worthy claim may be true: it heats half as much as hostility.
RUMOUR_WEIGHT = 0.5
#: Below this share of a row's posts, harmful ones count in proportion less.
STRAY_SHARE = 0.15
#: Harmful posts, and independent authors, at which their terms are half.
HALF_HARM = 20.0
HALF_AUTHORS = 3.0
#: The smallest size of a region that is taken at its word.
SMALLEST = 0.1
#: The normal quantile of a two-sided interval of 90 %.
_Z = 1.645
_HOUR = 3_600_000_000

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def temperature(
    hourly: pa.RecordBatch,
    at: datetime,
    by: Literal["narrative", "region"],
    sizes: Mapping[str, float] | None = None,
) -> pa.RecordBatch:
    """Give one row of ``TEMPERATURE`` a narrative (or region) of ``hourly`` (``HOURLY``), ordered by key.

    Rows of hours after ``at`` (aware) are left out, and with ``by="region"`` rows without a region.
    ``sizes``: how large each key is beside a typical one, 1 where it is not named. ``ValueError`` where a
    size is not above 0.
    """
    rows = _counted(hourly, at, by)
    keys, key = _numbered(rows, "narrative_id" if by == "narrative" else "region")
    _, part = _numbered(rows, "region" if by == "narrative" else "narrative_id")
    sums = _Sums(rows, at, key, part, _sizes(keys, sizes or {}))
    middle, low, high = (sums.terms(factor) for factor in (np.ones(len(keys)), *sums.bounds()))
    product = _product(middle)
    columns = [
        pa.array(keys, pa.string()),
        pa.array([at] * len(keys), TEMPERATURE.field("at").type),
        *[pa.array(values.astype(np.float32)) for values in (product, _product(low), _product(high))],
        pa.array(
            [[(name, values[i]) for name, values in middle.items()] for i in range(len(keys))],
            TEMPERATURE.field("terms").type,
        ),
    ]
    return pa.record_batch(columns, schema=TEMPERATURE)


def _sizes(keys: list[str], sizes: Mapping[str, float]) -> Floats:
    given = np.array([sizes.get(key, 1.0) for key in keys], np.float64)
    if not (given > 0).all():
        raise ValueError("the size of a region lies above 0")
    return np.maximum(SMALLEST, given)


def _counted(hourly: pa.RecordBatch, at: datetime, by: str) -> pa.RecordBatch:
    """Give the rows that count, in an order that does not depend on the input's."""
    rows = hourly.filter(
        pc.less_equal(hourly.column("hour"), pa.scalar(at, hourly.schema.field("hour").type))
    )
    if by == "region":
        rows = rows.filter(pc.is_valid(rows.column("region")))
    return rows.sort_by([(name, "ascending") for name in rows.schema.names])


def _numbered(rows: pa.RecordBatch, column: str) -> tuple[list[str], Ints]:
    encoded = rows.column(column).dictionary_encode(null_encoding="encode")
    names = encoded.dictionary.to_pylist()
    order = sorted(range(len(names)), key=lambda i: names[i] or "")
    ranks = np.empty(len(names), np.int64)
    ranks[order] = np.arange(len(names))
    return [names[i] for i in order], ranks[encoded.indices.to_numpy(zero_copy_only=False)]


def _product(terms: dict[str, Floats]) -> Floats:
    product: Floats = terms["harm"] * terms["growth"] * terms["spread"] * terms["authors"]
    return np.clip(product, 0.0, 100.0)


class _Sums:
    """The decayed sums of the formula, one place a key, each divided by the key's size."""

    def __init__(self, rows: pa.RecordBatch, at: datetime, key: Ints, part: Ints, sizes: Floats) -> None:
        keys = len(sizes)
        column = {
            name: rows.column(name).to_numpy(zero_copy_only=False).astype(np.float64)
            for name in ("posts", "authors", "heat", "rumour")
        }
        hours = rows.column("hour").cast(pa.int64()).to_numpy(zero_copy_only=False)
        age = np.maximum(0.0, (_micros(at) - hours) / _HOUR - 1)
        slow, fast = np.exp2(-age / HALF_LIFE), np.exp2(-age / FAST_HALF_LIFE)
        harmful = np.maximum(0.0, column["heat"]) + RUMOUR_WEIGHT * np.maximum(0.0, column["rumour"])
        share = np.minimum(1.0, harmful / np.maximum(1.0, column["posts"]))
        harmful *= np.minimum(1.0, share / STRAY_SHARE)
        self.slow = _sum(key, slow * harmful, keys) / sizes
        self.mass = self.slow + _sum(key, fast * harmful, keys) / sizes
        self.variance = _sum(key, (slow + fast) ** 2 * harmful, keys) / sizes**2
        self.authors = _sum(key, slow * column["authors"] * share, keys) / sizes
        pairs, pair = np.unique(np.stack([key, part]), axis=1, return_inverse=True)
        self.part_key = pairs[0]
        self.parts = _sum(pair.reshape(-1), slow * harmful, pairs.shape[1]) / sizes[self.part_key]

    def terms(self, factor: Floats) -> dict[str, Floats]:
        """Give the formula's terms where all harmful masses are ``factor`` times as large."""
        slow, mass = self.slow * factor, self.mass * factor
        parts = self.parts * factor[self.part_key]
        regions = _sum(self.part_key, parts / (parts + 1), len(factor))
        authors = self.authors * factor
        old = slow / (slow + HALF_HARM)
        return {
            "harm": 100 * old,
            "growth": np.divide(mass / (mass + HALF_HARM), old, out=np.ones_like(old), where=old > 0),
            "spread": 1 - 0.5 * np.exp2(-regions / 2),
            "authors": authors / (authors + HALF_AUTHORS),
        }

    def bounds(self) -> tuple[Floats, Floats]:
        """Give the factors at the lower and the upper end of the interval."""
        unit = np.divide(self.variance, self.mass, out=np.zeros_like(self.mass), where=self.mass > 0)
        middle = self.mass + unit * _Z**2 / 2
        half = _Z * np.sqrt(unit * self.mass + (unit * _Z) ** 2 / 4)
        some = self.mass > 0
        low = np.divide(np.maximum(0.0, middle - half), self.mass, out=np.ones_like(unit), where=some)
        high = np.divide(middle + half, self.mass, out=np.ones_like(unit), where=some)
        return low, high


def _sum(key: Ints, values: Floats, keys: int) -> Floats:
    return np.bincount(key, weights=values, minlength=keys).astype(np.float64)


def _micros(at: datetime) -> int:
    return round((at - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1_000_000)
