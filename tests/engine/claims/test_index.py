from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine import CLAIMS, MATCHES, ClaimIndex
from sejuk.engine.claims import CONFIRM, SUGGEST, IndexFileError
from tests.engine.claims.archive import POSTS, TEXTS, batch

DAY = datetime(2031, 2, 1, tzinfo=UTC)


@pytest.fixture
def index() -> ClaimIndex:
    made = ClaimIndex()
    made.add(batch())
    return made


def best(found: pa.RecordBatch) -> dict[str, str]:
    return {row["query_id"]: row["claim_id"] for row in found.to_pylist() if row["rank"] == 1}


def crowd(count: int, seed: int = 0) -> dict[str, str]:
    """Claims of random words, so that the archive has rare and common ones."""
    rng = random.Random(seed)
    words = [f"{a}{b}{c}" for a in ("ba", "ti", "ru", "mo", "ke") for b in ("la", "sin", "ra") for c in "nst"]
    return {f"c{i}": " ".join(rng.choices(words, k=rng.randint(3, 14))) for i in range(count)}


def test_each_post_finds_its_claim_told_in_other_words(index: ClaimIndex) -> None:
    found = index.match(list(POSTS.values()), ids=list(POSTS))
    assert found.schema.equals(MATCHES)
    assert best(found) == {name: name for name in POSTS}


def test_ranks_count_from_one_and_scores_never_rise(index: ClaimIndex) -> None:
    rows = index.match([" ".join(TEXTS.values())], top=6).to_pylist()
    assert [row["rank"] for row in rows] == [1, 2, 3, 4, 5, 6]
    scores = [row["score"] for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize("top", [1, 3])
def test_no_more_than_asked_for(index: ClaimIndex, top: int) -> None:
    assert index.match([" ".join(TEXTS.values())], top=top).num_rows == top


def test_levels_follow_the_thresholds(index: ClaimIndex) -> None:
    texts = [*TEXTS.values(), *POSTS.values(), "surat", "pasar malam di kota"]
    rows = index.match(texts, top=6).to_pylist()
    levels = {row["level"] for row in rows}
    assert levels == {"confirm", "suggest", "none"}
    for row in rows:
        low, high = {"confirm": (CONFIRM, 1), "suggest": (SUGGEST, CONFIRM), "none": (0, SUGGEST)}[
            row["level"]
        ]
        assert low - 1e-6 <= row["score"] <= high + 1e-6


def test_a_verbatim_copy_in_a_crowd_is_confirmed() -> None:
    index = ClaimIndex()
    index.add(batch(crowd(500) | dict(TEXTS)))
    found = index.match([TEXTS["ballots"] + " sebarkan sebelum dihapus"], top=1).to_pylist()[0]
    assert (found["claim_id"], found["level"]) == ("ballots", "confirm")


@pytest.mark.parametrize(
    "text", ["", "  ", "🙂🙂", "https://contoh.example/x", "zzz", "\ud800", "الانتخابات"]
)
def test_a_post_that_shares_nothing_has_no_row(index: ClaimIndex, text: str) -> None:
    assert index.match([text]).num_rows == 0


def test_an_empty_index_and_no_posts_give_no_rows(index: ClaimIndex) -> None:
    assert ClaimIndex().match(["surat suara"]).num_rows == 0
    assert index.match([]).num_rows == 0


def test_the_same_address_is_confirmed_whatever_the_text_says() -> None:
    index = ClaimIndex()
    index.add(batch(url={"rice": "https://contoh.example/video/9?utm_source=wa"}))
    found = index.match(["lihat ini"], urls=["http://m.contoh.example/video/9"]).to_pylist()
    assert [(row["claim_id"], row["score"], row["level"]) for row in found] == [("rice", 1.0, "confirm")]
    assert [reason["kind"] for reason in found[0]["reasons"]] == ["address"]


def test_a_claim_at_the_same_address_comes_once_and_first() -> None:
    index = ClaimIndex()
    index.add(batch(url={"rice": "https://contoh.example/9"}))
    found = index.match([TEXTS["ballots"] + " " + TEXTS["rice"]], ["https://contoh.example/9"]).to_pylist()
    assert [row["claim_id"] for row in found][:2] == ["rice", "ballots"]
    assert sum(row["claim_id"] == "rice" for row in found) == 1


def test_of_two_alike_the_nearer_in_time_comes_first() -> None:
    index = ClaimIndex()
    text = "Banjir merendam kantor penyelenggara di Rimbaraya"
    times = {"old": DAY - timedelta(days=900), "new": DAY - timedelta(days=2)}
    index.add(batch({"old": text, "new": text}, published_at=times))
    assert best(index.match([text], times=[DAY])) == {"0": "new"}
    assert best(index.match([text], times=[DAY - timedelta(days=898)])) == {"0": "old"}
    assert best(index.match([text])) == {"0": "old"}, "without a time the earlier of equals"


def test_reasons_name_the_words_as_written_and_the_days(index: ClaimIndex) -> None:
    index.add(batch({"late": "Kereta hantu di stasiun Kenanga"}, published_at={"late": DAY}))
    found = index.match(["KERETA hantu Kenanga"], times=[DAY + timedelta(days=3)], top=1).to_pylist()[0]
    words, days = found["reasons"]
    assert set(words["text"].split()) == {"kereta", "hantu", "kenanga"}
    assert 0 < words["weight"] <= 1
    assert (days["kind"], days["text"]) == ("days", "3")


def test_title_and_summary_are_searched_too() -> None:
    index = ClaimIndex()
    index.add(
        batch({"a": "Benar atau tidak?"}, title={"a": "Jembatan runtuh"}, summary={"a": "Foto lama gempa"})
    )
    assert best(index.match(["jembatan", "gempa", "benar"])) == {"0": "a", "1": "a", "2": "a"}


def test_columns_that_may_be_null_may_be_absent() -> None:
    index = ClaimIndex()
    index.add(pa.RecordBatch.from_pydict({"id": ["a"], "title": ["Jembatan runtuh"]}))
    assert best(index.match(["jembatan"])) == {"0": "a"}


def test_a_removed_claim_is_found_no_more(index: ClaimIndex) -> None:
    assert index.remove(["ballots", "unknown"]) == 1
    assert len(index) == len(TEXTS) - 1
    assert "ballots" not in set(index.match(list(POSTS.values())).column("claim_id").to_pylist())


def test_a_known_id_is_replaced(index: ClaimIndex) -> None:
    index.add(batch({"rice": "Gunung Kenanga meletus"}))
    assert len(index) == len(TEXTS)
    assert best(index.match(["gunung meletus"])) == {"0": "rice"}
    assert "rice" not in best(index.match(["beras plastik"])).values()


@given(order=st.permutations(range(12)), removed=st.sets(st.integers(0, 11)), size=st.integers(1, 5))
def test_additions_and_removals_leave_no_trace(order: list[int], removed: set[int], size: int) -> None:
    texts = crowd(12)
    kept = {f"c{i}": texts[f"c{i}"] for i in order if i not in removed}
    grown, fresh = ClaimIndex(), ClaimIndex()
    for start in range(0, len(order), size):
        grown.add(batch({f"c{i}": texts[f"c{i}"] for i in order[start : start + size]}))
    grown.remove(f"c{i}" for i in removed)
    fresh.add(batch(kept))
    posts = [*texts.values(), "bala sinn"]
    assert grown.match(posts, top=12).equals(fresh.match(posts, top=12))


def test_packing_after_many_removals_changes_no_answer() -> None:
    texts = crowd(2500)
    grown, fresh = ClaimIndex(), ClaimIndex()
    grown.add(batch(texts))
    grown.remove([f"c{i}" for i in range(2300)])
    fresh.add(batch({f"c{i}": texts[f"c{i}"] for i in range(2300, 2500)}))
    posts = list(texts.values())[2290:2320]
    assert grown.match(posts).equals(fresh.match(posts))


@pytest.mark.parametrize("size", [1, 2, 5])
def test_the_answer_does_not_depend_on_the_other_posts(index: ClaimIndex, size: int) -> None:
    posts, ids = list(POSTS.values()), list(POSTS)
    parts = [
        index.match(posts[start : start + size], ids=ids[start : start + size])
        for start in range(0, len(posts), size)
    ]
    together = pa.Table.from_batches([index.match(posts, ids=ids)])
    assert pa.Table.from_batches(parts).to_pylist() == together.to_pylist()


def test_a_saved_index_answers_as_before(index: ClaimIndex, tmp_path: Path) -> None:
    index.add(batch({"url": "Jembatan"}, url={"url": "https://contoh.example/7"}, published_at={"url": DAY}))
    index.remove(["server"])
    path = tmp_path / "claims.arrow"
    index.save(path)
    loaded = ClaimIndex.load(path)
    posts, urls = [*POSTS.values(), "x"], [None] * len(POSTS) + ["https://contoh.example/7"]
    assert loaded.match(posts, urls).equals(index.match(posts, urls))
    loaded.add(batch({"more": "Kereta hantu"}))
    assert len(loaded) == len(index) + 1
    assert [file.name for file in tmp_path.iterdir()] == ["claims.arrow"]


def test_an_empty_index_is_saved_and_loaded(tmp_path: Path) -> None:
    ClaimIndex().save(tmp_path / "claims.arrow")
    assert len(ClaimIndex.load(tmp_path / "claims.arrow")) == 0


@pytest.mark.parametrize("data", [b"", b"ARROW1 is not enough", "other"])
def test_a_file_that_is_no_index_is_refused(tmp_path: Path, data: bytes | str) -> None:
    path = tmp_path / "claims.arrow"
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, CLAIMS) as writer:
            writer.write(batch())
    with pytest.raises(IndexFileError, match="make it anew"):
        ClaimIndex.load(path)


@given(st.text(max_size=80))
def test_any_text_can_be_a_claim_and_a_post(text: str) -> None:
    index = ClaimIndex()
    index.add(batch({"a": text.encode("utf-8", "replace").decode(), "b": "surat suara"}))
    assert index.match([text], urls=[text]).num_rows <= 2


def test_it_says_which_claims_it_holds_also_after_a_file(index: ClaimIndex, tmp_path: Path) -> None:
    index.remove([next(iter(TEXTS))])
    index.save(tmp_path / "claims.arrow")
    assert set(index.ids) == set(TEXTS) - {next(iter(TEXTS))}
    assert set(ClaimIndex.load(tmp_path / "claims.arrow").ids) == set(index.ids)
