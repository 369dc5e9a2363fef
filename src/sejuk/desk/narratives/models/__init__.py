"""Narratives, how heated they are, and the alerts they raised."""

from sejuk.desk.narratives.models.alert import Alert, AlertState
from sejuk.desk.narratives.models.author_key import AuthorKey, new_salt
from sejuk.desk.narratives.models.budget import AlertBudget
from sejuk.desk.narratives.models.event import NarrativeEvent
from sejuk.desk.narratives.models.narrative import Narrative, NarrativeState
from sejuk.desk.narratives.models.temperature import NarrativeHour, TemperatureReading

__all__ = [
    "Alert",
    "AlertBudget",
    "AlertState",
    "AuthorKey",
    "Narrative",
    "NarrativeEvent",
    "NarrativeHour",
    "NarrativeState",
    "TemperatureReading",
    "new_salt",
]
