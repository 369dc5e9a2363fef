"""Days of stages in words, and the banner that says what the election asks today."""

from __future__ import annotations

from typing import Any

from django import template

from sejuk.desk import clock
from sejuk.desk.narratives.words import THEME_WORDS
from sejuk.desk.organisation.models import Territory
from sejuk.desk.stages import wording
from sejuk.desk.stages.current import Calendar, Stage
from sejuk.desk.stages.now import now

register = template.Library()


@register.filter
def days(stage: Stage) -> str:
    """When the stage is."""
    return wording.days_in_words(stage.days)


@register.filter
def standing(stage: Stage) -> str:
    """What holds of it, empty where all is decided."""
    return wording.standing_in_words(stage)


@register.filter
def counted(stage: Stage, calendar: Calendar) -> list[str]:
    """From what its days count."""
    return wording.how_counted(stage, calendar)


@register.filter
def chip(stage: Stage) -> str:
    """The CSS of its colour."""
    return f"stage-bar stage-mode-{stage.kind.mode}" if stage.kind.mode else "stage-bar"


@register.filter
def theme_word(code: str) -> str:
    """A theme on the screen."""
    return str(THEME_WORDS.get(code, code))


@register.inclusion_tag("stages/parts/banner.html")
def stage_banner(place: Territory) -> dict[str, Any]:
    """The banner of a territory; nothing on ordinary days."""
    return {"now": now(place, clock.now()), "place": place}
