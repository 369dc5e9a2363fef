"""Narratives, how heated they are, and the alerts they raised."""

from sejuk.desk.narratives.models.alert import Alert, AlertState
from sejuk.desk.narratives.models.narrative import AuthorKey, Narrative, NarrativeEvent, NarrativeState
from sejuk.desk.narratives.models.temperature import NarrativeHour, TemperatureReading

__all__ = [
    "Alert",
    "AlertState",
    "AuthorKey",
    "Narrative",
    "NarrativeEvent",
    "NarrativeHour",
    "NarrativeState",
    "TemperatureReading",
]
