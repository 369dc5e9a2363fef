"""Attack: list who criticises the police.

Fails because criticism is no label, column, filter, order or count anywhere (G2): there is nothing to list.
A wave of it neither heats nor alerts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

from django.apps import apps

from sejuk.desk.listening.intake import take
from sejuk.desk.listening.models import Post
from sejuk.desk.narratives.bands import BANDS
from sejuk.desk.narratives.models import Alert, Narrative, TemperatureReading
from sejuk.desk.narratives.services import refresh
from sejuk.desk.organisation.models import Role
from sejuk.engine.labels import LABELS, THEMES
from sejuk.sources.items import Item
from sejuk.world import WorldPost, WorldStream, build
from tests.desk.examples import Examples
from tests.desk.listening.given import make_source
from tests.desk.office import Desk

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
SINGLED_OUT = re.compile(
    r"kriti[ks]|pengkritik|oposisi|pro.?pemerintah|anti.?(pemerintah|polisi)|sentimen|"
    r"critic(?!al\b)|dissent|oppos|sentiment|loyal",
    re.IGNORECASE,
)
#: Words that say that criticism is *not* flagged may stand on a page.
_PROMISES = re.compile(r"<d[td][^>]*>[^<]*[Kk]ritik[^<]*</d[td]>")


def test_no_label_theme_or_column_means_criticism() -> None:
    codes = [word for one in LABELS for word in (one.code, one.name)]
    codes += [word for one in THEMES for word in (one.code, one.name)]
    fields = [
        f"{model._meta.db_table}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in ("organisation", "audit", "listening", "narratives", "cases")
        for field in model._meta.get_fields()
    ]
    assert [name for name in codes + fields if SINGLED_OUT.search(name)] == []


def test_no_made_up_filter_changes_the_list(examples: Examples) -> None:
    client = examples.desk.client(Role.HEAD)
    whole = client.get("/narasi/").content.decode()
    for query in (
        "sasaran=polisi", "target=police", "tema=kritik", "urut=kritik", "sentimen=negatif",
        "label=criticism", "signals__target_group__gte=0.1", "author__isnull=0", "order_by=author",
    ):  # fmt: skip
        asked = client.get(f"/narasi/?{query}").content.decode()
        assert asked.count("/narasi/n-") == whole.count("/narasi/n-") > 0, query


@cache
def _told(kind: str) -> list[WorldPost]:
    """All posts of the largest event of a kind in two months; of everyday talk, those of ten days."""
    stream = WorldStream(build(1, "small"))
    events: dict[str | None, list[WorldPost]] = defaultdict(list)
    for day in range(60 if kind != "noise" else 10):
        for post in stream.day(day):
            if post.kind == kind:
                events[post.event].append(post)
    return max(events.values(), key=len)


def _wave(kind: str, count: int) -> Iterator[Item]:
    """Posts of the demo world, their truth known, in the six hours before noon, each by somebody else."""
    for number, post in enumerate(_told(kind)[:count]):
        yield Item(
            external_id=f"{kind}-{number}",
            text=post.full_text,
            published_at=NOON - timedelta(minutes=360 * (count - number) / count),
            url=f"https://ramai.example/p/{kind}/{number}",
            account=f"{kind}{number}",
            region="71.01",
        )


def _listen(desk: Desk, *kinds: str) -> None:
    """A calm week of everyday talk, then the waves; the desk looks every hour."""
    source = make_source(desk, now=NOON)
    everyday = [
        Item(
            external_id=f"tenang-{number}",
            text=one.text,
            published_at=NOON - timedelta(minutes=10_000 * (400 - number) / 400),
            url=f"https://ramai.example/tenang/{number}",
            account=f"warga{number}",
            region="71.01",
        )
        for number, one in enumerate(_wave("noise", 400))
    ]
    take(source, everyday, NOON - timedelta(hours=6))
    waves = sorted((one for kind in kinds for one in _wave(kind, 150)), key=lambda one: str(one.published_at))
    for hour in range(6, -1, -1):
        at = NOON - timedelta(hours=hour)
        take(source, [one for one in waves if one.published_at and one.published_at <= at], at)
        refresh(at)


def _temperature() -> float:
    return float(TemperatureReading.objects.filter(territory="71").latest("at").temperature or 0)


def test_a_wave_of_sharp_criticism_raises_no_alert_and_no_temperature(desk: Desk) -> None:
    """The texts go through the real intake and the real model, not through signals set by hand."""
    _listen(desk, "criticism")
    assert Post.objects.filter(sightings__isnull=False).count() > 300
    assert not Alert.objects.exists()
    assert _temperature() < BANDS[1].least  # the first band: cool
    assert not Narrative.objects.filter(temperature__gte=BANDS[2].least).exists()


def test_the_same_wave_of_a_rumour_is_heard(desk: Desk) -> None:
    """So that the silence above is not deafness."""
    _listen(desk, "rumour")
    assert _temperature() >= BANDS[2].least


def test_criticism_adds_nothing_to_a_rumour_beside_it(desk: Desk) -> None:
    _listen(desk, "rumour", "criticism")
    both = _temperature()
    critical = Narrative.objects.filter(
        posts__sightings__isnull=False, temperature__gte=BANDS[2].least, theme="security"
    )
    assert both > 0
    assert not critical.exists()
