"""What each room shows when the demo's present begins, made by its ordinary verbs, in this order."""

from __future__ import annotations

from collections.abc import Callable

from sejuk.desk.demo import (
    casework,
    directives,
    duty,
    engagements,
    factchecks,
    kits,
    network,
    portal,
    publishing,
    responses,
    review,
    stages,
)

#: A room's part does nothing where it has been before.
PARTS: tuple[Callable[[], None], ...] = (
    casework.stage,
    stages.stage,
    directives.stage,
    engagements.stage,
    network.stage,
    responses.stage,
    publishing.stage,
    kits.stage,
    factchecks.stage,
    portal.stage,
    duty.stage,
    review.stage,
)


def stage_rooms() -> None:
    """Let each room put its examples in."""
    for part in PARTS:
        part()
