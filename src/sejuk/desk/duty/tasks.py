"""The jobs of this room, where Procrastinate looks for them."""

from sejuk.desk.duty.calling.tasks import call
from sejuk.desk.duty.rostering.tasks import keep_rosters, warn_of_gaps

__all__ = ["call", "keep_rosters", "warn_of_gaps"]
