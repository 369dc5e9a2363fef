"""What to do with an alert, and whom to talk to."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from sejuk.desk.narratives.models import Alert
from sejuk.desk.narratives.services.routing import main_places
from sejuk.desk.narratives.words import Term, terms_in_words
from sejuk.desk.organisation.models import Institution, Territory, Unit

#: Who can say what is true about the election itself.
_ORGANISERS = (Institution.Kind.ELECTION_COMMISSION, Institution.Kind.ELECTION_SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Advice:
    """An alert with its reasons in words and the units to contact."""

    alert: Alert
    terms: list[Term]
    places: list[str]
    contacts: list[Unit]


def advice(alert: Alert) -> Advice:
    """Reasons and next steps of one alert."""
    names = dict(Territory.objects.filter(code__in=alert.places).values_list("code", "name"))
    return Advice(
        alert,
        terms_in_words(alert.terms),
        [names[code] for code in alert.places if code in names],
        list(_contacts(alert)[:4]),
    )


def _contacts(alert: Alert) -> QuerySet[Unit]:
    """The other units that were told, and KPU and Bawaslu of the main places."""
    codes = main_places(dict.fromkeys(alert.places[:3], 1))
    organisers = Unit.objects.filter(institution__kind__in=_ORGANISERS, territory__in=codes)
    told = Unit.objects.filter(alerts__narrative=alert.narrative_id)
    found = (organisers | told).exclude(pk=alert.unit_id).distinct()
    return found.select_related("institution").order_by("-level", "path")
