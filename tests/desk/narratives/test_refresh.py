"""``refresh``: temperatures, readings and alerts, the same however often it runs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Model

from tests.desk.narratives.given import HOSTILE, Board


def _everything() -> list[list[dict[str, Any]]]:
    from sejuk.desk.narratives.models import Alert, Narrative, NarrativeEvent, TemperatureReading

    models: list[type[Model]] = [Narrative, TemperatureReading, Alert, NarrativeEvent]
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def test_twice_is_once(board: Board) -> None:
    board.tell(posts=60, authors=20, signals=HOSTILE)
    board.tell("Kabar lain", place=None)
    assert board.refresh() > 0
    first = _everything()
    assert board.refresh() == 0
    assert _everything() == first


def test_the_temperature_is_the_engines(board: Board) -> None:
    from django.db import connection

    from sejuk.desk.narratives.services.hours import open_hours
    from sejuk.engine import temperature

    narrative = board.tell(posts=60, authors=20, signals=HOSTILE)
    board.refresh()
    narrative.refresh_from_db()
    with connection.cursor() as cursor:
        [row] = temperature(open_hours(cursor, board.at).all, board.at, "narrative").to_pylist()
    assert narrative.temperature == round(row["temperature"], 2)
    assert narrative.temperature_low <= narrative.temperature <= narrative.temperature_high
    product = 1.0
    for value in narrative.temperature_terms.values():
        product *= value
    assert abs(product - narrative.temperature) < 0.1


def test_it_cools_and_says_from_where(board: Board) -> None:
    narrative = board.tell(posts=60, authors=20, signals=HOSTILE)
    board.refresh()
    narrative.refresh_from_db()
    hot = narrative.temperature
    board.at += timedelta(hours=30)
    board.refresh()
    narrative.refresh_from_db()
    assert narrative.temperature < narrative.temperature_before < hot
    assert (narrative.posts_day, narrative.posts_day_before) == (0, 60)


def test_after_the_window_it_is_cold(board: Board) -> None:
    narrative = board.tell(posts=60, authors=20, signals=HOSTILE)
    board.refresh()
    board.at += timedelta(days=15)
    board.refresh()
    narrative.refresh_from_db()
    assert (narrative.temperature, narrative.temperature_terms, narrative.posts_day) == (0, {}, 0)


def test_hours_of_the_future_do_not_count(board: Board) -> None:
    narrative = board.tell(posts=60, authors=20, signals=HOSTILE)
    board.at -= timedelta(days=1)
    assert board.refresh() == 0
    narrative.refresh_from_db()
    assert narrative.temperature == 0


def test_a_province_is_at_least_as_hot_as_its_only_regency(board: Board) -> None:
    from sejuk.desk.narratives.models import TemperatureReading

    board.tell(posts=60, authors=20, signals=HOSTILE)
    board.tell("Kabar tanpa tempat", place=None, posts=30, authors=9, signals=HOSTILE)
    board.refresh()
    regency, province, country = (
        TemperatureReading.objects.get(territory=code).temperature for code in ("71.01", "71", "00")
    )
    assert regency == province
    assert country is not None
    assert province is not None
    assert country > province


def test_readings_are_hourly(board: Board) -> None:
    from sejuk.desk.narratives.models import TemperatureReading

    board.tell()
    for _ in range(4):
        board.refresh()
        board.at += timedelta(minutes=20)
    assert TemperatureReading.objects.filter(territory="71").count() == 2


def test_benign_posts_heat_no_territory_and_raise_nothing(board: Board) -> None:
    from sejuk.desk.narratives.models import Narrative, TemperatureReading

    narrative = board.tell("Selamat pagi warga", posts=80, authors=30, signals=HOSTILE)
    Narrative.objects.filter(pk=narrative.pk).update(benign=True)
    assert board.refresh() == 0
    assert TemperatureReading.objects.get(territory="71").temperature == 0


def test_silence_ends_a_narrative_and_a_post_revives_it(board: Board) -> None:
    narrative = board.tell()
    board.at += timedelta(days=15)
    board.refresh()
    narrative.refresh_from_db()
    assert narrative.state == "ended"
    board.tell(into=narrative)
    board.refresh()
    narrative.refresh_from_db()
    assert narrative.state == "active"


def test_only_what_changed_is_written(board: Board) -> None:
    from django.db import connection

    from sejuk.desk.narratives.services.hours import open_hours
    from sejuk.desk.narratives.services.measuring import measure
    from sejuk.engine import temperature

    board.tell(posts=60, authors=20)
    with connection.cursor() as cursor:
        hours = open_hours(cursor, board.at)
        now = temperature(hours.all, board.at, "narrative")
        assert [measure(cursor, hours, now, board.at) for _ in range(2)] == [1, 0]


def test_signals_and_places_are_described_once_a_change(board: Board) -> None:
    narrative = board.tell(posts=10, authors=5, signals={"check_worthy": 0.8})
    board.tell(posts=10, authors=5, signals={"check_worthy": 0.4}, place="71.02", into=narrative)
    board.refresh()
    narrative.refresh_from_db()
    assert narrative.signals == {"check_worthy": 0.6}
    assert narrative.places == ["71", "71.01", "71.02"]
    assert narrative.described_posts == 20
