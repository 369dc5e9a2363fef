"""Signals: what a text shows, as calibrated probabilities with reasons."""

from sejuk.engine.signals.assessing import assess
from sejuk.engine.signals.model import Model, load_model

__all__ = ["Model", "assess", "load_model"]
