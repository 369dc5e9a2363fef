"""Each narrative's window and its history, from hourly counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sejuk.engine.temperature import RUMOUR_WEIGHT

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_HOUR = 3_600_000_000
_DAY = 24
#: Hours of history before the stream's daily rhythm is believed, and its weekly one.
_RHYTHM_FROM = 48
_WEEK = 7 * _DAY
_WEEKS_FROM = 2 * _WEEK - _DAY


@dataclass(frozen=True, slots=True)
class Windows:
    """One place a narrative that has a post in the window, ordered by id.

    ``harm`` counts harmful posts, as an expectation, and ``seen`` the same with claims in full;
    ``claims`` says whether claims are the larger part of the window's. ``authors`` are those of the best
    hour: more would need to know whether the same came back. ``past_hours`` is how long the narrative has
    been known before the window, at most the history. ``rhythm`` is how busy the stream usually is at
    these hours of the day and on this day of the week, 1 on average.
    """

    ids: list[str]
    posts: Floats
    harm: Floats
    seen: Floats
    claims: npt.NDArray[np.bool_]
    authors: Floats
    past_harm: Floats
    past_hours: Floats
    rhythm: float

    def __len__(self) -> int:
        return len(self.ids)


def read_windows(
    hourly: pa.RecordBatch,
    at: datetime,
    window: int,
    history: int,
    most: float = 4.0,
    claim: float = RUMOUR_WEIGHT,
) -> Windows:
    """Read ``hourly`` (``HOURLY``) as seen at ``at``: the last ``window`` hours, and those before.

    An hour is in the window if it began in it: at the end of an hour that is the last, and within an hour
    the running one is among them. No hour counts that begins at ``at``.
    The rhythm is at most ``most``, at least its inverse. A claim counts as ``claim`` harmful posts, by
    default half, as in the temperature.
    """
    now = round((at - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() / 3600 * _HOUR)
    begin = now - window * _HOUR
    hours = hourly.column("hour").cast(pa.int64())
    inside = pc.and_(pc.less(hours, now), pc.greater_equal(hours, begin - history * _HOUR))
    rows = hourly.filter(inside).sort_by([(name, "ascending") for name in hourly.schema.names])
    return _read(rows, now, begin, history, most, claim)


def _read(rows: pa.RecordBatch, now: int, begin: int, history: int, most: float, claim: float) -> Windows:
    # The rows are in order of narrative, so that its places are too.
    named = rows.column("narrative_id").dictionary_encode()
    ids, key = named.dictionary.to_pylist(), named.indices.to_numpy(zero_copy_only=False)
    hour = rows.column("hour").cast(pa.int64()).to_numpy(zero_copy_only=False)
    posts, heat, rumour = (_column(rows, name) for name in ("posts", "heat", "rumour"))
    harm = heat + claim * rumour
    recent = hour >= begin
    seen = np.bincount(key, weights=posts * recent, minlength=len(ids))
    active = np.flatnonzero(seen > 0)
    authors = np.zeros(len(ids))
    np.maximum.at(authors, key[recent], _column(rows, "authors")[recent])
    first = np.full(len(ids), begin)
    np.minimum.at(first, key, hour)
    return Windows(
        [ids[place] for place in active],
        seen[active].astype(np.float64),
        np.bincount(key, weights=harm * recent, minlength=len(ids))[active].astype(np.float64),
        np.bincount(key, weights=(heat + rumour) * recent, minlength=len(ids))[active].astype(np.float64),
        np.bincount(key, weights=(rumour - heat) * recent, minlength=len(ids))[active] > 0,
        authors[active],
        np.bincount(key, weights=harm * ~recent, minlength=len(ids))[active].astype(np.float64),
        np.minimum(history, (begin - first[active]) / _HOUR).astype(np.float64),
        _rhythm(hour[~recent], posts[~recent], begin, now, most),
    )


def _rhythm(hour: Ints, posts: Floats, begin: int, now: int, most: float) -> float:
    if not len(hour) or (begin - hour.min()) / _HOUR < _RHYTHM_FROM:
        return 1.0
    known = np.arange(hour.min() // _HOUR, -(-begin // _HOUR))
    hours = np.arange(-(-begin // _HOUR), -(-now // _HOUR))
    usual = _rates(hour // _HOUR % _DAY, posts, known % _DAY, _DAY)
    rhythm = usual[hours % _DAY].mean() / usual.mean()
    if (begin - hour.min()) / _HOUR >= _WEEKS_FROM:
        # One week says little about a weekday: each is drawn half way to the others.
        days = _rates(hour // _HOUR % _WEEK // _DAY, posts, known % _WEEK // _DAY, 7)
        days = (days + days.mean()) / 2
        rhythm *= days[hours % _WEEK // _DAY].mean() / days.mean()
    return float(np.clip(rhythm, 1 / most, most))


def _rates(slot: Ints, posts: Floats, known: Ints, slots: int) -> Floats:
    """Give the posts an hour of each slot: the slots just before the window were seen once less."""
    return (np.bincount(slot, weights=posts, minlength=slots) + 1.0) / np.bincount(known, minlength=slots)


def _column(rows: pa.RecordBatch, name: str) -> Floats:
    values: Floats = rows.column(name).to_numpy(zero_copy_only=False).astype(np.float64)
    return np.maximum(0.0, values)
