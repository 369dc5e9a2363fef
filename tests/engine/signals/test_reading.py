"""A model reads the same of posts in C and by the definition, and gives the same signals and reasons."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given, settings

from sejuk.engine import POSTS, assess, load_model
from sejuk.engine.evaluation.synthetic import synthetic_posts
from sejuk.engine.kernels import LOOPS
from sejuk.engine.signals import reading
from tests.engine.text.noisy import TEXTS

pytestmark = pytest.mark.skipif(LOOPS is None, reason="needs a C compiler")

SHARP = "kaum b*bi 1tu h@rus di-b a n t a i semua, usir dari sini!!! 😡 tangkap @budi https://contoh.test/x"


def signals(texts: list[str | None]) -> pa.RecordBatch:
    """The signals of ``texts``, with reasons."""
    posts = synthetic_posts(max(len(texts), 1)).slice(0, len(texts))
    return assess(posts.set_column(POSTS.get_field_index("text"), "text", pa.array(texts, pa.string())))


def defined(texts: list[str | None]) -> pa.RecordBatch:
    """The same by the definition."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "clean_in_c", lambda _: None)
        return signals(texts)


@settings(deadline=None)
@given(TEXTS)
def test_any_texts_are_read_alike(texts: list[str | None]) -> None:
    model, array = load_model(), pa.array(texts, pa.string())
    if not texts:
        return
    one, other = reading.read(array, model), reading._read(texts, model)
    assert list(one.languages) == list(other.languages)
    for mine, theirs in ((one.sure, other.sure), (one.scores, other.scores), (one.letters, other.letters)):
        assert mine.dtype == theirs.dtype
        assert mine.tobytes() == theirs.tobytes()


@settings(deadline=None, max_examples=30)
@given(TEXTS)
def test_any_texts_are_given_the_same_signals(texts: list[str | None]) -> None:
    assert signals(texts).equals(defined(texts))


def test_posts_are_given_the_same_signals_and_reasons() -> None:
    texts = [*synthetic_posts(1200).column("text").to_pylist(), SHARP, None, SHARP.upper(), ""]
    found = signals(texts)
    assert found.equals(defined(texts))
    assert any(found.column("reasons").to_pylist())
