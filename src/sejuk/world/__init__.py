"""The demo world: a fictional country, its offices and media, and weeks of posts with the truth known.

One seed and a size make everything; nothing in it resembles a real person, party, place or outlet.
"""

from sejuk.world.build import SIZES, build
from sejuk.world.members import demo_members
from sejuk.world.model import (
    Account,
    Channel,
    Contest,
    Contestant,
    Election,
    Institution,
    Member,
    Outlet,
    Party,
    PlantedEvent,
    Province,
    Regency,
    Size,
    Stage,
    Subdistrict,
    Unit,
    World,
)
from sejuk.world.post import WorldPost
from sejuk.world.stream import WorldStream

__all__ = [
    "SIZES",
    "Account",
    "Channel",
    "Contest",
    "Contestant",
    "Election",
    "Institution",
    "Member",
    "Outlet",
    "Party",
    "PlantedEvent",
    "Province",
    "Regency",
    "Size",
    "Stage",
    "Subdistrict",
    "Unit",
    "World",
    "WorldPost",
    "WorldStream",
    "build",
    "demo_members",
]
