"""Whatever the text, ``assess`` gives a defined result."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejuk.engine.evaluation.judging import posts_of
from sejuk.engine.labels import LABELS
from sejuk.engine.signals import assess, load_model, raised
from sejuk.engine.text.cleaning import LONGEST

CODES = [label.code for label in LABELS]
TRAINED = load_model().labels
VIOLATION = "Usir umat Hindu dari desa ini, bakar rumahnya!"
NOTHING = {
    "empty": "",
    "only spaces": " \t\n\r ",
    "only a link": "https://contoh.test/a?b=1",
    "only links": "https://contoh.test/a www.contoh.test/b https://contoh.test/c",
    "only emoji": "😀😂🔥🙏🏽👨‍👩‍👧🇮🇩",
    "links and emoji": "😀 https://contoh.test/a 🔥",
    "only a handle": "@seseorang",
    "NUL": "\x00",
    "control characters": "".join(map(chr, range(1, 32))) + "\x7f\x85",
    "only invisible": "\u200b\u200c\u200d\ufeff\u202e\u2066",
    "digits": "0812 3456 789 2024",
    "punctuation": "!!! ??? ... --- *** ___ ###",
    "one letter": "a",
    "Arabic": "السلام عليكم ورحمة الله وبركاته",
    "Javanese letters": "ꦱꦸꦒꦼꦁꦫꦮꦸꦃ",
    "Thai": "สวัสดีครับ",
    "Cyrillic": "Выборы прошли спокойно",
    "Chinese": "選舉平安結束",
    "Devanagari": "चुनाव शांतिपूर्ण रहा",
}


def row(text: str) -> dict[str, object]:
    return dict(assess(posts_of([text])).to_pylist()[0])


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_where_there_is_nothing_to_judge_every_signal_is_null(text: str) -> None:
    found = row(text)
    assert [found[code] for code in CODES] == [None] * len(CODES)
    assert (found["theme"], found["theme_probability"], found["reasons"]) == (None, None, [])
    assert (found["language"], found["supported"]) == ("und", False)
    assert raised(assess(posts_of([text]))).to_pylist() == [False]


@pytest.mark.parametrize(
    "text",
    [
        "warga memeriksa namanya di daftar pemilih " * 3000,
        "a" * 110_000,
        "b*b1" * 26_000,
        "b*nuh k4l14n " * 8_000,
        "😀" * 26_000 + " warga",
        "\x00warga" * 20_000,
    ],
    ids=["words", "one word", "one masked word", "masked words", "emoji", "with NUL"],
)
def test_a_text_of_more_than_a_hundred_kilobytes_has_probabilities_or_none(text: str) -> None:
    assert len(text.encode()) > 100_000
    judged = row(text)
    found = [judged[code] for code in TRAINED]
    assert found == [None] * len(found) or all(0 <= float(str(value)) <= 1 for value in found)


def test_what_is_past_the_limit_changes_nothing() -> None:
    text = "warga antre di balai desa " * (LONGEST // 26 + 1)
    shown = text[:LONGEST]
    more = shown + VIOLATION * 100
    assert {**row(shown), "id": ""} == {**row(more), "id": ""}


@pytest.mark.parametrize(
    "sign", ["\x00", "\x01", "\x08", "\x1b", "\x1e", "\x7f", "\u200b", "\u202e", "\ufeff"]
)
def test_control_and_invisible_characters_hide_nothing(sign: str) -> None:
    hidden = sign.join(VIOLATION)
    plain, written = assess(posts_of([VIOLATION, hidden]), explain=False).to_pylist()
    assert [written[code] for code in TRAINED] == [plain[code] for code in TRAINED]


def test_links_and_emoji_around_a_text_do_not_hide_it() -> None:
    dressed = f"🔥 https://contoh.test/a {VIOLATION} 😀 www.contoh.test"
    assert raised(assess(posts_of([VIOLATION, dressed]))).to_pylist() == [True, True]


def test_a_text_among_odd_neighbours_is_judged_as_alone() -> None:
    together = assess(posts_of([*NOTHING.values(), VIOLATION, "x" * 120_000])).to_pylist()[len(NOTHING)]
    assert {**together, "id": ""} == {**row(VIOLATION), "id": ""}


@given(st.lists(st.text(max_size=300), min_size=1, max_size=6))
@settings(max_examples=50)
def test_any_texts_have_one_row_each(texts: list[str]) -> None:
    found = assess(posts_of(texts))
    assert isinstance(found, pa.RecordBatch)
    assert found.num_rows == len(texts)
    values = [value for code in TRAINED for value in found.column(code).to_pylist()]
    assert all(value is None or 0 <= value <= 1 for value in values)


def test_every_label_of_the_guide_is_given_and_no_near_miss_is_raised() -> None:
    model = load_model()
    assert set(model.thresholds) == {label.code for label in LABELS}
    near = assess(posts_of([label.near_miss for label in LABELS]), model, explain=False)
    assert not any(raised(near, model).to_pylist())
    assert all(near.column(label.code).null_count == 0 for label in LABELS)
    for place, label in enumerate(LABELS):
        assert near.column(label.code)[place].as_py() < model.thresholds[label.code]
