"""The corpus is cleaned of what it must not teach."""

from __future__ import annotations

import csv
import gzip
import math
from pathlib import Path

import pytest

from sejuk.engine.labels import LABELS, THEMES
from sejuk.engine.training.corpus import (
    Example,
    repaired,
    with_groups_swapped,
    without_names,
    without_overlap,
    yogasgm,
)
from sejuk.engine.training.items import LETTERS, expand, templates
from sejuk.engine.training.taught import FOLDS, RAISING, is_lawful, template_folds
from sejuk.engine.training.weak import label_weakly, weak_theme


def write(path: Path, header: list[str], rows: list[list[str]], encoding: str = "utf-8") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding=encoding, newline="") as lines:
        csv.writer(lines).writerows([header, *rows])


@pytest.fixture
def examples(tmp_path: Path) -> dict[str, Example]:
    kinds = ["comment_text", "identity_attack", "insult", "profanity", "threat", "sexually_explicit"]
    grounds = [
        "comment_text",
        "religion_creed",
        "race_ethnicity",
        "physical_disability",
        "gender_sexualorientation",
        "other",
    ]
    rows = [
        ["pemerintah zalim musuh rakyat semua", "1", "1", "0", "0", "0"],
        ["koruptor itu pantas hukum mati saja", "0", "0", "0", "1", "0"],
        ["suku anu kotor dan hina semua", "1", "1", "0", "0", "0"],
        ["gue bacok lu nanti sore di gang", "0", "0", "0", "1", "0"],
        ["teks yang juga ada di himpunan lain itu", "0", "1", "0", "0", "0"],
        ["pagi yang cerah di tepi sawah", "0", "0", "0", "0", "0"],
    ]
    folder, other = tmp_path / "a", tmp_path / "b"
    write(folder / "online-toxicity-type.csv.gz", kinds, rows)
    marked = [[rows[2][0], "0", "1", "0", "0", "0"], [rows[0][0], "0", "0", "0", "0", "1"]]
    write(folder / "targeted-online-toxicity-cat.csv.gz", grounds, marked)
    write(folder / "online-toxicity-target.csv.gz", ["text", "label"], [[rows[3][0], "individual"]])
    banned = [["USER Teks yang juga ada di himpunan lain itu!!!", "1"]]
    write(other / "re_dataset.csv.gz", ["Tweet", "HS"], banned, "latin-1")
    return {example.text: example for example in yogasgm(folder, other)}


def test_texts_of_the_other_set_are_left_out(examples: dict[str, Example]) -> None:
    assert "teks yang juga ada di himpunan lain itu" not in examples
    assert len(examples) == 5


def test_criticism_is_not_taught_as_hate(examples: dict[str, Example]) -> None:
    assert math.isnan(examples["pemerintah zalim musuh rakyat semua"].labels["hate_speech"])


def test_a_demand_for_a_courts_punishment_is_not_taught_as_a_threat(examples: dict[str, Example]) -> None:
    assert math.isnan(examples["koruptor itu pantas hukum mati saja"].labels["incitement"])


def test_hostility_on_a_protected_ground_and_threats_stay(examples: dict[str, Example]) -> None:
    assert examples["suku anu kotor dan hina semua"].labels["hate_speech"] == 1
    assert examples["suku anu kotor dan hina semua"].labels["ground_ethnicity"] == 1
    assert examples["gue bacok lu nanti sore di gang"].labels["incitement"] == 1
    assert examples["gue bacok lu nanti sore di gang"].labels["target_individual"] == 1


def test_who_attacks_nobody_has_no_target(examples: dict[str, Example]) -> None:
    labels = examples["pagi yang cerah di tepi sawah"].labels
    assert labels["target_group"] == labels["ground_religion"] == 0


def test_names_lose_their_weight() -> None:
    texts = [f"kemarin orang bilang Zubarto datang lagi ke kota {number}, lalu pulang" for number in range(4)]
    changed = without_names([Example(text) for text in texts])
    assert all("zubarto" not in example.text.lower() for example in changed)


def test_groups_are_swapped_within_their_kind_and_the_same_every_time() -> None:
    once, again = (
        with_groups_swapped([Example(f"{n} orang batak dan islam") for n in range(30)]) for _ in range(2)
    )
    assert [example.text for example in once] == [example.text for example in again]
    assert len({example.text.split()[2] for example in once}) > 5


def test_overlap_survives_other_handles_and_signs() -> None:
    kept = without_overlap(
        ["@ani jalan di desa kami rusak!!", "jalan lain sama sekali"], ["USER jalan di desa kami rusak"]
    )
    assert list(kept) == [False, True]


def test_broken_encoding_is_repaired_only_where_it_is_broken() -> None:
    assert repaired("halo ðŸ˜­") == "halo 😭"
    assert repaired("kafé") == "kafé"


def test_items_use_the_labels_and_themes_of_the_closed_list() -> None:
    assert set(LETTERS.values()) <= {label.code for label in LABELS}
    assert {template.theme for template in templates()} <= {*(theme.code for theme in THEMES), None}


def test_items_expand_the_same_every_time_and_leave_no_slot() -> None:
    for template in templates():
        once = [example.text for example in expand(template)]
        assert once == [example.text for example in expand(template)]
        assert len(set(once)) == len(once)
        assert not any("{" in text for text in once)


def test_every_fold_has_items_of_every_raising_label() -> None:
    written = templates()
    folds = template_folds(written)
    for label in RAISING:
        assert {
            fold for fold, template in zip(folds, written, strict=True) if template.labels[label] == 1
        } == set(range(FOLDS))
    assert sum(map(is_lawful, written)) > 200


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("nama saya tidak ada di daftar pemilih", "voter_list"),
        ("KPU menunda rapat", "electoral_bodies"),
        ("makan siang", "other"),
    ],
)
def test_themes_are_told_by_their_words(text: str, theme: str) -> None:
    assert weak_theme(text) == theme


def test_weak_labels_stay_open_where_nothing_can_be_told() -> None:
    question = label_weakly(Example("Benarkah jalan itu ditutup sampai tanggal 9 oleh dinas terkait?"))
    headline = label_weakly(
        Example("Harga Beras Naik 12 Persen di Pasar Kota https://contoh.test", {"abusive": 0.0})
    )
    other = label_weakly(Example("tadi pagi saya melihat dua truk besar lewat di depan rumah kami"))
    assert question.labels["check_worthy"] == 0
    assert headline.labels["check_worthy"] == 1
    assert "check_worthy" not in other.labels
