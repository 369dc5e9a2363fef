"""Signals: what a text shows, as calibrated probabilities with reasons."""

from sejuk.engine.signals.assessing import assess, raised
from sejuk.engine.signals.model import Model, load_model
from sejuk.engine.text.linear import ModelError

__all__ = ["Model", "ModelError", "assess", "load_model", "raised"]
