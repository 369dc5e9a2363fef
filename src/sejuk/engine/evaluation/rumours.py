"""How planted rumours are grouped: whole, pure, and apart from what only recurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.planted import BENIGN, World

#: This part of a rumour is looked for.
_PART = 0.9


@dataclass(frozen=True, slots=True)
class Held:
    """How many narratives hold most of a story, and what part of their posts tells it.

    ``beside`` is that part as a post of the story sees it: of its own narrative, on average over all of
    them (B³ precision). A few posts that strayed into a large narrative weigh little there; in ``purity``
    they count that narrative whole.
    """

    story: str
    narratives: int
    purity: float
    beside: float


def rumour_figures(world: World, narratives: Sequence[str], protocol: str) -> Iterator[Figure]:
    """Give the figures of the rumours of ``world``, whose posts lie in ``narratives``."""
    held = list(hold(world, narratives))
    detail: dict[str, object] = {
        "rumours": len(held),
        "posts": world.posts.num_rows,
        "narratives": len(set(narratives)),
        "each": {one.story: [one.narratives, round(one.purity, 3)] for one in held},
    }
    for measure, value in {
        "rumour_fragments": fmean(one.narratives for one in held),
        "rumour_fragments_most": max(one.narratives for one in held),
        "rumour_purity": fmean(one.purity for one in held),
        "rumour_beside": fmean(one.beside for one in held),
        "benign_in_rumours": _strayed(world, narratives, BENIGN),
        "criticism_in_rumours": _strayed(world, narratives, {"criticism"}),
    }.items():
        yield Figure("narratives", measure, float(value), f"demo world {world.name}", protocol, detail)


def hold(world: World, narratives: Sequence[str]) -> Iterator[Held]:
    """Give for each rumour the fewest narratives that hold 90 % of it, and their purity."""
    every, stories = Counter(narratives), world.stories()
    rumours = {event.story for event in world.events.values() if event.kind == "rumour" and event.posts}
    for story in sorted(rumours):
        own = Counter(n for n, told in zip(narratives, stories, strict=True) if told == story)
        needed, inside, whole = 0, 0, 0
        for narrative, count in sorted(own.items(), key=lambda item: (-item[1], item[0])):
            if inside >= _PART * own.total():
                break
            needed, inside, whole = needed + 1, inside + count, whole + every[narrative]
        beside = sum(count * count / every[narrative] for narrative, count in own.items())
        yield Held(story, needed, inside / whole, beside / own.total())


def _strayed(world: World, narratives: Sequence[str], kinds: set[str] | frozenset[str]) -> float:
    """Give the part of the posts of ``kinds`` that lies in narratives of which most is a rumour."""
    told: dict[str, Counter[bool]] = {}
    for narrative, kind in zip(narratives, world.kinds, strict=True):
        told.setdefault(narrative, Counter())[kind == "rumour"] += 1
    rumours = {narrative for narrative, counts in told.items() if counts[True] > counts[False]}
    theirs = [n in rumours for n, kind in zip(narratives, world.kinds, strict=True) if kind in kinds]
    return fmean(theirs) if theirs else 0.0
