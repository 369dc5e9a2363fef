"""The research networks: how many, and what they read, which is texts as they were written."""

from __future__ import annotations

from collections.abc import Sequence

from sejuk.engine.text.cleaning import clean
from sejuk.engine.text.views import surface
from sejuk.engine.training.features import Doubles
from sejuk.engine.training.subwordfitting import Networks, Settings, train_networks

#: How many networks there are; they differ in where they begin.
NETWORKS = 3
SETTINGS = Settings()


def fit_networks(texts: Sequence[str], wanted: Doubles) -> Networks:
    """Train the networks; all labels (texts, labels) share each."""
    return train_networks(surface(clean([*texts])), wanted, NETWORKS, SETTINGS)


def network_scores(networks: Networks, texts: Sequence[str]) -> Doubles:
    """Give the networks' log-odds of texts as they were written, shape (texts, labels)."""
    return networks.scores(surface(clean([*texts])))
