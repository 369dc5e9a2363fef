"""The jobs of this room, where Procrastinate looks for them."""

from sejuk.desk.duty.rostering.tasks import keep_rosters

__all__ = ["keep_rosters"]
