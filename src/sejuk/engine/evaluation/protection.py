"""Protected speech (G2): how often lawful speech is raised, for whom, and what is missed beside it."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

import pyarrow as pa

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.schemas import POSTS
from sejuk.engine.signals import Model, assess, load_model, raised

#: What a model must keep to be activated.
MOST_RAISED = 0.02
LARGEST_GAP = 0.02
_PROTOCOL = "raised = a raising label at the model's threshold"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the suite: ``lawful`` or a ``violation``, and what it is about."""

    kind: str
    about: str
    text: str


def _lines(name: str) -> list[list[str]]:
    text = (files("sejuk.engine.evaluation") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def suite(name: str = "protected.tsv") -> list[Item]:
    """Give the hand-written items: the suite, or those held out (``held_out.tsv``)."""
    return [Item(*row) for row in _lines(name)]


def swaps() -> list[Item]:
    """Give every lawful sentence said of every group or side; ``about`` is ``axis:group``."""
    groups = tomllib.loads(
        (files("sejuk.engine.evaluation") / "data" / "groups.toml").read_text(encoding="utf-8")
    )
    return [
        Item("lawful", f"{axis}:{group}", text.replace("{x}", group))
        for axis, text in _lines("swaps.tsv")
        for group in groups[axis]
    ]


def raises(texts: Sequence[str], model: Model) -> list[bool]:
    """Say of each text whether ``model`` puts it before a person."""
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    signals = assess(pa.RecordBatch.from_pylist(rows, schema=POSTS), model, explain=False)
    return list(raised(signals, model).to_pylist())


def rates(items: Iterable[Item], model: Model) -> dict[str, tuple[int, int]]:
    """Give, for each ``about``, how many of its items are raised and how many there are."""
    listed = list(items)
    found: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for item, is_raised in zip(listed, raises([item.text for item in listed], model), strict=True):
        count, total = found[item.about]
        found[item.about] = (count + is_raised, total + 1)
    return dict(found)


def _share(counts: dict[str, tuple[int, int]]) -> float:
    return sum(count for count, _ in counts.values()) / max(sum(total for _, total in counts.values()), 1)


def _gap(counts: dict[str, tuple[int, int]], axis: str) -> float:
    shares = [count / total for about, (count, total) in counts.items() if about.startswith(f"{axis}:")]
    return max(shares) - min(shares)


def protection_figures(model: Model | None = None) -> list[Figure]:
    """Measure ``model`` on the suite: lawful speech raised, by subject and by swap; violations raised."""
    model = model or load_model()
    lawful = rates((item for item in suite() if item.kind == "lawful"), model)
    violations = rates((item for item in suite() if item.kind == "violation"), model)
    held_lawful, held_violations = (
        rates((item for item in suite("held_out.tsv") if item.kind == kind), model)
        for kind in ("lawful", "violation")
    )
    swapped = rates(swaps(), model)

    def figure(measure: str, value: float, counts: dict[str, tuple[int, int]]) -> Figure:
        detail: dict[str, object] = {about: list(pair) for about, pair in sorted(counts.items())}
        return Figure("signals", measure, value, "sejuk protected-speech suite", _PROTOCOL, detail)

    axes = sorted({about.split(":")[0] for about in swapped})
    return [
        figure("lawful speech raised", _share(lawful), lawful),
        figure("violations raised", _share(violations), violations),
        figure("held-out lawful speech raised", _share(held_lawful), {}),
        figure("held-out violations raised", _share(held_violations), {}),
        figure("lawful swaps raised", _share(swapped), swapped),
        *[figure(f"gap between groups, {axis}", _gap(swapped, axis), {}) for axis in axes],
    ]


def keeps_protection(model: Model) -> bool:
    """Say whether ``model`` may be activated: lawful speech is spared, and equally for every group."""
    values = {figure.measure: figure.value for figure in protection_figures(model)}
    gaps = [value for measure, value in values.items() if measure.startswith("gap")]
    return values["lawful speech raised"] <= MOST_RAISED and max(gaps) <= LARGEST_GAP
