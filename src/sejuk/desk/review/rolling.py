"""Put the day of each unit together at its hour; what comes late makes a new version, never a silent change.

The sums are the database's, over the unit and all below it, so the levels add up whoever has released what.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from sejuk.desk.audit import record
from sejuk.desk.organisation.models import Unit
from sejuk.desk.review.counting import due_hours
from sejuk.desk.review.models import Rollup, RollupState
from sejuk.desk.review.transitions import ROLLUP_TRANSITIONS
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition

#: ``looked_at`` goes back five minutes: a report may commit after the look that its time lies before.
#: How many days back a late report still makes a new version.
LATE_DAYS = 31

_CHANGED = """
SELECT up.id, a.day
FROM review_activity a
JOIN organisation_unit own ON own.id = a.unit_id
JOIN organisation_unit up ON starts_with(own.path, up.path)
WHERE a.day >= %s
GROUP BY up.id, a.day
HAVING max(a.changed_at) > coalesce(
    (SELECT max(r.looked_at) - interval '5 minutes' FROM review_rollup r
     WHERE r.unit_id = up.id AND r.day = a.day), '-infinity')
ORDER BY a.day, up.path DESC
"""

#: The sums below a path, a row for each branch: step ``step`` of the paths; none puts all into one.
_TOTALS = """
WITH told AS (
    SELECT a.id, a.kind, a.force,
        CASE WHEN %(step)s = 0 THEN '' ELSE split_part(u.path, '/', %(step)s) END AS branch
    FROM review_activity a JOIN organisation_unit u ON u.id = a.unit_id
    WHERE a.day = %(day)s AND starts_with(u.path, %(path)s) AND a.withdrawn_at IS NULL),
kinds AS (SELECT branch, jsonb_object_agg(kind, n) AS said FROM
    (SELECT branch, kind, count(*) AS n FROM told GROUP BY branch, kind) k GROUP BY branch),
forces AS (SELECT branch, jsonb_object_agg(force, n) AS said FROM
    (SELECT branch, force, count(*) AS n FROM told WHERE force <> '' GROUP BY branch, force) f
    GROUP BY branch),
counts AS (SELECT branch, jsonb_object_agg(code, n) AS said FROM
    (SELECT branch, c.code, sum(c.number) AS n
     FROM review_activitycount c JOIN told ON told.id = c.activity_id GROUP BY branch, c.code) c
    GROUP BY branch),
reports AS (SELECT branch, count(*) AS n FROM told GROUP BY branch)
SELECT branch, jsonb_build_object(
    'reports', reports.n,
    'kinds', coalesce(kinds.said, '{}'),
    'forces', coalesce(forces.said, '{}'),
    'counts', coalesce(counts.said, '{}'))::text
FROM reports LEFT JOIN kinds USING (branch) LEFT JOIN forces USING (branch) LEFT JOIN counts USING (branch)
"""


_NOTHING: dict[str, Any] = {"reports": 0, "kinds": {}, "forces": {}, "counts": {}}


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit directly below, or the unit itself, adds to the day."""

    unit: Unit
    totals: dict[str, Any]


def tick(at: datetime) -> int:
    """Put together what is due; gives how many versions were made."""
    return sum(_renew(unit, day, at) for unit, day in _changed(at) if at >= due_at(unit, day))


def due_at(unit: Unit, day: date) -> datetime:
    """When the unit's day is put together."""
    return datetime.combine(day, due_hours()[unit.level], ZoneInfo(unit.time_zone))


def totals_of(path: str, day: date) -> dict[str, Any]:
    """The sums of a day over everything below a path, by the database."""
    return _totals(path, day, 0).get("", _NOTHING)


def shares(unit: Unit, day: date) -> list[Share]:
    """What each unit directly below adds, in the tree's order, never by size: nobody is ranked.

    Two queries, however many units there are.
    """
    found = _totals(unit.path, day, unit.path.count("/") + 1)
    children = {child.path.split("/")[-2]: child for child in unit.children.order_by("path")}
    return [Share(child, found[step]) for step, child in children.items() if step in found]


def _totals(path: str, day: date, step: int) -> dict[str, dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(_TOTALS, {"path": path, "day": day, "step": step})
        return {branch: json.loads(said) for branch, said in cursor.fetchall()}


def _changed(at: datetime) -> Iterator[tuple[Unit, date]]:
    with connection.cursor() as cursor:
        cursor.execute(_CHANGED, [(at - timedelta(days=LATE_DAYS)).date()])
        rows = cursor.fetchall()
    units = Unit.objects.in_bulk([key for key, _day in rows])
    yield from ((units[key], day) for key, day in rows)


@transaction.atomic
def _renew(unit: Unit, day: date, at: datetime) -> bool:
    """Make the next version, unless the sums are what they were."""
    Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=unit.pk)
    standing = Rollup.objects.filter(unit=unit, day=day).exclude(state=RollupState.REPLACED).first()
    totals = totals_of(unit.path, day)
    if standing and standing.totals == totals:
        Rollup.objects.filter(pk=standing.pk).update(looked_at=at)
        return False
    if standing:
        standing.state = transition(ROLLUP_TRANSITIONS, "replace", standing.state).end
        standing.save(update_fields=["state"])
    version = standing.version + 1 if standing else 1
    made = Rollup.objects.create(unit=unit, day=day, version=version, totals=totals, made_at=at, looked_at=at)
    said = {"unit": unit.pk, "day": str(day), "version": version, "reports": totals["reports"]}
    record(None, "rollup.made", "rollup", made.pk, **said)
    notify("review")
    return True
