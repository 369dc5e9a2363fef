"""What the desk listens to and what came in."""

from sejuk.desk.listening.models.imports import ImportRun
from sejuk.desk.listening.models.post import Post, Sighting
from sejuk.desk.listening.models.source import Source, SourceState
from sejuk.desk.listening.models.fetch import Fetch, SourceHealth
from sejuk.desk.listening.models.tipline import TipMessage

__all__ = ["Fetch", "ImportRun", "Post", "Sighting", "Source", "SourceHealth", "SourceState", "TipMessage"]
