"""When two narratives turn out to be one."""

from __future__ import annotations

import math

from sejuk.engine.narratives.book import Narrative
from sejuk.engine.narratives.memory import Memory
from sejuk.engine.narratives.settings import GroupingSettings

Rivals = tuple[Narrative, ...]

#: Two narratives that are both larger are compared only at every eighth new variant: their centres
#: move slowly.
_ALWAYS_BELOW = 16


def find_same(
    memory: Memory, settings: GroupingSettings, best: Narrative, rivals: Rivals
) -> Narrative | None:
    """Give the first of ``rivals`` that says the same as ``best``.

    That is, their centres are nearer to each other than either is to the centre of the whole stream, by
    ``merge_margin``. Two narratives that people settled stay two.
    """
    for rival in rivals:
        may = rival.benign == best.benign and not (rival.by_hand and best.by_hand)
        if may and _is_time(best, rival) and _is_near(memory, settings, best, rival):
            return rival
    return None


def _is_time(best: Narrative, rival: Narrative) -> bool:
    size = len(best.variants)
    return min(size, len(rival.variants)) < _ALWAYS_BELOW or size % 8 == 0


def _is_near(memory: Memory, settings: GroupingSettings, one: Narrative, other: Narrative) -> bool:
    small, large = sorted((one, other), key=lambda narrative: (len(narrative.variants), narrative.number))
    background, centres = memory.background, [memory.centres.centre(each.slot) for each in (small, large)]
    product, *common = background.compare(*centres)
    likeness = product / math.sqrt(float(centres[0].square) * float(centres[1].square))
    gain = likeness + settings.meaning * memory.meaning.between(small.slot, large.slot)
    apart = [background.likeness(dot, each.square) for dot, each in zip(common, centres, strict=True)]
    return gain - max(apart) >= settings.merge_margin
