"""Charts are pure functions: numbers in, an SVG that says what it shows out."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk.narratives.charts import Bar, Point, Tile, sparkline, temperature_line, tile_map, timeline

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
WEEK = NOON - timedelta(days=7)


def _drawn(svg: str) -> ET.Element:
    assert " style=" not in svg
    return ET.fromstring(svg)


def _points(element: ET.Element | None) -> list[tuple[float, float]]:
    assert element is not None
    pairs = (pair.split(",") for pair in element.attrib["points"].split())
    return [(float(x), float(y)) for x, y in pairs]


@given(st.lists(st.integers(0, 10_000), max_size=60))
def test_a_sparkline_stays_inside_its_frame(values: list[int]) -> None:
    line = _points(_drawn(sparkline(values, "Unggahan", "dua")).find("polyline"))
    assert len(line) == len(values)
    assert all(0 <= x <= 120 and 0 <= y <= 28 for x, y in line)


def test_more_is_higher() -> None:
    low, high, middle = _points(_drawn(sparkline([0, 10, 5], "a", "b")).find("polyline"))
    assert high[1] < middle[1] < low[1]


def test_words_are_escaped() -> None:
    assert "<script>" not in sparkline([1], "<script>", "&")


def test_a_chart_says_what_it_shows() -> None:
    svg = _drawn(sparkline([1, 2], "Unggahan per jam", "paling ramai dua"))
    assert svg.attrib["role"] == "img"
    assert [svg.findtext("title"), svg.findtext("desc")] == ["Unggahan per jam", "paling ramai dua"]


def _bars(counts: list[int]) -> list[Bar]:
    return [Bar(NOON + timedelta(hours=i), f"{i}.00", count) for i, count in enumerate(counts)]


def test_a_timeline_marks_the_alerts_moment_between_its_hours() -> None:
    svg = _drawn(timeline(_bars([1, 2, 3, 4]), [(NOON + timedelta(minutes=90), "peringatan")], "a", "b"))
    bars = svg.findall("rect")
    mark = next(one for one in svg.findall("line") if one.attrib["class"] == "chart-mark")
    assert len(bars) == 4
    assert float(bars[1].attrib["x"]) < float(mark.attrib["x1"]) < float(bars[2].attrib["x"])
    assert "peringatan" in [one.text for one in svg.findall("text")]


@pytest.mark.parametrize(("counts", "shown"), [([], 0), ([0], 1), ([7], 1), ([3, 0, 9], 3)])
def test_a_timeline_of_any_length_is_drawn(counts: list[int], shown: int) -> None:
    svg = _drawn(timeline(_bars(counts), [(NOON - timedelta(days=1), "dulu")], "a", "b"))
    assert len(svg.findall("rect")) == shown
    assert "dulu" not in [one.text for one in svg.findall("text")]


def test_the_tallest_bar_is_the_busiest_hour() -> None:
    heights = [
        float(one.attrib["height"])
        for one in _drawn(timeline(_bars([2, 8, 4]), [], "a", "b")).findall("rect")
    ]
    assert [height / heights[0] for height in heights] == [1, 4, 2]


def _line(points: list[Point]) -> ET.Element:
    return _drawn(temperature_line(points, WEEK, NOON, ("awal", "akhir"), "Suhu", "b"))


def test_hours_without_a_reading_are_gaps_not_zeros() -> None:
    hours = [WEEK + timedelta(hours=i) for i in range(6)]
    points = [Point(at, 20.0, 10.0, 30.0) for at in hours]
    points[3] = Point(hours[3], None)
    assert [len(_points(one)) for one in _line(points).findall("polyline")] == [3, 2]


def test_days_apart_are_not_joined() -> None:
    points = [Point(WEEK, 20.0), Point(WEEK + timedelta(days=2), 30.0)]
    assert len(_line(points).findall("polyline")) == 2


def test_the_band_holds_the_line() -> None:
    points = [Point(WEEK + timedelta(hours=i), 40.0, 30.0, 55.0) for i in range(3)]
    svg = _line(points)
    line, band = _points(svg.find("polyline")), _points(svg.find("polygon"))
    ys = [y for _, y in band]
    assert all(min(ys) <= y <= max(ys) for _, y in line)


def test_an_empty_week_still_has_its_scale() -> None:
    assert [one.text for one in _line([]).findall("text")][:5] == ["0", "25", "50", "75", "100"]


def _tile(column: int, row: int, name: str = "Hulu") -> Tile:
    return Tile(column, row, name, "42", "hangat", "heat-2", f"/wilayah/{name}/")


def test_tiles_are_of_equal_area_linked_and_in_reading_order() -> None:
    svg = _drawn(tile_map([_tile(1, 1, "Muara"), _tile(0, 0), _tile(1, 0, "Teluk")], "Peta", "b"))
    links = svg.findall("a")
    assert [link.attrib["href"] for link in links] == ["/wilayah/Hulu/", "/wilayah/Teluk/", "/wilayah/Muara/"]
    sizes = {(one.attrib["width"], one.attrib["height"]) for one in svg.iter("rect")}
    assert len(sizes) == 1
    assert svg.attrib["role"] == "group"


def test_a_tile_says_name_number_and_word_and_not_only_colour() -> None:
    link = _drawn(tile_map([_tile(0, 0, "Kabupaten Bersama Jaya")], "Peta", "b")).find("a")
    assert link is not None
    assert link.attrib["aria-label"] == "Bersama Jaya 42 hangat (Kabupaten Bersama Jaya)"
    assert [one.text for one in link.findall("text")] == ["Bersama Jaya", "42", "hangat"]


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("Kabupaten Lorangin", "Lorangin"),
        ("Kota Lorangin", "Lorangin"),
        ("Kalimantan Tengah", "Kal. Tengah"),
        ("Kalimantan Timur", "Kal. Timur"),
        ("Nusa Tenggara Barat", "NT Barat"),
    ],
)
def test_neighbours_stay_different_on_the_map(name: str, seen: str) -> None:
    drawn = str(tile_map([Tile(0, 0, name, "3", "sejuk", "heat-0", "/")], "Peta", ""))
    assert f">{seen}<" in drawn
