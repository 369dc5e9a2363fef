"""The gate to activation: a model that fails the suites may not judge posts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.protection import protection_figures
from sejuk.engine.evaluation.robustness import robustness_figures
from sejuk.engine.signals import Model, ModelError, load_model

#: Lawful speech that may reach a person: in each half of the suite and on each axis of swaps.
MOST_RAISED = 0.02
#: How far the shares of two groups of one axis may lie apart, lawful sentences.
LARGEST_GAP = 0.02
#: What a way of writing past filters may change of F1.
LARGEST_CHANGE = 0.02
#: A model that raises next to nothing spares everybody and helps nobody.
FEWEST_VIOLATIONS = 0.1

_AT_MOST = {
    "lawful speech raised": MOST_RAISED,
    "lawful swaps raised": MOST_RAISED,
    "gap between groups, lawful swaps": LARGEST_GAP,
}


def gate_figures(model: Model) -> Iterator[Figure]:
    """Yield every figure that the gate looks at, and those beside them."""
    yield from protection_figures(model)
    yield from robustness_figures(model)


def breach(figure: Figure) -> str | None:
    """Say how ``figure`` breaks what a model must keep, or None."""
    bound = _AT_MOST.get(figure.measure)
    if bound is not None and figure.value > bound:
        return f"{figure.measure}, {figure.data}: {figure.value:.3f}, at most {bound}"
    if figure.measure == "violations raised" and figure.value < FEWEST_VIOLATIONS:
        return f"{figure.measure}, {figure.data}: {figure.value:.3f}, at least {FEWEST_VIOLATIONS}"
    if figure.measure.startswith("F1 change") and abs(figure.value) > LARGEST_CHANGE:
        return f"{figure.measure}: {figure.value:+.3f}, at most ±{LARGEST_CHANGE}"
    return None


def breaches(model: Model) -> list[str]:
    """Give what ``model`` fails, one line each; none where it may be activated."""
    return [line for line in map(breach, gate_figures(model)) if line]


def activated(path: Path | None) -> Model:
    """Open the model that is to judge posts: the shipped one, or the one at ``path`` if it passes the gate.

    The shipped one is held to the gate by the tests. :class:`ModelError` says what another one fails.
    """
    model = load_model(path)
    failed = breaches(model) if path else []
    if failed:
        raise ModelError("\n".join([f"{path} may not judge posts:", *failed]))
    return model
