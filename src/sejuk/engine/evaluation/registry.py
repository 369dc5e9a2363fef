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
    "claims": ("sejuk.engine.evaluation.claims:claim_figures", ("data",)),
}

#: Every bench, and its module: ``figures(count)`` yields figures over so many posts and may end with
#: ``PeerMissingError``.
BENCHES: Mapping[str, str] = {
    "signals": "sejuk.engine.evaluation.speed.signals",
    "language": "sejuk.engine.evaluation.speed.languages",
    "near-duplicates": "sejuk.engine.evaluation.speed.duplicates",
    "pipeline": "sejuk.engine.evaluation.speed.pipeline",
    "match": "sejuk.engine.evaluation.speed.matching",
}


def all_figures(data: Path, worlds: Sequence[Path]) -> Iterator[Figure]:
    """Give the figures of every eval, one after the other; without worlds, of those that need none."""
    given = {"data": data, "worlds": worlds}
    for place, takes in EVALS.values():
        if worlds or takes != ("worlds",):
            module, _, name = place.partition(":")
            yield from getattr(import_module(module), name)(*(given[one] for one in takes))
