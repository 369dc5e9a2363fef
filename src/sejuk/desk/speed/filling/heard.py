"""Posts, the narratives they are in, alerts and temperatures.

The ``n``-th narrative has about ``n**(-2/3)`` of the largest one's posts, as in the planted world: a few are
large, most have a handful.
"""

from __future__ import annotations

from datetime import timedelta

from sejuk.desk import clock
from sejuk.desk.listening.models import Post, Sighting, Source
from sejuk.desk.narratives.models import Alert, Narrative, NarrativeHour, TemperatureReading
from sejuk.desk.organisation.models import Institution, Member, Unit
from sejuk.desk.speed.filling.office import POLICE
from sejuk.desk.speed.filling.rows import execute, insert
from sejuk.desk.speed.size import Size

SOURCES = 12
#: Posts of one wording; the words repeat so that a page is as long as a real one.
WORDS = "Katanya kotak suara di gudang kecamatan sudah dibuka sebelum waktunya, tolong dicek ya warga. "
#: Hours that a territory's history reaches back.
HISTORY = 168


def make_heard(size: Size) -> None:
    """Everything that was heard and computed from it."""
    execute("SELECT setseed(0.42)")
    _narratives(size)
    _sources()
    _posts(size)
    _sightings()
    _hours()
    _alerts()
    _readings()
    for table in ("narratives_narrative", "narratives_narrativehour", "listening_post", "listening_sighting"):
        execute(f"ANALYZE {table}")


def _narratives(size: Size) -> None:
    now, span = clock.now(), timedelta(days=size.days)
    columns = {
        "key": "'n' || lpad(i::text, 8, '0')",
        "title": f"'Kabar ' || i || ': {WORDS}'",
        "theme": "(ARRAY['logistics', 'counting', 'security', 'voter_list', ''])[1 + i %% 5]",
        "first_at": "%(now)s - %(span)s",
        "last_at": "%(now)s - %(span)s * random()",
        "posts_count": "ceil(%(posts)s / 3.0 / power(%(narratives)s, 0.333) / power(i, 0.667))",
        "authors_count": "3 + 1000 / i",
        "variants_count": "1 + least(20, 200 / i)",
        "temperature": "80 / power(i, 0.2) * (0.6 + 0.4 * random())",
        "temperature_before": "80 / power(i, 0.2) * (0.6 + 0.4 * random())",
        "temperature_at": "%(now)s",
        "posts_day": "1000 / i",
        "signals": """jsonb_build_object('check_worthy', random(), 'hate_speech', random() * 0.5)""",
        "places": "ARRAY[]::varchar[]",
    }
    source = "generate_series(1, %(narratives)s) AS i"
    insert(Narrative, source, columns, now=now, span=span, posts=size.posts, narratives=size.narratives)


def _sources() -> None:
    now = clock.now()
    police = Institution.objects.get(domain=POLICE)
    commission = Institution.objects.exclude(pk=police.pk).get()
    top = Unit.objects.get(institution=police, parent__isnull=True)
    begun = now - timedelta(days=60)
    Source.objects.bulk_create(
        Source(
            connector="files", name=f"Berkas umum {number + 1}", kind=Source.Kind.FILE, unit=top,
            institution=police, purpose="Halaman umum yang ramai dibaca warga", state="active",
            ends_on=(now + timedelta(days=100)).date(), requested_at=begun, activated_at=begun,
            requested_by=Member.objects.filter(institution=police).order_by("pk")[0],
            approved_by=Member.objects.get(institution=commission), approved_by_institution=commission,
        )
        for number in range(SOURCES)
    )  # fmt: skip


def _posts(size: Size) -> None:
    now, span = clock.now(), timedelta(days=size.days)
    columns = {
        "identity": "sha256(i::text::bytea)",
        "address": "'https://umum.example/' || i",
        "text": f"'{WORDS}' || i",
        "published_at": "%(now)s - %(span)s * (i %% 1000) / 1000.0",
        "received_at": "%(now)s - %(span)s * (i %% 1000) / 1000.0",
        "expires_at": "%(now)s + %(span)s",
        "territory": "CASE WHEN i %% 4 > 0 THEN code END",
        "narrative": "told.id",
        "variant": "told.id || '-' || i %% told.variants_count",
        "how": "'alike'",
        "author": "substr(sha256((i %% 5000)::text::bytea), 1, 16)",
        "language": "'id'",
        "signals": '\'{"check_worthy": 0.7, "hate_speech": 0.1}\'::jsonb',
    }
    places = (
        "SELECT array_agg(code ORDER BY code) AS codes FROM organisation_territory WHERE level = 'regency'"
    )
    source = f"""(
        SELECT i, 1 + floor(%(narratives)s * power(random(), 3))::int AS place, random() AS where_
        FROM generate_series(1, %(posts)s) AS i) AS one
        CROSS JOIN ({places}) AS all_places
        CROSS JOIN LATERAL (SELECT codes[1 + floor(where_ * where_ * array_length(codes, 1))] AS code) AS at_
        JOIN (SELECT id, variants_count, row_number() OVER (ORDER BY id) AS place
              FROM narratives_narrative) AS told ON told.place = one.place"""
    insert(Post, source, columns, now=now, span=span, narratives=size.narratives, posts=size.posts)


def _sightings() -> None:
    sources = "(SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM listening_source) AS seen"
    insert(
        Sighting,
        f"listening_post AS post JOIN {sources} ON seen.place = post.id %% {SOURCES}",
        {"post": "post.id", "source": "seen.id", "external": "post.identity", "seen_at": "post.received_at"},
    )


def _hours() -> None:
    source = """(SELECT narrative_id, date_trunc('hour', published_at) AS hour, territory_id,
                 count(*) AS posts FROM listening_post GROUP BY 1, 2, 3) AS one"""
    columns = {
        "narrative": "narrative_id",
        "hour": "hour",
        "territory": "territory_id",
        "posts": "posts",
        "authors": "posts",
    }
    insert(NarrativeHour, source, columns)
    execute("""
        UPDATE narratives_narrative AS n SET places = found.codes FROM (
            SELECT narrative_id, (array_agg(territory_id ORDER BY posts DESC))[1:6]
                || (array_agg(DISTINCT split_part(territory_id, '.', 1)))[1:3] AS codes
            FROM (SELECT narrative_id, territory_id, sum(posts) AS posts FROM narratives_narrativehour
                  WHERE territory_id IS NOT NULL GROUP BY 1, 2) AS placed GROUP BY 1) AS found
        WHERE found.narrative_id = n.id""")


def _alerts() -> None:
    """One a narrative with many posts, to the unit of its first place; three in four were answered."""
    source = """narratives_narrative AS n JOIN organisation_unit AS u
        ON u.territory_id = n.places[1] WHERE n.posts_count > 20"""
    columns = {
        "narrative": "n.id",
        "unit": "u.id",
        "raised_at": "n.last_at",
        "observed": "n.posts_count",
        "expected": "5",
        "magnitude": "n.posts_count / 5.0",
        "p_value": "0.001",
        "temperature": "n.temperature",
        "authors": "n.authors_count",
        "places": "n.places",
        "state": "CASE WHEN n.id %% 4 = 0 THEN 'new' ELSE 'acknowledged' END",
        "acknowledged_by": "CASE WHEN n.id %% 4 > 0 THEN (SELECT min(id) FROM organisation_member) END",
        "acknowledged_at": "CASE WHEN n.id %% 4 > 0 THEN n.last_at END",
    }
    insert(Alert, source, columns)


def _readings() -> None:
    columns = {
        "territory": "code",
        "at": "date_trunc('hour', %(now)s::timestamptz) - interval '1 hour' * hour",
        "authors": "12",
        "temperature": "20 + 30 * random()",
        "low": "15",
        "high": "60",
    }
    source = "organisation_territory, generate_series(0, %(history)s) AS hour"
    insert(TemperatureReading, source, columns, now=clock.now(), history=HISTORY)
