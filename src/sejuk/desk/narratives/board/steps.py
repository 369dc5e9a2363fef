"""What to do with an alert, and whom to talk to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sejuk.desk.narratives.models import Alert
from sejuk.desk.narratives.services.routing import main_places
from sejuk.desk.narratives.words import Term, terms_in_words
from sejuk.desk.organisation.models import Institution, Territory, Unit

#: Who can say what is true about the election itself.
_ORGANISERS = (Institution.Kind.ELECTION_COMMISSION, Institution.Kind.ELECTION_SUPERVISOR)
#: Units named at most.
CONTACTS = 4


@dataclass(frozen=True, slots=True)
class Advice:
    """An alert with its reasons in words and the units to contact."""

    alert: Alert
    terms: list[Term]
    places: list[str]
    contacts: list[Unit]


def advice(alert: Alert) -> Advice:
    """Reasons and next steps of one alert."""
    return advices([alert])[0]


def advices(alerts: Sequence[Alert]) -> list[Advice]:
    """Reasons and next steps of alerts, in their order; four queries whatever their number."""
    codes = {code for alert in alerts for code in alert.places}
    names = dict(Territory.objects.filter(code__in=codes).values_list("code", "name"))
    told = _told(alerts)
    organisers = _organisers(alerts)
    units = Unit.objects.select_related("institution").in_bulk(
        {pk for found in (*told.values(), *organisers.values()) for pk in found}
    )
    return [_advice(alert, names, told, organisers, units) for alert in alerts]


def _advice(
    alert: Alert,
    names: dict[str, str],
    told: dict[int, set[int]],
    organisers: dict[str, set[int]],
    units: dict[int, Unit],
) -> Advice:
    keys = told[alert.narrative_id].union(*(organisers[code] for code in _main(alert))) - {alert.unit_id}
    nearest = sorted((units[key] for key in keys), key=lambda unit: unit.path)
    contacts = sorted(nearest, key=lambda unit: unit.level, reverse=True)
    return Advice(
        alert,
        terms_in_words(alert.terms),
        [names[code] for code in alert.places if code in names],
        contacts[:CONTACTS],
    )


def _told(alerts: Sequence[Alert]) -> dict[int, set[int]]:
    """Narrative → the units that were told of it."""
    found: dict[int, set[int]] = defaultdict(set)
    about = Alert.objects.filter(narrative__in={alert.narrative_id for alert in alerts})
    for narrative, unit in about.values_list("narrative_id", "unit_id"):
        found[narrative].add(unit)
    return found


def _organisers(alerts: Sequence[Alert]) -> dict[str, set[int]]:
    """Territory code → the units of KPU and Bawaslu there, for the main places of the alerts."""
    found: dict[str, set[int]] = defaultdict(set)
    codes = {code for alert in alerts for code in _main(alert)}
    there = Unit.objects.filter(institution__kind__in=_ORGANISERS, territory__in=codes)
    for code, unit in there.values_list("territory_id", "pk"):
        found[code].add(unit)
    return found


def _main(alert: Alert) -> list[str]:
    return main_places(dict.fromkeys(alert.places[:3], 1))
