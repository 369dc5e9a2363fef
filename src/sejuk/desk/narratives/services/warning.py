"""Early warning: what the watcher raises becomes alerts of units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.db.backends.utils import CursorWrapper
from django.db.models import Min
from django.db.models.functions import Coalesce

from sejuk.desk.audit import record
from sejuk.desk.narratives.models import Alert, AlertBudget, Narrative, NarrativeState
from sejuk.desk.narratives.services.budgeting import budget_at
from sejuk.desk.narratives.services.hours import Hours
from sejuk.desk.narratives.services.routing import told
from sejuk.desk.narratives.services.wordings import wordings
from sejuk.desk.organisation.models import Territory, Unit
from sejuk.desk.stages.scheduled import scheduled
from sejuk.engine import ALERTS, Watcher

#: The hours whose posts say where a narrative is.
PLACE_WINDOW = timedelta(days=1)


def warn(cursor: CursorWrapper, hours: Hours, now: pa.RecordBatch, at: datetime) -> int:
    """Raise the alerts of ``at`` under the office's budget, ``now`` being the temperatures.

    Gives how many were new.
    """
    budget = budget_at(at)
    narratives = _narratives(hours)
    watcher = Watcher(budget.analysts, budget.per_analyst, schedule=scheduled(at))
    watcher.restore(_raised())
    raised = watcher.observe(
        hours.all,
        at,
        now,
        authors={key: one.authors_count for key, one in narratives.items()},
        benign={key for key, one in narratives.items() if _is_silent(one)},
        wordings=wordings(cursor, at),
    )
    return _store(raised, narratives, hours, budget) if len(raised) else 0


def _narratives(hours: Hours) -> dict[str, Narrative]:
    keys = hours.all.column("narrative_id").unique().to_pylist()
    fields = ("key", "state", "benign", "authors_count", "temperature_terms", "places")
    return {one.key: one for one in Narrative.objects.filter(key__in=keys).only(*fields)}


def _is_silent(narrative: Narrative) -> bool:
    """Benign narratives never raise; muted ones not before their time (they may afterwards)."""
    return narrative.benign or narrative.state != NarrativeState.ACTIVE


def _raised() -> pa.RecordBatch:
    """One row of ``ALERTS`` a narrative that has had its alert, oldest first.

    What absorbed such a narrative has had it too. Only id and time are read.
    """
    final = Coalesce("narrative__merged_into__key", "narrative__key")
    rows = Alert.objects.values_list(final).annotate(at=Min("raised_at")).order_by("at")
    blank = {field.name: None if field.nullable else 0 for field in ALERTS}
    return pa.RecordBatch.from_pylist(
        [blank | {"narrative_id": key, "at": at} for key, at in rows], schema=ALERTS
    )


def _store(
    raised: pa.RecordBatch, narratives: Mapping[str, Narrative], hours: Hours, budget: AlertBudget
) -> int:
    units = list(Unit.objects.select_related("territory").order_by("path"))
    alerts = []
    for row in raised.to_pylist():
        narrative = narratives[row["narrative_id"]]
        posts = _posts_by_place(hours.all, narrative.key, row["at"])
        for one in told(units, posts, row["magnitude"], budget):
            alerts.append(_alert(row, narrative, one.unit, one.route))
    return sum(_save(alert) for alert in alerts)


def _save(alert: Alert) -> bool:
    stored, is_new = Alert.objects.get_or_create(
        narrative=alert.narrative,
        unit=alert.unit,
        defaults={
            f.attname: getattr(alert, f.attname) for f in Alert._meta.concrete_fields if not f.primary_key
        },
    )
    if is_new:
        record(
            None,
            "alert.raised",
            "alert",
            stored.pk,
            narrative=alert.narrative.key,
            unit=alert.unit_id,
            route=alert.route,
        )
    return is_new


def _alert(row: Mapping[str, Any], narrative: Narrative, unit: Unit, route: str) -> Alert:
    return Alert(
        narrative=narrative,
        unit=unit,
        route=route,
        raised_at=row["at"],
        terms=narrative.temperature_terms,
        places=narrative.places,
        **{
            name: row[name]
            for name in ("observed", "expected", "magnitude", "p_value", "temperature", "authors")
        },
    )


def _posts_by_place(hours: pa.RecordBatch, key: str, at: datetime) -> Counter[str]:
    """Posts of a narrative in the last day by territory; the country as a whole is no place."""
    recent = pc.greater(hours.column("hour"), pa.scalar(at - PLACE_WINDOW, hours.schema.field("hour").type))
    rows = hours.filter(pc.and_(pc.equal(hours.column("narrative_id"), key), recent))
    counted: Counter[str] = Counter()
    countries = _countries()
    for region, posts in zip(
        rows.column("region").to_pylist(), rows.column("posts").to_pylist(), strict=True
    ):
        if region and region not in countries:
            counted[region] += posts
    return counted


def _countries() -> set[str]:
    return set(Territory.objects.filter(level=Territory.Level.COUNTRY).values_list("code", flat=True))
