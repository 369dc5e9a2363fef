from __future__ import annotations

from datetime import timedelta
from typing import Any

import pyarrow as pa

from sejuk.engine.coordination import coordinate
from sejuk.engine.schemas import COORDINATION
from tests.engine.pipeline.test_counting import groups
from tests.engine.streams import START, posts

MINUTE = timedelta(minutes=1)


def strength(count: int, variants: list[str], **columns: Any) -> dict[str, Any]:
    """The only row of one narrative whose posts come a minute apart."""
    batch = posts(["x"] * count, **columns)
    rows: list[dict[str, Any]] = coordinate(batch, groups(["n"] * count, variants=variants)).to_pylist()
    assert len(rows) == 1
    return rows[0]


def test_copies_of_three_authors_within_an_hour_are_a_concert() -> None:
    found = strength(4, ["v", "v", "v", "other"])
    assert (found["strength"], found["copies"], found["links"]) == (0.75, 0.75, 0.0)
    assert (found["most_authors"], found["at"]) == (3, START)


def test_copies_over_days_or_of_two_authors_are_none() -> None:
    days = [START + day * timedelta(days=1) for day in range(4)]
    assert strength(4, ["v"] * 4, published_at=days)["strength"] == 0
    assert strength(4, ["v", "v", "v", "w"], account=["a", "b", "a", "c"])["strength"] == 0


def test_what_came_long_before_a_concert_is_not_in_it() -> None:
    times = [START, *(START + timedelta(hours=5) + i * MINUTE for i in range(3))]
    assert strength(4, ["v"] * 4, published_at=times)["strength"] == 0.75


def test_the_same_link_and_the_same_picture_count_once_a_post() -> None:
    urls = ["https://kabar.example/a?utm_source=x"] * 3 + [None]
    batch = posts(["x"] * 4, url=urls)
    found = coordinate(batch, groups(["n"] * 4), pictures=["p", "p", "p", "p"]).to_pylist()[0]
    assert (found["strength"], found["links"], found["pictures"]) == (1.0, 0.75, 1.0)


def test_posts_without_a_time_are_in_no_concert() -> None:
    assert strength(3, ["v"] * 3, published_at=[None] * 3)["strength"] == 0


def test_narratives_of_fewer_than_three_authors_do_not_come_out_and_no_account_does() -> None:
    batch = posts(["x"] * 5, account=["a", "b", "b", "rahasia-sekali", "c"])
    found = coordinate(batch, groups(["n", "n", "n", "m", "m"]))
    assert found.schema == COORDINATION
    assert found.num_rows == 0
    shown = coordinate(batch, groups(["n"] * 5, variants=["v"] * 5))
    assert "rahasia-sekali" not in str(shown.to_pydict())


def test_the_strongest_come_first() -> None:
    batch = posts(["x"] * 6)
    found = coordinate(batch, groups(["m"] * 3 + ["n"] * 3, variants=["a", "b", "c", "v", "v", "v"]))
    assert found.column("narrative_id").to_pylist() == ["n", "m"]


def test_nothing_gives_nothing() -> None:
    empty = posts([])
    assert coordinate(empty, groups([])) == pa.RecordBatch.from_pylist([], schema=COORDINATION)
