"""What truly happens in the world's posts, and when."""

from __future__ import annotations

from sejuk.world.model import PlantedEvent, World


def planted_events(world: World, cycle: int) -> tuple[PlantedEvent, ...]:
    """The events of one run through the plan; ``cycle`` counts the runs from 0."""
    return ()
