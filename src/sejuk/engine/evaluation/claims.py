"""``sejuk eval claims``: how well known claims are found, beside plain BM25 in the same run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from sejuk.engine.claims import CONFIRM, SUGGEST, ClaimIndex
from sejuk.engine.claims.archive import Archive
from sejuk.engine.claims.features import candidates
from sejuk.engine.claims.reading import read_claim, read_query
from sejuk.engine.evaluation.bm25 import PlainBM25
from sejuk.engine.evaluation.claimsets import ClaimSet, Question, claim_sets
from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.training.claims import Lesson, fit_weights

_DEPTH = 20
#: Gives the ids of the best claims of each question.
Ranked = list[list[str]]


def claim_figures(data: Path) -> Iterator[Figure]:
    """Give the figures of all sets under ``data/claims``; ``TableError`` where there is none."""
    sets = list(claim_sets(data))
    fitted = fit_weights([_lessons(one) for one in sets if one.tuned])
    for one in sets:
        index = _index(one)
        yield from _retrieval(one, "sejuk", ranked := _ranked(index, one))
        if any(question.twins for question in one.questions):
            yield from _with_twins(one, ranked)
        if any(question.time for question in one.questions):
            yield from _retrieval(one, "sejuk, without dates", _ranked(index, one, dated=False))
        other = _ranked(_index(one, fitted), one)
        yield from _retrieval(one, "sejuk, weights fitted on development data", other)
        yield from _retrieval(one, "plain BM25", _plainly(one))
        yield from _decisions(one)


def reciprocal_rank(found: Sequence[str], right: frozenset[str], depth: int) -> float:
    """Give one over the rank of the first right answer among the first ``depth``, else 0."""
    return next((1 / rank for rank, one in enumerate(found[:depth], start=1) if one in right), 0.0)


def average_precision(found: Sequence[str], right: frozenset[str], depth: int) -> float:
    """Give the mean, over the right answers, of the precision where each is found within ``depth``."""
    hits = [rank for rank, one in enumerate(found[:depth], start=1) if one in right]
    return sum(place / rank for place, rank in enumerate(hits, start=1)) / min(len(right), depth)


def _retrieval(one: ClaimSet, way: str, ranked: Ranked) -> Iterator[Figure]:
    pairs = list(zip(ranked, (question.right for question in one.questions), strict=True))
    values = {
        "map_at_5": [average_precision(found, right, 5) for found, right in pairs],
        "mrr_at_5": [reciprocal_rank(found, right, 5) for found, right in pairs],
        "recall_at_20": [len(right & set(found[:_DEPTH])) / len(right) for found, right in pairs],
    }
    for measure, each in values.items():
        yield _figure(one, measure, float(np.mean(each)), way, {"questions": len(each)})


def _with_twins(one: ClaimSet, ranked: Ranked) -> Iterator[Figure]:
    """Give what it is where another title of the same hoax counts as right too: a bound, not a claim."""
    firsts = [
        reciprocal_rank(found, question.right | question.twins, 5)
        for found, question in zip(ranked, one.questions, strict=True)
    ]
    share = float(np.mean([bool(question.twins) for question in one.questions]))
    way = "sejuk, twins of the right title count"
    yield _figure(one, "mrr_at_5", float(np.mean(firsts)), way, {"questions_with_twins": round(share, 4)})


def _decisions(one: ClaimSet) -> Iterator[Figure]:
    """Give precision and reach of both thresholds where half of the right claims are not in the archive."""
    index = _index(one)
    index.remove({claim for question in one.questions for claim in question.right if _left_out(claim)})
    texts, times = [q.text for q in one.questions], [q.time for q in one.questions]
    first = {row["query_id"]: row for row in index.match(texts, top=1, times=times).to_pylist()}
    scores = np.array(
        [first[str(place)]["score"] if str(place) in first else 0.0 for place in range(len(texts))]
    )
    right = np.array(
        [str(p) in first and first[str(p)]["claim_id"] in q.right for p, q in enumerate(one.questions)]
    )
    twin = np.array(
        [str(p) in first and first[str(p)]["claim_id"] in q.twins for p, q in enumerate(one.questions)]
    )
    known = sum(any(not _left_out(claim) for claim in question.right) for question in one.questions)
    for name, limit in (("confirm", CONFIRM), ("suggest", SUGGEST)):
        given = scores >= limit
        detail: dict[str, object] = {"threshold": limit, "given": int(given.sum()), "known": known}
        detail |= {
            "questions": len(texts),
            "found_of_known": round(float(right[given].sum() / max(1, known)), 4),
            "twins": int(twin[given].sum()),
        }
        value = float(right[given].mean()) if given.any() else 0.0
        yield _figure(one, f"precision_at_{name}", value, "sejuk, half of the claims taken out", detail)


def _left_out(claim_id: str) -> bool:
    return hashlib.sha256(claim_id.encode()).digest()[1] % 2 == 0


def _index(one: ClaimSet, weights: Mapping[str, float] | None = None) -> ClaimIndex:
    index = ClaimIndex(weights) if weights else ClaimIndex()
    index.add(one.claims)
    return index


def _ranked(index: ClaimIndex, one: ClaimSet, dated: bool = True) -> Ranked:
    times = [question.time if dated else None for question in one.questions]
    found: Ranked = [[] for _ in one.questions]
    for row in index.match([q.text for q in one.questions], top=_DEPTH, times=times).to_pylist():
        found[int(row["query_id"])].append(row["claim_id"])
    return found


def _plainly(one: ClaimSet) -> Ranked:
    columns = [one.claims.column(name).to_pylist() for name in ("id", "text", "title", "summary")]
    ids, *texts = columns
    joined = [" ".join(filter(None, parts)) for parts in zip(*texts, strict=True)]
    plain = PlainBM25(ids, joined)
    return [plain.best(question.text, _DEPTH) for question in one.questions]


def _lessons(one: ClaimSet) -> list[Lesson]:
    archive = Archive()
    for row in one.claims.to_pylist():
        time = row["published_at"] and int(row["published_at"].timestamp() * 1_000_000)
        archive.add(read_claim(row["id"], [row["text"], row["title"], row["summary"]], None, time))
    return [_lesson(archive, question) for question in one.questions]


def _lesson(archive: Archive, question: Question) -> Lesson:
    time = int(question.time.timestamp() * 1_000_000) if question.time else None
    claims, features = candidates(archive, read_query(question.text, None, time))
    return features, np.array([claim.id in question.right for claim in claims], float)


def _figure(one: ClaimSet, measure: str, value: float, way: str, detail: dict[str, object]) -> Figure:
    protocol = f"{one.split}; {way}" + ("; settings were chosen on this split" if one.tuned else "")
    return Figure("claims", measure, value, one.name, protocol, detail)
