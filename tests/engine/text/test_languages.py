"""Each language is known by ordinary sentences; what cannot be known is ``und``."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.text import identify_language
from sejuk.engine.text.languages import NAMED, UNKNOWN, language_model

SENTENCES = [
    ("id", "Warga diminta memeriksa namanya di daftar pemilih sebelum hari pemungutan suara."),
    ("id", "gue gak ngerti kenapa antreannya panjang banget, padahal masih pagi"),
    ("jv", "Aku ora ngerti kenapa antrine dawa banget, padahal isih esuk."),
    ("jv", "Wong-wong padha teka nyoblos wiwit esuk mau."),
    ("su", "Abdi teu ngartos naha antrianna panjang pisan, padahal masih enjing keneh."),
    ("su", "Jalma-jalma daratang nyoblos ti isuk keneh, hawana tiis pisan."),
    ("ms", "Saya tak faham kenapa barisan ni panjang sangat, sedangkan hari masih awal pagi."),
    ("en", "I do not understand why the queue is so long when it is still early."),
]


@pytest.mark.parametrize(("code", "text"), SENTENCES)
def test_ordinary_sentences_are_known(code: str, text: str) -> None:
    found = identify_language(pa.array([text]))
    assert found.column("language").to_pylist() == [code]
    assert found.column("language_probability")[0].as_py() > 0.5


@pytest.mark.parametrize(
    "text", ["", "😀😀", "12345", "https://contoh.test", "Выборы прошли спокойно", "你好", "a"]
)
def test_what_has_no_latin_words_has_no_language(text: str) -> None:
    found = identify_language(pa.array([text])).to_pylist()
    assert found == [{"language": UNKNOWN, "language_probability": 0.0}]


def test_other_languages_of_the_archipelago_are_named_on_request() -> None:
    text = pa.array(["Urang awak kini alah banyak nan manggaleh di pasa, rami bana urang mambali."])
    assert identify_language(text).column("language").to_pylist() == [UNKNOWN]
    assert identify_language(text, every=True).column("language").to_pylist() == ["min"]


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_texts_keep_their_number_and_order(texts: list[str]) -> None:
    together = identify_language(pa.array(texts, pa.string())).to_pylist()
    assert together == [identify_language(pa.array([text])).to_pylist()[0] for text in texts]
    assert all(
        row["language"] in (*NAMED, UNKNOWN) and 0 <= row["language_probability"] <= 1 for row in together
    )


def test_the_model_says_what_it_was_made_from() -> None:
    about = language_model().about
    assert about["licence"] == "CC BY-SA 4.0"
    assert any("NusaX" in source["name"] for source in about["data"])
