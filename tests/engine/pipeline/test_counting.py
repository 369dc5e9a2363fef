from __future__ import annotations

from datetime import timedelta
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine import EVENTS, GROUPED, HOURLY, NARRATIVES, hourly, summarise, temperature
from sejuk.engine.counting import HourCounter, Summaries
from sejuk.engine.counting.medoid import medoid
from sejuk.engine.counting.wordings import effective_number
from sejuk.engine.signals import load_model
from tests.engine.streams import HOUR, START, join, posts, signals


def groups(narratives: list[str], how: str = "meaning", variants: list[str] | None = None) -> pa.RecordBatch:
    count = len(narratives)
    columns: dict[str, list[Any]] = {
        "id": [f"p{i}" for i in range(count)],
        "narrative_id": narratives,
        "how": [how] * count,
        "similarity": [1.0] * count,
        "variant_id": variants or [f"v{i}" for i in range(count)],
    }
    return pa.RecordBatch.from_pydict(columns, schema=GROUPED)


def merge(absorbed: str, kept: str) -> pa.RecordBatch:
    row = {"kind": "merge", "narrative_id": absorbed, "other_id": kept, "at": None}
    return pa.RecordBatch.from_pylist([row], schema=EVENTS)


def test_hours_count_posts_and_independent_authors() -> None:
    times = [START, START + timedelta(minutes=59), START + HOUR, START + HOUR]
    batch = posts(["x"] * 4, published_at=times, account=["a", "a", "b", "c"], region=["91"] * 4)
    counted = hourly(batch, signals(4), groups(["n"] * 4))
    assert counted.schema == HOURLY
    rows = [(row["hour"], row["region"], row["posts"], row["authors"]) for row in counted.to_pylist()]
    assert rows == [(START, "91", 2, 1), (START + HOUR, "91", 2, 2)]


def test_regions_and_narratives_are_counted_apart() -> None:
    batch = posts(["x"] * 4, region=["91", "92", None, "91"])
    rows = hourly(batch, signals(4), groups(["n", "n", "n", "m"])).to_pylist()
    assert [(row["narrative_id"], row["region"], row["posts"]) for row in rows] == [
        ("m", "91", 1),
        ("n", None, 1),
        ("n", "91", 1),
        ("n", "92", 1),
    ]


def test_an_outlet_is_an_author_and_the_unknown_are_one_together() -> None:
    accounts = ["a", None, None, None, None, None]
    sources = ["a", "a", "kabar", "kabar", None, None]
    batch = posts(["x"] * 6, account=accounts, source=sources, published_at=[START] * 6)
    assert hourly(batch, signals(6), groups(["n"] * 6)).column("authors").to_pylist() == [4]


def test_heat_is_the_larger_of_hostility_and_incitement_where_they_reach_their_thresholds() -> None:
    limits = load_model().thresholds
    hate, incited = limits["hate_speech"], limits["incitement"]
    shown = signals(
        4,
        hate_speech=[0.999, hate - 0.01, None, hate + 0.001],
        incitement=[incited + 0.001, incited + 0.001, None, incited - 0.01],
        check_worthy=[None, limits["check_worthy"] - 0.01, 1.0, None],
    )
    found = hourly(posts(["x"] * 4), shown, groups(["n"] * 4)).to_pylist()[0]
    assert found["heat"] == pytest.approx(0.999 + incited + 0.001 + hate + 0.001)
    assert found["rumour"] == pytest.approx(1.0)


def test_small_doubts_about_many_posts_never_sum_up() -> None:
    shown = signals(500, hate_speech=[0.49] * 500, incitement=[0.2] * 500, check_worthy=[0.4] * 500)
    batch = posts(["x"] * 500)
    found = hourly(batch, shown, groups(["n"] * 500))
    assert set(found.column("heat").to_pylist()) == set(found.column("rumour").to_pylist()) == {0.0}
    assert temperature(found, START + 9 * HOUR, "narrative").column("temperature").to_pylist() == [0.0]


def test_abuse_without_an_identity_does_not_heat() -> None:
    shown = signals(3, abusive=[1.0] * 3, target_individual=[1.0] * 3)
    assert hourly(posts(["x"] * 3), shown, groups(["n"] * 3)).column("heat").to_pylist() == [0.0]


def test_posts_without_a_time_have_no_hour() -> None:
    batch = posts(["x", "x"], published_at=[None, START])
    assert hourly(batch, signals(2), groups(["n", "n"])).column("posts").to_pylist() == [1]


@given(
    st.lists(st.tuples(st.sampled_from("nm"), st.integers(0, 5), st.sampled_from("abc")), min_size=1),
    st.data(),
)
def test_hours_over_batches_are_those_of_one(rows: list[tuple[str, int, str]], data: st.DataObject) -> None:
    batch = posts(
        ["x"] * len(rows),
        published_at=[START + hour * HOUR for _, hour, _ in rows],
        account=[a for *_, a in rows],
    )
    grouped, shown = groups([name for name, *_ in rows]), signals(len(rows), hate_speech=[0.99] * len(rows))
    cut = data.draw(st.integers(0, len(rows)))
    counter = HourCounter()
    for part in (slice(0, cut), slice(cut, None)):
        length = len(range(len(rows))[part])
        start = part.start or 0
        counter.add(batch.slice(start, length), shown.slice(start, length), grouped.slice(start, length))
    assert counter.table() == hourly(batch, shown, grouped)


def test_merged_hours_are_added_and_their_authors_counted_once() -> None:
    counter = HourCounter()
    batch = posts(["x"] * 4, published_at=[START] * 4, account=["a", "b", "a", "c"])
    counter.add(batch, signals(4), groups(["n", "n", "m", "m"]))
    counter.apply(merge("m", "n"))
    assert counter.table().to_pylist()[0] | {"heat": 0, "rumour": 0} == {
        "narrative_id": "n",
        "hour": START,
        "region": None,
        "posts": 4,
        "authors": 3,
        "heat": 0,
        "rumour": 0,
    }
    assert counter.authors() == {"n": 3}


def test_old_hours_are_forgotten() -> None:
    counter = HourCounter()
    batch = posts(["x"] * 3, published_at=[START, START + HOUR, START + 2 * HOUR])
    counter.add(batch, signals(3), groups(["n"] * 3))
    counter.forget(START + HOUR)
    assert counter.table().column("hour").to_pylist() == [START + HOUR, START + 2 * HOUR]


def test_a_summary_says_what_a_narrative_is() -> None:
    texts = ["kotak suara hilang di @seseorang", "kotak suara hilang di gudang", "kotak suara raib"]
    batch = posts(texts, region=["92", None, "91"])
    shown = signals(3, theme=["logistics", "logistics", "security"], check_worthy=[0.9] * 3)
    found = summarise(batch, groups(["n"] * 3, variants=["v0", "v0", "v2"]), shown)
    assert found.schema == NARRATIVES
    row = found.to_pylist()[0]
    assert row["temperature"] > 0
    assert "@seseorang" not in row["text"]
    del row["temperature"], row["text"]
    assert row == {
        "narrative_id": "n",
        "posts": 3,
        "authors": 3,
        "variants": 2,
        "first_at": START,
        "last_at": START + timedelta(minutes=2),
        "theme": "logistics",
        "benign": False,
        "regions": ["91", "92"],
    }


@pytest.mark.parametrize(("accounts", "shown"), [(["a", "b", "b"], False), (["a", "b", "c"], True)])
def test_fewer_than_three_independent_authors_show_no_text(accounts: list[str], shown: bool) -> None:
    found = summarise(posts(["kotak suara"] * 3, account=accounts), groups(["n"] * 3))
    assert (found.column("text").to_pylist()[0] is not None) == shown


def test_without_signals_or_times_there_is_no_temperature() -> None:
    batch = posts(["x"] * 2, published_at=[None, None])
    for shown in (None, signals(2)):
        assert summarise(batch, groups(["n", "n"]), shown).column("temperature").to_pylist() == [None]


def test_a_narrative_is_benign_if_all_its_posts_are() -> None:
    kinds = join(groups(["n", "m"], how="benign"), groups(["n"], how="meaning"))
    found = {row["narrative_id"]: row["benign"] for row in summarise(posts(["x"] * 3), kinds).to_pylist()}
    assert found == {"n": False, "m": True}


def test_larger_narratives_come_first() -> None:
    found = summarise(posts(["x"] * 4), groups(["b", "a", "c", "c"]))
    assert found.column("narrative_id").to_pylist() == ["c", "a", "b"]


def test_merged_summaries_are_one() -> None:
    summaries = Summaries()
    texts = ["kotak suara hilang"] * 4
    summaries.add(posts(texts, account=["a", "b", "b", "c"]), groups(["n", "n", "m", "m"]))
    summaries.apply(merge("m", "n"))
    summaries.apply(merge("unknown", "n"))
    row = summaries.table().to_pylist()[0]
    assert (row["posts"], row["authors"], row["variants"], row["text"]) == (4, 3, 4, texts[0])


def test_summaries_are_forgotten_with_their_last_post() -> None:
    summaries = Summaries()
    summaries.add(posts(["x"] * 2, published_at=[START, START + 5 * HOUR]), groups(["n", "m"]))
    summaries.forget(START + HOUR)
    assert summaries.table().column("narrative_id").to_pylist() == ["m"]


def test_texts_are_those_that_may_be_shown() -> None:
    summaries = Summaries()
    summaries.add(posts(["kotak suara"] * 4), groups(["n", "n", "n", "m"]))
    texts = summaries.texts()
    assert dict(texts) == {"n": "kotak suara"}
    assert len(texts) == 1
    assert texts.get("m") is None
    assert texts.get("unknown") is None


def test_the_text_that_stands_for_many_says_what_most_say() -> None:
    texts = [
        "harga cabai naik",
        "kotak suara hilang gudang",
        "kotak suara hilang",
        "kotak suara raib kemarin",
    ]
    assert medoid(texts) == "kotak suara hilang"
    assert medoid(["hanya ini"]) == "hanya ini"
    with pytest.raises(ValueError, match="empty"):
        medoid([])


@pytest.mark.parametrize(
    ("masses", "expected"),
    [([], 0.0), ([0.0], 0.0), ([3.0], 1.0), ([2.0, 2.0, 2.0], 3.0), ([10.0, 1.0], 121 / 101)],
)
def test_copies_hardly_add_to_the_number_of_wordings(masses: list[float], expected: float) -> None:
    assert effective_number(masses) == pytest.approx(expected)


@given(st.lists(st.floats(0.5, 1000), min_size=1, max_size=20))
def test_there_are_never_more_wordings_than_texts(masses: list[float]) -> None:
    assert 1 - 1e-9 <= effective_number(masses) <= len(masses) + 1e-9


def test_wordings_are_those_of_harmful_posts_since_a_time() -> None:
    times = [START, START + 30 * HOUR, START + 30 * HOUR, START + 31 * HOUR, START + 31 * HOUR]
    shown = signals(5, check_worthy=[1.0, 1.0, 1.0, 1.0, None])
    told = groups(["n"] * 4 + ["calm"], variants=["old", "a", "b", "b", "c"])
    counter = HourCounter()
    counter.add(posts(["x"] * 5, published_at=times), shown, told)
    assert counter.wordings(START + 30 * HOUR) == {"n": pytest.approx(9 / 5)}
    assert counter.wordings(START) == {"n": pytest.approx(16 / 6)}
    assert counter.wordings(START + 40 * HOUR) == {}
