"""A second stage judges posts only where the two stages together pass the gate (G2)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sejuk.engine.evaluation.gate import breaches
from sejuk.engine.second.cascade import Budget, Cascade
from sejuk.engine.second.runtime import load_second
from sejuk.engine.signals.model import Model
from sejuk.engine.text.linear import ModelError


def behind(first: Model, folder: Path) -> Cascade:
    """Give ``first`` with the imported model of ``folder`` behind it, asked for every uncertain post."""
    cascade = Cascade(first.linear, load_second(folder))
    if not cascade.shared:
        raise ModelError(
            f"{folder} knows no label of model {first.name}: map one in labels.json and import again."
        )
    return cascade


def activated_cascade(first: Model, folder: Path, share: float) -> Cascade:
    """Give the cascade that is to judge posts, its second stage asked for at most ``share`` of them.

    The gate is passed without a limit on how many are asked: what the limit holds back is stage one's, and
    ``first`` has passed the gate by itself. :class:`ModelError` says what the cascade fails.
    """
    cascade = behind(first, folder)
    failed = breaches(cascade)
    if failed:
        raise ModelError("\n".join([f"{folder} may not judge posts behind {first.name}:", *failed]))
    return replace(cascade, budget=Budget(share))
