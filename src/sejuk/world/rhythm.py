"""When people write: hours of the day, days of the week, the rise and fall of an event."""

from __future__ import annotations

import math
from datetime import timedelta
from functools import cache

from sejuk.world.model import PlantedEvent

#: Relative activity by local hour: a morning and a noon rise, the high tide in the evening.
CHAT_HOURS = (
    1.2, 0.7, 0.4, 0.3, 0.6, 1.4, 2.6, 3.2, 3.3, 3.2, 3.4, 3.8,
    4.4, 3.9, 3.4, 3.4, 3.7, 4.0, 4.3, 5.2, 6.0, 5.6, 4.2, 2.4,
)  # fmt: skip
NEWS_HOURS = (
    0.2, 0.1, 0.1, 0.1, 0.3, 1.4, 3.0, 4.2, 5.0, 5.6, 5.8, 5.4,
    4.8, 5.2, 5.4, 5.2, 4.8, 4.4, 4.0, 3.6, 2.8, 2.0, 1.2, 0.6,
)  # fmt: skip
OFFICE_HOURS = (
    0.1, 0.0, 0.0, 0.0, 0.1, 0.4, 1.4, 3.4, 5.6, 6.2, 5.8, 4.4,
    3.0, 4.6, 5.2, 4.8, 3.2, 1.8, 1.4, 1.4, 1.0, 0.6, 0.3, 0.2,
)  # fmt: skip
MORNING_HOURS = (
    0.0, 0.0, 0.1, 0.4, 2.2, 6.0, 8.0, 6.4, 3.0, 1.0, 0.5, 0.4,
    0.4, 0.3, 0.2, 0.2, 0.3, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0,
)  # fmt: skip
#: Monday to Sunday.
WEEKDAYS = (1.04, 1.0, 1.0, 1.02, 1.06, 0.97, 0.91)

_BASE_OFFSET = 7


def rotated(hours: tuple[float, ...], offset: int) -> tuple[float, ...]:
    """Weights of the hours of a day at UTC+7 for people who live at UTC+``offset``."""
    return tuple(hours[(hour + offset - _BASE_OFFSET) % 24] for hour in range(24))


@cache
def curve(event: PlantedEvent) -> tuple[float, ...]:
    """The share of an event's posts in each hour from its start, summing to 1.

    Rises with the square of time to the peak, then falls exponentially; a flat event is even. Both
    follow the hours of the day at UTC+7.
    """
    hours = max(1, math.ceil((event.end - event.start) / timedelta(hours=1)))
    first = (event.start + timedelta(hours=_BASE_OFFSET)).hour
    daily = MORNING_HOURS if event.plot == "greeting_morning" else CHAT_HOURS
    weights = [_height(event, h + 0.5) * daily[(first + h) % 24] for h in range(hours)]
    total = sum(weights)
    return tuple(weight / total for weight in weights)


def _height(event: PlantedEvent, hour: float) -> float:
    rise = (event.peak - event.start) / timedelta(hours=1)
    left = (event.end - event.peak) / timedelta(hours=1)
    if left > 24 * 20:
        return 1.0
    if hour < rise:
        return (hour / rise) ** 2
    return math.exp(-5 * (hour - rise) / left)
