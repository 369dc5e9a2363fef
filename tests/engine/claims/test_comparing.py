from __future__ import annotations

import numpy as np
import pytest

from sejuk.engine.claims.archive import Archive
from sejuk.engine.claims.features import FEATURES, Floats, candidates
from sejuk.engine.claims.grams import grams
from sejuk.engine.claims.pairs import pairs
from sejuk.engine.claims.ranking import WEIGHTS, certainties, level, ranks
from sejuk.engine.claims.reading import read_claim, read_query
from sejuk.engine.claims.retrieval import EFFORT, POOL, retrieve
from sejuk.engine.evaluation.bm25 import PlainBM25
from tests.engine.claims.archive import POSTS, TEXTS

DAY = 86_400_000_000


def archive(**texts: str) -> Archive:
    made = Archive()
    for name, text in (texts or dict(TEXTS)).items():
        made.add(read_claim(name, [text], None, 0))
    return made


def features(post: str, of: Archive, time: int | None = None) -> dict[str, dict[str, float]]:
    claims, table = candidates(of, read_query(post, None, time))
    return {
        c.id: dict(zip(FEATURES, row, strict=True)) for c, row in zip(claims, table.tolist(), strict=True)
    }


def test_every_feature_has_a_weight() -> None:
    assert set(WEIGHTS) == set(FEATURES)


def test_a_covered_field_a_rare_word_and_kept_order_raise_their_features() -> None:
    made = archive(a="kotak suara hilang", b="kotak kayu besar", c="suara merdu", d="hilang suara kotak")
    found = features("kotak suara hilang di gudang", made)
    assert found["a"]["field"] == found["d"]["field"] > found["b"]["field"]
    assert found["a"]["order"] > found["d"]["order"]
    assert found["a"]["rare"] > found["c"]["rare"]


def test_numbers_that_the_post_lacks_are_counted() -> None:
    made = archive(a="tujuh 7 kotak 12 tps", b="kotak suara")
    found = features("kotak 7", made)
    assert (found["a"]["numbers"], found["b"]["numbers"]) == (1, 0)


def test_the_first_words_of_a_post_lead() -> None:
    made = archive(a="kotak suara", b="jembatan runtuh")
    found = features(
        "kotak suara " + "lalu " * 5 + " ".join(f"kata{i}x" for i in range(20)) + " jembatan", made
    )
    assert found["a"]["lead"] > found["b"]["lead"] == 0


@pytest.mark.parametrize(("time", "near"), [(0, 1.0), (30 * DAY, 0.5), (-30 * DAY, 0.5), (None, 0.0)])
def test_nearness_in_time(time: int | None, near: float) -> None:
    assert features("kotak", archive(a="kotak"), time)["a"]["near"] == pytest.approx(near)


def test_spelling_variants_share_runs_of_letters() -> None:
    made = archive(a="rohingnya ditangkap", b="banjir ditangkap")
    found = features("rohingya ditangkap", made)
    assert found["a"]["letters"] > found["b"]["letters"]


def test_runs_of_letters_stay_inside_words() -> None:
    assert len(grams(["ab"])) == 1
    assert len(grams(["ab", "cde"])) == 1 + 2
    assert set(grams(["ab"])) < set(grams(["cde", "ab", "ab"]))
    assert len(grams([])) == len(grams(["x"])) == 0


@pytest.mark.parametrize("distance", [1, 2, 3])
def test_pairs_stop_at_seams_and_at_equal_words(distance: int) -> None:
    stems = np.array([2, 4, 0, 6, 6, 6, 8], np.uint32)
    hashed = pairs(stems, distance)
    assert len(hashed) == len(stems) - distance
    for place, value in enumerate(hashed.tolist()):
        window = stems[place : place + distance + 1]
        assert bool(value) == (0 not in window and window[0] != window[-1])


def test_the_first_stage_ranks_as_bm25() -> None:
    made = archive()
    for name, post in POSTS.items():
        places, scores = retrieve(made, read_query(post, None, None).stems)
        assert int(places[0]) == made.places[name]
        assert scores.tolist() == sorted(scores.tolist(), reverse=True)


def test_common_words_only_add_to_what_rare_ones_found() -> None:
    made = Archive()
    for i in range(EFFORT // 50 * 2):
        words = "umum biasa " + " ".join(f"w{chr(97 + (i >> s & 15))}{s}k" for s in (0, 4, 8))
        made.add(read_claim(f"c{i}", [words], None, None))
    made.add(read_claim("found", ["langka umum biasa"], None, None))
    stems = read_query("umum biasa langka", None, None).stems
    places, _ = retrieve(made, stems)
    assert int(places[0]) == made.places["found"]
    assert len(places) <= POOL


def test_certainty_grows_with_the_distance_to_the_others() -> None:
    table = np.zeros((3, len(FEATURES)))
    table[0, FEATURES.index("field")] = 0.9
    near, far = table.copy(), table.copy()
    near[1, FEATURES.index("field")] = 0.88
    assert _first(far) > _first(near)
    assert _first(table[:1]) >= _first(far)


def test_another_wording_of_the_same_claim_is_no_rival() -> None:
    table = np.zeros((3, len(FEATURES)))
    table[:2, FEATURES.index("field")] = 0.9
    same = np.eye(3, dtype=bool)
    same[0, 1] = same[1, 0] = True
    both = certainties(table, ranks(table), same)
    assert both[0] == both[1] > _first(table)


def _first(table: Floats) -> float:
    return float(certainties(table, ranks(table), np.eye(len(table), dtype=bool))[0])


@pytest.mark.parametrize(
    ("score", "name"), [(0.0, "none"), (0.2, "suggest"), (0.9, "confirm"), (1.0, "confirm")]
)
def test_levels(score: float, name: str) -> None:
    assert level(score) == name


def test_plain_bm25_prefers_rare_words_and_short_texts() -> None:
    plain = PlainBM25(["a", "b", "c"], ["kotak suara", "kotak suara dan banyak lagi", "kotak gudang"])
    assert plain.best("kotak suara", 2) == ["a", "b"]
    assert plain.best("gudang", 1) == ["c"]
