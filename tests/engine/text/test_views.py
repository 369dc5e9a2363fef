"""A model reads the plain form, or that beside what was written."""

from __future__ import annotations

from sejuk.engine.text.cleaning import clean
from sejuk.engine.text.views import BOTH, PLAIN, surface, viewed

TEXTS = ["Gk tauuu, deh! (serius)", "", "https://contoh.test/a halo"]


def test_every_sign_is_a_word_of_what_was_written() -> None:
    assert surface(clean(TEXTS))[0] == b"gk tauuu , deh ! ( serius )"


def test_both_adds_only_the_words_that_the_plain_form_changes() -> None:
    written, _, changed = viewed(clean(TEXTS), BOTH)[0].partition(b" | ")
    assert written == surface(clean(TEXTS))[0]
    assert changed.split()
    assert not set(changed.split()) & set(written.split())


def test_every_view_gives_a_row_for_each_text() -> None:
    for view in (PLAIN, BOTH):
        assert len(viewed(clean(TEXTS), view)) == len(TEXTS)
