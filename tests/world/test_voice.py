"""How people type."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sejuk.world.rng import Draw
from sejuk.world.voice import SLANG, dressed, slip, typed

_TEXT = (
    "Katanya surat suara yang tidak sampai karena orang gudang tidur, jangan percaya dulu kalau belum jelas"
)


def _many(text: str, n: int = 400) -> list[str]:
    draw = Draw("voice")
    return [typed(text, draw) for _ in range(n)]


def test_the_same_draw_types_the_same() -> None:
    assert typed(_TEXT, Draw(5)) == typed(_TEXT, Draw(5))


def test_hands_differ() -> None:
    assert len(set(_many(_TEXT))) > 200


def test_some_shout_some_never_press_shift() -> None:
    typings = _many(_TEXT)
    assert any(text.isupper() for text in typings)
    assert 0.3 < sum(text.islower() for text in typings) / len(typings) < 0.7


def test_slang_is_used_and_words_keep_their_order() -> None:
    assert any("yg" in text.split() for text in _many(_TEXT))
    assert all(len(text.split()) == len(_TEXT.split()) for text in _many(_TEXT))


def test_a_slip_never_turns_the_sense_around() -> None:
    draw = Draw("slips")
    for word in ("bukan", "tidak", "jangan", "belum"):
        assert {slip(word, draw) for _ in range(50)} == {word}


@given(st.text(max_size=12), st.integers())
def test_a_slip_changes_at_most_a_few_letters(word: str, seed: int) -> None:
    slipped = slip(word, Draw(seed))
    assert abs(len(slipped) - len(word)) <= 3
    assert set(slipped) <= set(word)


def test_numbers_names_and_hashtags_do_not_slip() -> None:
    draw = Draw("kept")
    assert all(slip(word, draw) == word for word in ("120", "#pemilu", "KPPS", "di", "C6"))


def test_dressing_keeps_the_text_inside() -> None:
    draw = Draw("dress")
    for _ in range(200):
        worn = dressed("Beras naik lagi", draw)
        assert "eras naik lagi" in worn


def test_slang_never_maps_a_word_to_nothing() -> None:
    assert all(short.strip() for shorts in SLANG.values() for short in shorts)
