"""What is due by itself: reminders to a unit, then to the unit above it, each once.

All of it is ``INSERT … ON CONFLICT DO NOTHING`` over what is late now: two workers, or one that died in the
middle, owe nobody a second mail. The unit above gets one mail with a count, not one for each unit below.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import connection, transaction

from sejuk.desk.directives.models import Notice
from sejuk.desk.shell.notify import notify

#: How long before a task's deadline its units are reminded.
SOON = timedelta(hours=24)
#: How long after a deadline the unit above is told.
GRACE = timedelta(hours=2)

Kind = Notice.Kind

_OWE = """
INSERT INTO directives_notice (directive_id, unit_id, kind, task_id, count, made_at, mail_tries, mail_error)
"""
_RUNNING = "d.state = 'sent'"
_UNFINISHED = """
r.done_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM directives_followup f WHERE f.receipt_id = r.id AND f.task_id = t.id AND f.finishes)
"""
#: Units that have not acknowledged at ``since``.
_SILENT = f"""
FROM directives_receipt r JOIN directives_directive d ON d.id = r.directive_id
JOIN organisation_unit u ON u.id = r.unit_id
WHERE {_RUNNING} AND r.acknowledged_at IS NULL AND d.acknowledge_by <= %(since)s
"""
#: Units that have not finished a task whose deadline lies between two moments.
_OWING = f"""
FROM directives_receipt r JOIN directives_directive d ON d.id = r.directive_id
JOIN directives_task t ON t.directive_id = d.id JOIN organisation_unit u ON u.id = r.unit_id
WHERE {_RUNNING} AND t.due_at > %(after)s AND t.due_at <= %(since)s AND {_UNFINISHED}
"""
#: What was due within a day when it was sent is not reminded of at once.
_IN_GOOD_TIME = f" AND t.due_at > d.sent_at + interval '{SOON.total_seconds():.0f} seconds'"
#: A mail to the unit itself, and to the one above it unless that sent the directive and sees it anyway.
_TO_UNIT = "SELECT r.directive_id, r.unit_id, %(kind)s, {task}, 1, %(at)s, 0, ''"
_TO_ABOVE = "SELECT r.directive_id, u.parent_id, %(kind)s, {task}, count(*), %(at)s, 0, ''"
_GROUP = " AND u.parent_id IS NOT NULL GROUP BY r.directive_id, u.parent_id"
_ONCE = " ON CONFLICT DO NOTHING"


@transaction.atomic
def remind(at: datetime) -> int:
    """Owe the mails that are due at ``at``; give how many are new."""
    none = {"task": "NULL::bigint"}
    silent = {"since": at}
    made = _owe(_TO_UNIT.format(**none) + _SILENT, Kind.UNACKNOWLEDGED, at, silent)
    silent = {"since": at - GRACE}
    made += _owe(_TO_ABOVE.format(**none) + _SILENT + _GROUP, Kind.UNACKNOWLEDGED_BELOW, at, silent)
    task = {"task": "t.id"}
    soon = {"after": at, "since": at + SOON}
    made += _owe(_TO_UNIT.format(**task) + _OWING + _IN_GOOD_TIME, Kind.TASK_SOON, at, soon)
    made += _owe(_TO_UNIT.format(**task) + _OWING, Kind.TASK_LATE, at, _passed(at))
    made += _owe(
        _TO_ABOVE.format(**task) + _OWING + _GROUP + ", t.id", Kind.TASK_LATE_BELOW, at, _passed(at - GRACE)
    )
    if made:
        notify("directives")
    return made


def _passed(since: datetime) -> dict[str, datetime]:
    return {"after": since - timedelta(days=365), "since": since}


def _owe(source: str, kind: Kind, at: datetime, moments: Mapping[str, datetime]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_OWE + source + _ONCE, {"kind": kind.value, "at": at, **moments})
        return int(cursor.rowcount)
