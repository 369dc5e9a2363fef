"""``coordination_network_toolkit``, used as it is meant to be: a database, then a network of accounts."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing, redirect_stdout
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

NAME = "coordination_network_toolkit 1.5.2"


def installed() -> bool:
    """Say whether the toolkit can be imported."""
    return find_spec("coordination_network_toolkit") is not None


def co_similar(
    accounts: Sequence[str], contents: Sequence[str], times: Sequence[float], window: int, least: float
) -> set[tuple[str, str]]:
    """Give the pairs of accounts with similar texts."""
    from coordination_network_toolkit.compute_networks import compute_co_similar_tweet

    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        path = _database(Path(folder), accounts, contents, times, linked=False)
        compute_co_similar_tweet(path, window, similarity_threshold=least)
        return _read(path, "co_similar_tweet_network")


def co_link(
    accounts: Sequence[str], contents: Sequence[str], times: Sequence[float], window: int, least: float
) -> set[tuple[str, str]]:
    """Give the pairs of accounts that shared the same; ``least`` does not matter here."""
    from coordination_network_toolkit.compute_networks import compute_co_link_network

    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        path = _database(Path(folder), accounts, contents, times, linked=True)
        compute_co_link_network(path, window)
        return _read(path, "co_link_network")


def _database(
    folder: Path, accounts: Sequence[str], contents: Sequence[str], times: Sequence[float], *, linked: bool
) -> str:
    from coordination_network_toolkit.preprocess import preprocess_data

    path, rows = str(folder / "posts.db"), []
    for number, (who, what, at) in enumerate(zip(accounts, contents, times, strict=True)):
        text, links = ("", [f"https://{what}.example"]) if linked else (what, [])
        rows.append((str(number), who, who, "", "", text, at, links))
    preprocess_data(path, rows)
    return path


def _read(path: str, table: str) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute(f"select user_1, user_2 from {table}").fetchall()  # noqa: S608 our own names
    return {(min(row), max(row)) for row in rows if row[0] != row[1]}
