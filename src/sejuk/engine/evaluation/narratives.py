"""``sejuk eval narratives``: how well posts are grouped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa

from sejuk.engine.evaluation.clustering import agreement
from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.planted import read_world
from sejuk.engine.evaluation.rumours import rumour_figures
from sejuk.engine.evaluation.streams import read_election_posts, read_labelled, verbatim_groups
from sejuk.engine.narratives import Grouper, Tracks

_PROTOCOL = "one pass in the stream's order, default settings, narratives as they stand at the end"
_BATCH = 1000


def narrative_figures(data: Path, worlds: Sequence[Path] = ()) -> Iterator[Figure]:
    """The figures of all streams under ``data`` and of demo worlds; ``TableError`` names a missing one."""
    for name in ("News-T", "News"):
        posts, truth = read_labelled(data, name)
        found = asdict(agreement(truth, group(posts)))
        detail = {"b3_precision": found.pop("b3_precision"), "b3_recall": found.pop("b3_recall")}
        detail |= {"posts": posts.num_rows, "clusters": len(set(truth)), "narratives": found.pop("groups")}
        rounded = {key: round(value, 4) for key, value in detail.items()}
        for measure, value in found.items():
            yield Figure("narratives", measure, value, f"mstream {name}", _PROTOCOL, dict(rounded))
    yield from _election_figures(data)
    for world in map(read_world, worlds):
        yield from rumour_figures(world, group(world.posts), _PROTOCOL)


def _election_figures(data: Path) -> Iterator[Figure]:
    posts = read_election_posts(data)
    narratives, groups = group(posts), verbatim_groups(posts)
    whole = sum(len({narratives[place] for place in places}) == 1 for places in groups)
    sizes = sorted(Counter(narratives).values(), reverse=True)
    name = "pemilu_tweets_sep2023"
    detail: dict[str, object] = {"groups": len(groups), "accounts_at_least": 3}
    yield Figure("narratives", "verbatim_groups_whole", whole / len(groups), name, _PROTOCOL, detail)
    detail = {"posts": posts.num_rows, "narratives": len(sizes), "largest": sizes[:10]}
    yield Figure("narratives", "part_in_largest", sizes[0] / posts.num_rows, name, _PROTOCOL, detail)


def group(posts: pa.RecordBatch) -> list[str]:
    """Give the narrative of each post after all merges and splits."""
    grouper, tracks, parts = Grouper(), Tracks(), []
    for start in range(0, posts.num_rows, _BATCH):
        parts.append(grouper.add(posts.slice(start, _BATCH)))
        tracks.add(parts[-1])
        tracks.apply(grouper.events())
    return [narrative_id for part in parts for narrative_id in tracks.narratives(part)]
