"""Robustness: what writing past filters changes, on the suite and on any labelled texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.judging import Decisions, raises
from sejuk.engine.evaluation.measures import f1_score
from sejuk.engine.evaluation.perturbing import PERTURBATIONS, perturbed
from sejuk.engine.evaluation.suite import whole_suite
from sejuk.engine.signals import Model

_PROTOCOL = "about one word in three changed, by lot with a fixed seed; F1 of raising violations"

Decide = Callable[[list[str]], Decisions]


def changes(texts: Sequence[str], gold: npt.ArrayLike, decide: Decide) -> dict[str, tuple[float, float]]:
    """Give, for each perturbation, F1 of ``decide`` on ``texts`` as written and as perturbed."""
    clean = f1_score(decide(list(texts)), gold)
    return {
        kind: (clean, f1_score(decide([perturbed(text, kind) for text in texts]), gold))
        for kind in PERTURBATIONS
    }


def robustness_figures(model: Model) -> Iterator[Figure]:
    """Give, for each perturbation, the F1 of ``model`` on the whole suite and what it has changed by."""
    items = whole_suite()
    violating = np.array([not item.lawful for item in items])
    found = changes([item.text for item in items], violating, lambda texts: raises(texts, model))
    for kind, (clean, after) in found.items():
        detail: dict[str, object] = {"perturbation": kind, "F1 as written": clean, "F1 perturbed": after}
        measure = f"F1 change under {kind}"
        yield Figure("signals", measure, after - clean, "protected-speech suite", _PROTOCOL, detail)
