"""A temperature's colour class in templates."""

from __future__ import annotations

from django import template

from sejuk.desk.narratives.bands import band

register = template.Library()


@register.filter
def heat(temperature: float) -> str:
    """The class of the fill of a temperature's band."""
    return band(temperature).css
