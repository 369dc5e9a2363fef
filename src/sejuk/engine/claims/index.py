"""The index of known claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sejuk.engine.claims.archive import Archive
from sejuk.engine.claims.features import candidates
from sejuk.engine.claims.ranking import WEIGHTS, certainties, level, ranks
from sejuk.engine.claims.reading import Claim, Query, read_claim, read_query
from sejuk.engine.claims.reasons import Reason, explain
from sejuk.engine.claims.storing import read_index, write_index
from sejuk.engine.claims.twins import twins
from sejuk.engine.schemas import MATCHES, UTC_TIME
from sejuk.engine.text import canonical_url

#: Removed claims leave gaps; the archive is packed when more than half of at least this many are gaps.
_MANY = 1000
#: So many of the best are compared with one another, whether they are one claim in two wordings.
_COMPARED = 5


@dataclass(frozen=True, slots=True)
class _Found:
    claim: Claim
    score: float
    reasons: list[Reason]


class ClaimIndex:
    """Known claims, searched by the text and the address of a post.

    The same claims give the same answers, however they were added and removed; the answer to a post
    does not depend on the others asked with it. Not safe to change while it is searched.
    """

    def __init__(self, weights: Mapping[str, float] = WEIGHTS) -> None:
        """``weights`` are of the features, by name, where others than the shipped ones shall rank."""
        self._archive = Archive()
        self._weights = weights

    def __len__(self) -> int:
        return len(self._archive)

    @property
    def ids(self) -> Set[str]:
        """The ids of the claims in it."""
        return self._archive.places.keys()

    def add(self, claims: pa.RecordBatch) -> None:
        """Add ``claims`` (``CLAIMS``; its nullable columns may be absent). A known id is replaced."""
        names = ("id", "text", "title", "summary", "url")
        columns = [_values(claims, name) for name in names]
        for claim_id, *texts, url, time in zip(*columns, _times(claims), strict=True):
            address = canonical_url(url) if url else None
            self._archive.add(read_claim(claim_id, texts, address, time))

    def remove(self, ids: Iterable[str]) -> int:
        """Remove the claims of these ids; give how many there were."""
        removed = sum([self._archive.remove(claim_id) for claim_id in ids])
        if len(self._archive.claims) > max(_MANY, 2 * len(self._archive)):
            self._archive = Archive.of(self._archive.present())
        return removed

    def match(
        self,
        texts: Sequence[str],
        urls: Sequence[str | None] | None = None,
        top: int = 5,
        *,
        ids: Sequence[str] | None = None,
        times: Sequence[datetime | None] | None = None,
    ) -> pa.RecordBatch:
        """Give up to ``top`` claims a post (``MATCHES``), in the order of the posts, best first.

        ``query_id`` is of ``ids``, else the post's number. ``times`` (aware) say when posts were
        published: a claim of about that time is likelier. A post that shares no word and no address
        with any claim has no row.
        """
        nothing: list[None] = [None] * len(texts)
        micros = pa.array(times or nothing, UTC_TIME).cast(pa.int64()).to_pylist()
        names = ids or [str(place) for place in range(len(texts))]
        rows: list[dict[str, object]] = []
        for name, text, url, time in zip(names, texts, urls or nothing, micros, strict=True):
            query = read_query(text, canonical_url(url) if url else None, time)
            rows += _rows(name, self._find(query, top))
        return pa.RecordBatch.from_pylist(rows, schema=MATCHES)

    def save(self, path: Path) -> None:
        """Write the index to an Arrow file. It holds numbers for words, not the texts."""
        write_index(path, self._archive.present())

    @classmethod
    def load(cls, path: Path) -> ClaimIndex:
        """Open a file that :meth:`save` wrote. :class:`IndexFileError` where it is none, or damaged."""
        index = cls()
        index._archive = Archive.of(list(read_index(path)))
        return index

    def _find(self, query: Query, top: int) -> list[_Found]:
        same = self._archive.by_address.get(query.address or "", {})
        found = [_Found(claim, 1.0, explain(query, claim, None)) for claim in self._claims(same)]
        if len(found) < top:
            found += [one for one in self._alike(query, top) if one.claim.address != (query.address or "")]
        return found[:top]

    def _alike(self, query: Query, top: int) -> Iterator[_Found]:
        claims, features = candidates(self._archive, query)
        if not claims:
            return
        ranked = ranks(features, self._weights)
        order = np.argsort(-ranked, kind="stable")
        sure = certainties(features, ranked, self._twins(claims, order))
        order = order[:top]
        # A lower rank is never surer than a higher one.
        for place, score in zip(order.tolist(), np.minimum.accumulate(sure[order]).tolist(), strict=True):
            yield _Found(claims[place], score, explain(query, claims[place], self._archive))

    def _twins(self, claims: list[Claim], order: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        """Which of the best few are wordings of one claim."""
        best = order[:_COMPARED]
        found = np.eye(len(claims), dtype=bool)
        found[np.ix_(best, best)] = twins(self._archive, [claims[place] for place in best.tolist()])
        return found

    def _claims(self, places: Iterable[int]) -> list[Claim]:
        return [claim for claim in map(self._archive.claims.__getitem__, places) if claim is not None]


def _rows(query_id: str, found: Iterable[_Found]) -> Iterator[dict[str, object]]:
    for rank, one in enumerate(found, start=1):
        yield {
            "query_id": query_id,
            "claim_id": one.claim.id,
            "rank": rank,
            "score": one.score,
            "level": level(one.score),
            "reasons": [reason._asdict() for reason in one.reasons],
        }


def _values(batch: pa.RecordBatch, name: str) -> list[str | None]:
    if name not in batch.schema.names:
        return [None] * batch.num_rows
    return list(batch.column(name).to_pylist())


def _times(batch: pa.RecordBatch) -> list[int | None]:
    if "published_at" not in batch.schema.names:
        return [None] * batch.num_rows
    return list(batch.column("published_at").cast(UTC_TIME).cast(pa.int64()).to_pylist())
