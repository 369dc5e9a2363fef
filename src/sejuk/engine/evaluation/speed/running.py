"""Runs benches, each in a fresh process, so that memory and caches of one do not count into another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.registry import BENCHES
from sejuk.engine.evaluation.speed.peers import PeerMissingError

#: Figures, and the packages of peers that are missing.
Run = tuple[list[Figure], list[str]]


def run_benches(names: Sequence[str], posts: int) -> Iterator[Run]:
    """Run each bench on ``posts`` synthetic posts, one after the other."""
    for name in names:
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            yield pool.submit(run_bench, BENCHES[name], posts).result()


def run_bench(place: str, posts: int) -> Run:
    """Run the bench at ``place`` (``module:function``) in this process."""
    module, _, function = place.partition(":")
    found: list[Figure] = []
    try:
        for figure in getattr(import_module(module), function)(posts):
            found.append(figure)
    except PeerMissingError as missing:
        return found, [missing.package]
    return found, []
