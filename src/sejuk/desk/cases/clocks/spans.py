"""Lengths of time in words."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

_MINUTE = timedelta(minutes=1)


def in_words(length: timedelta) -> str:
    """``2 jam 5 menit``; hours are not summed to days, because a working day has fewer than 24."""
    hours, minutes = divmod(int(length / _MINUTE), 60)
    if not hours:
        return _("%(minutes)d menit") % {"minutes": minutes}
    if not minutes:
        return _("%(hours)d jam") % {"hours": hours}
    return _("%(hours)d jam %(minutes)d menit") % {"hours": hours, "minutes": minutes}
