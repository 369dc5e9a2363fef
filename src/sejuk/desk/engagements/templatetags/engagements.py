"""Words of this room for templates."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils import formats

from sejuk.desk.engagements.models import Engagement
from sejuk.desk.people import name_of
from sejuk.desk.shell.zones import name_of_zone

register = template.Library()


@register.filter
def meeting_time(engagement: Engagement) -> str:
    """``Selasa, 8 Mei 2029, 19.30–21.00 WITA``: in the meeting's own zone, whoever reads it."""
    start, end = _local(engagement.starts_at, engagement), _local(engagement.ends_at, engagement)
    until = formats.date_format(end, "H.i" if start.date() == end.date() else "j M Y H.i")
    day = formats.date_format(start, "l, j F Y, H.i")
    return f"{day}–{until} {name_of_zone(engagement.time_zone)}"


@register.filter
def in_meeting_zone(moment: datetime, engagement: Engagement) -> str:
    """``8 Mei 2029 19.30 WITA``."""
    local = formats.date_format(_local(moment, engagement), "j M Y H.i")
    return f"{local} {name_of_zone(engagement.time_zone)}"


@register.filter
def category_label(code: str) -> str:
    """A category in words."""
    return name_of(code)


def _local(moment: datetime, engagement: Engagement) -> datetime:
    return moment.astimezone(ZoneInfo(engagement.time_zone))
