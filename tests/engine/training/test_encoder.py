"""An encoder's states are those of the published forward pass, whatever else is in the batch."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from sejuk.engine.training import encoder as made
from sejuk.engine.training.encoder import Encoder, Meanings
from sejuk.engine.training.packed import Matrix, Packed, weights_file
from tests.engine.training.packing import HEADS, WIDTH, tiny

TEXTS = ["padi menguning", "padi", "", "padi " * 300, "ab AB! zz", "menguning padi"]
Doubles = npt.NDArray[np.float64]


@pytest.fixture(autouse=True)
def few_layers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "LAYERS", (1, 2))


@pytest.fixture
def encoder() -> Encoder:
    return Encoder(Packed(tiny()))


def _even(row: Doubles, scale: Doubles, shift: Doubles) -> Doubles:
    return np.asarray((row - row.mean()) / math.sqrt(row.var() + 1e-12) * scale + shift)


def _gelu(value: float) -> float:
    return value * 0.5 * (1 + math.erf(value / math.sqrt(2)))


def _slowly(ids: Sequence[int]) -> Doubles:
    """Give the mean state after each layer, word by word and head by head."""
    read = Packed(tiny())

    def table(name: str, columns: int = WIDTH) -> Doubles:
        return read.matrix(name, columns).astype(np.float64)

    def row(name: str) -> Doubles:
        return read.row(name).astype(np.float64)

    words = table("emb.word")[list(ids)] + table("emb.pos")[: len(ids)] + table("emb.type")[0]
    states = [_even(state, row("emb.ln.w"), row("emb.ln.b")) for state in words]
    means = []
    for at in range(2):

        def linear(value: Doubles, name: str, at: int = at, columns: int = WIDTH) -> Doubles:
            return table(f"l{at}.{name}.w", columns) @ value + row(f"l{at}.{name}.b")

        size, after = WIDTH // HEADS, []
        for state in states:
            seen = np.zeros(WIDTH)
            for head in (slice(start, start + size) for start in range(0, WIDTH, size)):
                asked = linear(state, "q")[head]
                odds = np.exp([asked @ linear(other, "k")[head] / math.sqrt(size) for other in states])
                for share, other in zip(odds / odds.sum(), states, strict=True):
                    seen[head] += share * linear(other, "v")[head]
            middle = _even(state + linear(seen, "ao"), row(f"l{at}.aln.w"), row(f"l{at}.aln.b"))
            inner = np.array([_gelu(value) for value in linear(middle, "fi")])
            out = middle + linear(inner, "fo", columns=64)
            after.append(_even(out, row(f"l{at}.oln.w"), row(f"l{at}.oln.b")))
        states = after
        means.append(np.mean(states, axis=0))
    return np.concatenate(means)


def test_states_are_those_of_a_pass_written_out(encoder: Encoder) -> None:
    expected = _slowly([0, 5, 6, 7, 2])
    assert encoder.states(["padi menguning"])[0] == pytest.approx(expected, abs=5e-3)


def test_a_text_has_the_same_states_in_any_company(encoder: Encoder) -> None:
    alone = np.vstack([encoder.states([text]) for text in TEXTS])
    assert encoder.states(TEXTS) == pytest.approx(alone, abs=1e-5)
    assert np.isfinite(alone).all()


def test_order_and_words_make_a_difference(encoder: Encoder) -> None:
    states = encoder.states(["padi menguning", "menguning padi", "padi"])
    assert np.abs(states[0] - states[1]).max() > 1e-3
    assert np.abs(states[0] - states[2]).max() > 1e-3


def test_characters_are_changed_before_a_text_is_cut(encoder: Encoder) -> None:
    assert encoder.states(["Ab!"])[0] == pytest.approx(encoder.states(["ab"])[0])


def test_what_lies_beyond_the_longest_is_not_read(encoder: Encoder) -> None:
    long = "padi " * 300
    assert encoder.states([long])[0] == pytest.approx(encoder.states([long + "menguning"])[0])


def test_no_texts_have_no_states(encoder: Encoder) -> None:
    assert encoder.states([]).shape == (0, 2 * WIDTH)


def test_a_text_is_read_once_and_links_count_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "read_packed", lambda: Packed(tiny()))
    meanings, states = Meanings(), Encoder.states
    read: list[str] = []

    def counted(encoder: Encoder, texts: Sequence[str]) -> Matrix:
        read.extend(texts)
        return states(encoder, texts)

    monkeypatch.setattr(Encoder, "states", counted)
    first = meanings(["padi URL", "padi", "padi URL"])
    assert len(read) == 2
    assert first[0] == pytest.approx(first[1])
    assert meanings(["padi"])[0].tobytes() == first[1].tobytes()
    assert len(read) == 2


@pytest.mark.slow
@pytest.mark.skipif(weights_file() is None, reason="the group `meaning` is not installed")
def test_the_public_encoder_knows_what_words_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "LAYERS", (12,))
    told = ["Saya suka makan nasi goreng", "aku doyan menyantap nasgor", "Jalan desa kami rusak parah"]
    states = Meanings()(told)
    states /= np.linalg.norm(states, axis=1, keepdims=True)
    near = states @ states.T
    assert near[0, 1] > near[0, 2]
