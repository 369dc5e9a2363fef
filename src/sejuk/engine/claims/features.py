"""What is compared of a post and a claim: one row of numbers a candidate.

All candidates are looked at together, their stems in one run, so that a comparison costs a few passes
of NumPy and not a loop over words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sejuk.engine.claims.archive import Archive
from sejuk.engine.claims.grams import BITS, grams
from sejuk.engine.claims.pairs import REACH, pairs
from sejuk.engine.claims.reading import SEAM, Claim, Query
from sejuk.engine.claims.retrieval import retrieve

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

#: The columns of :func:`compare`, each explained in ``docs/explanation/claims.md``.
FEATURES = ("words", "letters", "lead", "field", "rare", "order", "length", "numbers", "near")
#: The first words of a post, where most of them say what they are about.
_LEAD = 20
#: Rarity that a field must be covered with beyond its own words: short fields are covered by chance.
_DOUBT = 4.0
_MONTH = 30 * 86_400_000_000


@dataclass(slots=True)
class _Run:
    """The candidates' stems in one run: for each the candidate, the field, the rarity, first use or not.

    ``asked`` is the stem's place among the post's distinct stems, -1 where the post has it not.
    """

    stems: npt.NDArray[np.uint32]
    owner: npt.NDArray[np.intp]
    field: npt.NDArray[np.intp]
    rarity: Floats
    once: Mask
    asked: npt.NDArray[np.intp]
    count: int

    def sums(self, chosen: Mask) -> Floats:
        """Add up the rarities of the ``chosen`` stems, for each candidate."""
        return np.asarray(np.bincount(self.owner[chosen], self.rarity[chosen], self.count), np.float64)

    def counts(self, chosen: Mask) -> Floats:
        """Count the ``chosen`` stems, for each candidate."""
        return np.bincount(self.owner[chosen], minlength=self.count).astype(np.float64)


def candidates(archive: Archive, query: Query) -> tuple[list[Claim], Floats]:
    """Give the claims that are worth comparing, and their features; none where no word is shared."""
    places, scores = retrieve(archive, query.stems)
    claims = [claim for claim in map(archive.claims.__getitem__, places.tolist()) if claim is not None]
    return claims, compare(archive, query, claims, scores) if claims else np.zeros((0, len(FEATURES)))


def compare(archive: Archive, query: Query, claims: list[Claim], scores: Floats) -> Floats:
    """Give the features of ``claims``, shape (claims, features); ``scores`` are the first stage's."""
    run = _lay_out(archive, query, claims)
    held = run.once & (run.asked >= 0)
    lengths = run.counts(run.stems != SEAM)
    early = run.sums(held & (run.asked < _LEAD)) / (1 + 1.2 * lengths / archive.mean_length)
    columns = {
        "words": _part(scores),
        "letters": _part(_letters(archive, query, claims)),
        "lead": _part(early),
        "field": _best_field(run),
        "rare": _rarest(run, held) / archive.rarities([SEAM])[0],
        "order": np.log1p(_order(archive, query, run)),
        "length": np.log1p(lengths),
        "numbers": run.counts(run.once & (run.asked < 0) & (run.stems & 1 == 1)),
        "near": np.array([_nearness(query.time, claim.time) for claim in claims]),
    }
    return np.stack([columns[name] for name in FEATURES], axis=1)


def _lay_out(archive: Archive, query: Query, claims: list[Claim]) -> _Run:
    stems = np.concatenate([claim.stems for claim in claims])
    owner = np.repeat(np.arange(len(claims)), [len(claim.stems) for claim in claims])
    seams = stems == SEAM
    rarity = archive.rarities(stems.tolist())
    rarity[seams] = 0
    once = _first_uses(owner.astype(np.uint64) << np.uint64(32) | stems)
    fields = np.cumsum(seams) - seams
    return _Run(stems, owner, fields, rarity, once & ~seams, _places(query.stems, stems), len(claims))


def _first_uses(keys: npt.NDArray[np.uint64]) -> Mask:
    order = np.argsort(keys, kind="stable")
    first = np.ones(len(keys), bool)
    first[order[1:]] = keys[order[1:]] != keys[order[:-1]]
    return first


def _places(asked: list[int], stems: npt.NDArray[np.uint32]) -> npt.NDArray[np.intp]:
    known = np.array(asked, np.uint32)
    order = np.argsort(known)
    near = np.searchsorted(known[order], stems)
    near[near == len(known)] = 0
    return np.where(known[order][near] == stems, order[near], -1)


def _best_field(run: _Run) -> Floats:
    """Give the covered part (by rarity) of each candidate's best-covered field."""
    whole = np.bincount(run.field, run.rarity)
    held = run.asked >= 0
    covered = np.bincount(run.field[held], run.rarity[held], len(whole))
    owner = np.zeros(len(whole), np.intp)
    owner[run.field] = run.owner
    best = np.zeros(run.count)
    np.maximum.at(best, owner, covered / (whole + _DOUBT))
    return best


def _rarest(run: _Run, held: Mask) -> Floats:
    best = np.zeros(run.count)
    np.maximum.at(best, run.owner[held], run.rarity[held])
    return best


def _order(archive: Archive, query: Query, run: _Run) -> Floats:
    """Add up, over word pairs in common, the rarity of the commoner word."""
    stems = np.array([word.stem for word in query.words], np.uint32)
    worth = archive.rarities(stems.tolist())
    table, found = np.zeros(1 << 16), np.zeros(run.count)
    for distance in range(1, REACH + 1):
        table[pairs(stems, distance)] = np.minimum(worth[:-distance], worth[distance:])
    table[0] = 0
    for distance in range(1, REACH + 1):
        hits = table[pairs(run.stems, distance)]
        found += np.bincount(run.owner[: len(hits)], hits, run.count)
    return found


def _letters(archive: Archive, query: Query, claims: list[Claim]) -> Floats:
    asked = grams([word.written for word in query.words])
    table = np.zeros(1 << BITS)
    table[asked] = archive.gram_rarities(asked)
    sizes = np.array([len(claim.grams) for claim in claims])
    owner = np.repeat(np.arange(len(claims)), sizes)
    sums = np.bincount(owner, table[np.concatenate([claim.grams for claim in claims])], len(claims))
    return np.asarray(sums / (1 + 1.2 * sizes / max(1.0, float(sizes.mean()))))


def _nearness(one: int | None, other: int | None) -> float:
    return 0.0 if one is None or other is None else 1 / (1 + abs(one - other) / _MONTH)


def _part(values: Floats) -> Floats:
    return np.asarray(values / (values.max() + 1e-9))
