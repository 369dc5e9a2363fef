"""The second stage: an imported transformer, by ONNX Runtime, for what stage one is unsure of.

Needs the extra ``transformers`` (``pip install sejuk[transformers]``); nothing else of the engine does.
"""

from sejuk.engine.second.cascade import Budget, Cascade
from sejuk.engine.second.runtime import SecondStage, load_second

__all__ = ["Budget", "Cascade", "SecondStage", "load_second"]
