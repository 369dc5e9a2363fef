"""``refresh``: everything that is computed from the hours, brought up to a moment."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from sejuk.desk.narratives.services.describing import describe
from sejuk.desk.narratives.services.hours import open_hours
from sejuk.desk.narratives.services.lifecycle import age
from sejuk.desk.narratives.services.measuring import measure
from sejuk.desk.narratives.services.readings import read_territories
from sejuk.desk.narratives.services.warning import warn
from sejuk.desk.shell.notify import notify
from sejuk.engine import temperature

#: The advisory lock of this work: one refresh at a time, whoever asks.
_LOCK = (0x53454A, 2)


@transaction.atomic
def refresh(at: datetime) -> int:
    """Bring temperatures, territory readings and alerts up to ``at``; give the number of new alerts.

    Doing it twice for the same moment and the same hours changes nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", list(_LOCK))
        hours = open_hours(cursor, at)
        now = temperature(hours.all, at, "narrative")
        changed = age(at) + describe(cursor) + measure(cursor, hours, now, at)
        changed += read_territories(cursor, hours, at)
        alerts = warn(cursor, hours, now, at)
    if changed:
        notify("narratives")
    if alerts:
        notify("alerts")
    return alerts
