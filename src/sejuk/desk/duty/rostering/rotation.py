"""Which team has a shift."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from sejuk.desk.duty.rostering.patterns import Turn


class Rotation(models.TextChoices):
    """When the next team's turn comes."""

    SHIFT = "shift", _("Setiap giliran berganti regu")
    DAY = "day", _("Satu regu satu hari penuh, besok regu berikutnya")
    WEEK = "week", _("Regu tetap pada gilirannya selama sepekan, lalu bergeser")


def teams(turns: Iterable[Turn], rotation: str, count: int, since: date, done: int) -> Iterator[int]:
    """The number of the team for each of ``turns``, which are in order.

    Args:
        turns: the shifts.
        rotation: a ``Rotation``.
        count: how many teams there are, at least one.
        since: the roster's first day.
        done: how many shifts the roster had before these.
    """
    for number, turn in enumerate(turns, start=done):
        days = (turn.day - since).days
        if rotation == Rotation.SHIFT:
            yield number % count
        elif rotation == Rotation.DAY:
            yield days % count
        else:
            yield (days // 7 + turn.slot) % count
