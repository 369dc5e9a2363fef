"""Nothing in this room singles out criticism (G2)."""

from __future__ import annotations

import re

from tests.desk.narratives.given import Board

CRITICISM = "Kepolisian lamban, kapolda harus mundur, gubernur gagal total"
FORBIDDEN = re.compile(
    r"kriti|oposisi|pro.?pemerintah|anti.?pemerintah|sentimen|critic|oppos|sentiment", re.IGNORECASE
)


def test_no_filter_order_label_or_theme_speaks_of_criticism() -> None:
    from sejuk.desk.narratives.filters import ORDERS, PERIODS, FilterForm
    from sejuk.desk.narratives.words import LABEL_WORDS, THEME_WORDS

    names = [*FilterForm.base_fields, *ORDERS, *PERIODS, *LABEL_WORDS, *THEME_WORDS]
    words = [str(word) for word in (*LABEL_WORDS.values(), *THEME_WORDS.values())]
    assert [name for name in [*names, *words] if FORBIDDEN.search(name)] == []


def test_no_column_of_this_room_speaks_of_criticism() -> None:
    from django.apps import apps

    columns = [
        f.name for model in apps.get_app_config("narratives").get_models() for f in model._meta.get_fields()
    ]
    assert [name for name in columns if FORBIDDEN.search(name)] == []


def test_a_wave_of_sharp_criticism_stays_cool_and_silent(board: Board) -> None:
    from sejuk.desk.narratives.models import TemperatureReading

    wave = board.tell(CRITICISM, posts=200, authors=90, signals={"check_worthy": 0.0, "hate_speech": 0.0})
    assert board.refresh() == 0
    wave.refresh_from_db()
    assert wave.temperature == 0
    assert TemperatureReading.objects.get(territory="71").temperature == 0
    assert CRITICISM not in board.get("/") + board.get("/menunggu/")


def test_criticism_does_not_heat_what_is_beside_it(board: Board) -> None:
    from sejuk.desk.narratives.models import TemperatureReading

    board.tell(posts=30, authors=12)
    board.refresh()
    alone = TemperatureReading.objects.get(territory="71").temperature
    board.tell(CRITICISM, posts=200, authors=90, signals={})
    board.refresh()
    assert TemperatureReading.objects.get(territory="71").temperature == alone


def test_an_unknown_filter_in_the_address_changes_nothing(board: Board) -> None:
    board.tell(CRITICISM, authors=5)
    board.tell(authors=5)
    board.refresh()
    for query in ("hate_speech=1", "signals__abusive__gte=0.5", "sasaran=polisi", "author=x", "urut=kritik"):
        assert "2 narasi" in board.get(f"/narasi/?{query}")
