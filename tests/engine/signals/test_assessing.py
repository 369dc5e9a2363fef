"""``assess`` answers for every text, in order, the same in any batch."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejuk.engine.labels import LABELS, THEMES
from sejuk.engine.schemas import POSTS, SIGNALS
from sejuk.engine.signals import assess, load_model, raised

MODEL = load_model()
NOTHING_TO_READ = [
    "",
    "   ",
    "https://contoh.test/a",
    "😀😀😀",
    "\x00\x01\x02",
    "Выборы прошли",
    "你好世界",
    "@budi",
    "7",
]


def posts(texts: list[str]) -> pa.RecordBatch:
    rows = [{"id": f"p{number}", "text": text} for number, text in enumerate(texts)]
    return pa.RecordBatch.from_pylist(rows, schema=POSTS)


def assessed(text: str) -> dict[str, object]:
    return dict(assess(posts([text])).to_pylist()[0])


def test_the_result_has_the_schema_and_the_ids_in_order() -> None:
    found = assess(posts(["satu", "dua", "tiga"]))
    assert found.schema == SIGNALS
    assert found.column("id").to_pylist() == ["p0", "p1", "p2"]


def test_an_empty_batch_gives_an_empty_result() -> None:
    assert assess(posts([])).schema == SIGNALS
    assert assess(posts([])).num_rows == 0


@pytest.mark.parametrize("text", NOTHING_TO_READ)
def test_where_there_is_nothing_to_read_signals_are_null(text: str) -> None:
    row = assessed(text)
    assert all(row[label.code] is None for label in LABELS)
    assert row["theme"] is None
    assert row["theme_probability"] is None
    assert row["language"] == "und"
    assert row["supported"] is False
    assert row["reasons"] == []


def test_every_label_of_the_closed_list_has_a_probability() -> None:
    row = assessed("Warga memeriksa namanya di daftar pemilih.")
    assert set(MODEL.labels) == {label.code for label in LABELS}
    assert all(0 <= float(str(row[label.code])) <= 1 for label in LABELS)


def test_a_very_long_text_is_assessed() -> None:
    row = assessed("warga sudah memeriksa nama mereka di daftar pemilih " * 2000)
    assert row["language"] == "id"
    assert row["hate_speech"] is not None


def test_a_call_to_violence_is_raised_and_a_greeting_is_not() -> None:
    found = assess(
        posts(["Usir umat Hindu dari desa ini, bakar rumahnya!", "Selamat pagi, semoga harimu baik."])
    )
    assert raised(found).to_pylist() == [True, False]


def test_what_was_raised_is_raised_when_written_to_get_past_filters() -> None:
    forms = [
        "Us1r um4t H1ndu dari desa ini, b a k a r rumahnya!",
        "Uѕіr umat Hіndu dаri desa ini, bakaaaar rumahnya",
    ]
    assert raised(assess(posts(forms))).to_pylist() == [True, True]


def test_handles_and_links_change_nothing() -> None:
    bare, dressed = assess(
        posts(["Jalan rusak lagi", "@budi Jalan rusak lagi https://contoh.test/x"])
    ).to_pylist()
    assert all(bare[label] == dressed[label] for label in MODEL.labels)


def test_ballot_numbers_change_nothing() -> None:
    one, three = assess(posts(["Jangan pilih paslon 01, payah", "Jangan pilih paslon 03, payah"])).to_pylist()
    assert all(one[label] == three[label] for label in MODEL.labels)


def test_signals_are_supported_where_the_model_knows_the_language() -> None:
    found = assess(
        posts(["Warga memeriksa namanya di daftar pemilih tadi pagi.", "I do not know where my ballot is."])
    )
    assert found.column("supported").to_pylist() == [True, False]


def test_themes_come_from_the_closed_list() -> None:
    texts = [
        "Surat suara kurang di gudang logistik.",
        "Nama saya hilang dari daftar pemilih tetap.",
        "Bawaslu diam saja.",
    ]
    codes = {theme.code for theme in THEMES}
    assert all(row["theme"] in codes or row["theme"] is None for row in assess(posts(texts)).to_pylist())


def test_without_explaining_reasons_are_null_and_all_else_is_the_same() -> None:
    batch = posts(["Usir umat Hindu dari desa ini!", "Pagi."])
    bare, full = assess(batch, explain=False), assess(batch)
    assert bare.column("reasons").null_count == 2
    assert bare.drop_columns(["reasons"]) == full.drop_columns(["reasons"])


@settings(deadline=None)
@given(st.lists(st.text(max_size=80), max_size=8))
def test_any_texts_are_assessed_in_order_and_the_same_in_any_batch(texts: list[str]) -> None:
    together = assess(posts(texts)).to_pylist()
    alone = [assessed(text) for text in texts]
    assert [row["id"] for row in together] == [f"p{number}" for number in range(len(texts))]
    assert [row | {"id": "p0"} for row in together] == alone


def test_the_batch_size_changes_nothing() -> None:
    texts = [f"Kabar nomor {number} dari desa {'!' * (number % 4)} bakar sampah" for number in range(2100)]
    whole = assess(posts(texts), explain=False)
    halves = [assess(posts(texts).slice(start, 700), explain=False) for start in (0, 700, 1400)]
    assert pa.Table.from_batches([whole]).to_pylist() == pa.Table.from_batches(halves).to_pylist()
