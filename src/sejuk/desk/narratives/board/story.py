"""One narrative over time: its timeline, its wordings, its sources and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min, Sum
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sejuk.desk.listening.models import Post, Sighting, Source
from sejuk.desk.narratives.charts import Bar, timeline
from sejuk.desk.narratives.marking import Span, is_harsh, marked
from sejuk.desk.narratives.models import Alert, Narrative, NarrativeHour
from sejuk.desk.narratives.wording_diff import Piece, word_diff
from sejuk.desk.organisation.models import Territory
from sejuk.desk.shell.templatetags.shell import local_time

#: Up to so many hours the timeline counts hours, above it days.
HOURS_SHOWN = 96
DAYS_SHOWN = 60
VARIANTS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture and its numbers, newest first."""

    picture: SafeString
    bars: Sequence[Bar]


def timeline_of(narrative: Narrative, at: datetime) -> Timeline:
    """Posts an hour or a day, with the moments at which alerts were raised."""
    hours: Counter[datetime] = Counter(
        dict(
            NarrativeHour.objects.filter(narrative=narrative, hour__lte=at)
            .values_list("hour")
            .annotate(Sum("posts"))
        )
    )
    bars = _bars(hours)
    raised = Alert.objects.filter(narrative=narrative).aggregate(at=Min("raised_at"))["at"]
    marks = [(raised, _("peringatan"))] if raised else []
    said = _("%(posts)d unggahan; paling ramai %(top)d.") % {
        "posts": sum(hours.values()),
        "top": max((bar.posts for bar in bars), default=0),
    }
    if raised:
        said += " " + _("Peringatan muncul %(time)s.") % {"time": local_time(raised)}
    return Timeline(timeline(bars, marks, _("Unggahan dari waktu ke waktu"), said), bars[::-1])


def _bars(hours: Counter[datetime]) -> list[Bar]:
    if not hours:
        return []
    first, last = min(hours), max(hours)
    if last - first <= timedelta(hours=HOURS_SHOWN):
        count = int((last - first) / timedelta(hours=1)) + 1
        moments = [first + timedelta(hours=place) for place in range(count)]
        return [Bar(moment, local_time(moment, "j M H.i"), hours[moment]) for moment in moments]
    return _days(hours)[-DAYS_SHOWN:]


def _days(hours: Counter[datetime]) -> list[Bar]:
    days: Counter[datetime] = Counter()
    for hour, posts in hours.items():
        days[timezone.localtime(hour).replace(hour=0, minute=0)] += posts
    first, last = min(days), max(days)
    moments = [first + timedelta(days=place) for place in range((last - first).days + 1)]
    return [Bar(moment, local_time(moment, "j M"), days[moment]) for moment in moments]


@dataclass(frozen=True, slots=True)
class Variant:
    """A wording of the narrative: its first post's text, against the main wording."""

    name: str
    posts: int
    first_at: datetime
    last_at: datetime
    text: str
    is_harsh: bool
    pieces: list[Piece]


def variants_of(narrative: Narrative) -> list[Variant]:
    """The largest wordings, the main one first."""
    groups = list(
        Post.objects.filter(narrative=narrative)
        .values("variant")
        .annotate(
            posts=Count("pk"), first=Min("pk"), first_at=Min("published_at"), last_at=Max("published_at")
        )
        .order_by("-posts", "first")[:VARIANTS_SHOWN]
    )
    texts = Post.objects.in_bulk([group["first"] for group in groups])
    main = texts[groups[0]["first"]].text if groups else ""
    return [
        Variant(
            group["variant"],
            group["posts"],
            group["first_at"],
            group["last_at"],
            texts[group["first"]].text,
            is_harsh(texts[group["first"]].signals),
            word_diff(main, texts[group["first"]].text) if place else [],
        )
        for place, group in enumerate(groups)
    ]


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A post with its marked passages."""

    post: Post
    spans: list[Span]
    is_harsh: bool


def shown_posts(posts: Sequence[Post]) -> list[ShownPost]:
    """Posts of one page, as they are read."""
    return [ShownPost(p, marked(p.text, p.reasons, p.signals), is_harsh(p.signals)) for p in posts]


@dataclass(frozen=True, slots=True)
class Seen:
    """A source, and how many of the narrative's posts it carried."""

    source: Source
    posts: int


def sources_of(narrative: Narrative) -> list[Seen]:
    """Where the narrative was seen, most posts first."""
    seen = Sighting.objects.filter(post__narrative=narrative).values_list("source").annotate(Count("pk"))
    posts = dict(seen)
    found = [Seen(source, posts[source.pk]) for source in Source.objects.filter(pk__in=posts)]
    return sorted(found, key=lambda one: (-one.posts, one.source.name))


def places_of(narrative: Narrative) -> list[tuple[Territory, int]]:
    """The narrative's places with at least three authors of their own, with their posts (G15)."""
    posts: Counter[str] = Counter()
    hours = NarrativeHour.objects.filter(narrative=narrative, territory__isnull=False)
    for code, count in hours.values_list("territory_id").annotate(Sum("posts")):
        for place in {code, code.partition(".")[0]}:
            posts[place] += count
    found = Territory.objects.in_bulk(narrative.places)
    return [(found[code], posts[code]) for code in narrative.places if code in found]
