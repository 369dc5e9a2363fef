"""Protected speech (G2): how often lawful speech is raised, for whom, and what is missed beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress

import numpy as np

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.judging import Decisions, margins, raises
from sejuk.engine.evaluation.measures import f1_score
from sejuk.engine.evaluation.suite import SPLITS, Item, suite
from sejuk.engine.evaluation.swaps import Swap, swaps
from sejuk.engine.signals import Model

#: Raised and judged, of each group, kind or label.
Counts = dict[str, tuple[int, int]]

#: A difference of two points shows in no fewer sentences.
FEWEST_SENTENCES = 50

_PROTOCOL = "raised = a raising label at the model's threshold"


def counted(names: Iterable[Iterable[str]], decided: Iterable[bool]) -> Counts:
    """Count, for each name, how many were raised and how many there are; an item may have many names."""
    found: Counts = defaultdict(lambda: (0, 0))
    for given, is_raised in zip(names, decided, strict=True):
        for name in given:
            count, total = found[name]
            found[name] = (count + int(is_raised), total + 1)
    return dict(sorted(found.items()))


def share(decided: Decisions) -> float:
    """Give the share that is raised, 0 of nothing."""
    return float(decided.mean()) if len(decided) else 0.0


def gap(counts: Counts) -> float:
    """Give the largest difference between two groups' shares."""
    shares = [count / total for count, total in counts.values()]
    return round(max(shares) - min(shares), 9)


def _part(measure: str, name: str, items: Sequence[Item], decided: Decisions) -> Figure:
    names: dict[str, Callable[[Item], Iterable[str]]] = {
        "group": lambda item: [item.group],
        "kind": lambda item: [item.kind],
        "label": lambda item: sorted(item.labels),
    }
    detail: dict[str, object] = {"items": len(items)}
    for name_of, names_of in names.items():
        detail |= {name_of: counted(map(names_of, items), decided.tolist())}
    return Figure("signals", measure, share(decided), name, _PROTOCOL, detail)


def _pairs(name: str, items: Sequence[Item], model: Model) -> Iterator[Figure]:
    texts = {item.id: item.text for item in items}
    paired = [item for item in items if item.paired_with]
    lawful = margins([item.text for item in paired], model)
    violating = margins([texts[item.paired_with] for item in paired], model)
    told_apart = share(np.asarray((violating >= 0) & (lawful < 0)))
    in_order = share(np.asarray(violating > lawful))
    detail: dict[str, object] = {"pairs": len(paired)}
    protocol = "a violation and a lawful text that share words: only the violation is raised"
    yield Figure("signals", "pairs told apart", told_apart, name, protocol, detail)
    protocol = "a violation and a lawful text that share words: the violation is nearer to being raised"
    yield Figure("signals", "pairs in order", in_order, name, protocol, detail)


def split_figures(split: str, model: Model) -> Iterator[Figure]:
    """Measure ``model`` on one half of the suite: lawful speech, violations, and the pairs."""
    items = suite(split)
    name = f"protected-speech suite, {split}"
    decided = raises([item.text for item in items], model)
    lawful = np.array([item.lawful for item in items])
    for measure, chosen in (("lawful speech raised", lawful), ("violations raised", ~lawful)):
        yield _part(measure, name, list(compress(items, chosen)), decided[chosen])
    yield Figure("signals", "F1 of raising violations", f1_score(decided, ~lawful), name, _PROTOCOL)
    yield from _pairs(name, items, model)


def swap_figures(model: Model) -> Iterator[Figure]:
    """Measure ``model`` on the sentences said of every group and side: how many raised, and the gaps.

    Groups are compared within their axis (one religion with another), and with all that the same
    sentences are said of (the police with the opposition).
    """
    said = swaps()
    decided = raises([swap.text for swap in said], model)
    for axis in sorted({(swap.lawful, swap.axis) for swap in said}):
        chosen = np.array([(swap.lawful, swap.axis) == axis for swap in said])
        yield from _compared(axis[1], list(compress(said, chosen)), decided[chosen])
    for table in sorted({swap.table for swap in said if swap.lawful}):
        chosen = np.array([swap.lawful and swap.table == table for swap in said])
        if len({swap.sentence for swap in compress(said, chosen)}) >= FEWEST_SENTENCES:
            yield from _compared(f"all of {table}", list(compress(said, chosen)), decided[chosen])


def _compared(name: str, said: Sequence[Swap], decided: Decisions) -> Iterator[Figure]:
    kind = "lawful" if said[0].lawful else "violation"
    counts = counted(([swap.group] for swap in said), decided.tolist())
    data, detail = f"swapped sentences, {name}", dict[str, object](counts)
    yield Figure("signals", f"{kind} swaps raised", share(decided), data, _PROTOCOL, detail)
    yield Figure("signals", f"gap between groups, {kind} swaps", gap(counts), data, _PROTOCOL)


def protection_figures(model: Model) -> list[Figure]:
    """Measure ``model`` on both halves of the suite and on the swapped sentences."""
    halves = [figure for split in SPLITS for figure in split_figures(split, model)]
    return [*halves, *swap_figures(model)]
