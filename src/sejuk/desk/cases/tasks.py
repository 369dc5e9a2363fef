"""The jobs of this room, where Procrastinate looks for them."""

from sejuk.desk.cases.clocks.tasks import tick_clocks
from sejuk.desk.cases.evidence.tasks import capture, tick

__all__ = ["capture", "tick", "tick_clocks"]
