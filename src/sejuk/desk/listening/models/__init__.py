"""What the desk listens to and what came in."""

from sejuk.desk.listening.models.chore import Chore
from sejuk.desk.listening.models.erased import ErasedAddress
from sejuk.desk.listening.models.fetch import Fetch, SourceHealth
from sejuk.desk.listening.models.grouping import Grouping
from sejuk.desk.listening.models.imports import ImportRun
from sejuk.desk.listening.models.post import Post, Sighting
from sejuk.desk.listening.models.source import Source, SourceState
from sejuk.desk.listening.models.tipline import TipFamily, TipMessage

__all__ = [
    "Chore",
    "ErasedAddress",
    "Fetch",
    "Grouping",
    "ImportRun",
    "Post",
    "Sighting",
    "Source",
    "SourceHealth",
    "SourceState",
    "TipFamily",
    "TipMessage",
]
