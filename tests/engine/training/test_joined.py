"""Two layers: the second judges a label by what the first says of all, learnt on what it had not seen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sejuk.engine.training import joined as made
from sejuk.engine.training.features import Doubles
from sejuk.engine.training.joined import PARTS, Joined, fit_joined
from sejuk.engine.training.tweets import Tweets, read_tweets
from tests.engine.training.tweets import write_set

TEXTS = ["kaum zorb kotor semua", "padi menguning", "usir si zorb bau lagi", ""]


@pytest.fixture(scope="module")
def tweets(tmp_path_factory: pytest.TempPathFactory) -> Tweets:
    folder: Path = tmp_path_factory.mktemp("joined")
    write_set(folder)
    return read_tweets(folder)


@pytest.fixture(scope="module")
def fitted(tweets: Tweets) -> tuple[Joined, Doubles]:
    return fit_joined(tweets.texts, tweets.labels)


def test_it_has_learnt_what_tells(fitted: tuple[Joined, Doubles]) -> None:
    hate = fitted[0].scores(TEXTS)[:, 0]
    assert min(hate[0], hate[2]) > 0 > hate[1]
    assert np.isfinite(fitted[0].scores(TEXTS)).all()


def test_every_text_has_a_score_by_a_model_that_did_not_see_it(
    tweets: Tweets, monkeypatch: pytest.MonkeyPatch
) -> None:
    learnt: list[set[str]] = []
    scored: list[str] = []

    class First:
        def __init__(self, texts: list[str]) -> None:
            self.seen = set(texts)
            learnt.append(self.seen)

        def scores(self, texts: list[str]) -> Doubles:
            assert self.seen.isdisjoint(texts)
            scored.extend(texts)
            return np.zeros((len(texts), tweets.labels.shape[1]))

    monkeypatch.setattr(made, "fit_blocks", lambda texts, wanted: First(list(texts)))
    fit_joined(tweets.texts, tweets.labels)
    assert sorted(scored) == sorted(tweets.texts)
    assert len(learnt) == PARTS + 1
    assert learnt[-1] == set(tweets.texts)


def test_scores_left_out_separate_as_well(tweets: Tweets, fitted: tuple[Joined, Doubles]) -> None:
    left_out = fitted[1]
    hate = tweets.labels[:, 0] == 1
    assert left_out[hate, 0].min() > left_out[~hate, 0].max()


def test_fitting_again_gives_the_same_to_the_bit(tweets: Tweets, fitted: tuple[Joined, Doubles]) -> None:
    again, left_out = fit_joined(tweets.texts, tweets.labels)
    assert again.scores(TEXTS).tobytes() == fitted[0].scores(TEXTS).tobytes()
    assert left_out.tobytes() == fitted[1].tobytes()


def test_states_of_an_encoder_tell_what_words_do_not(tweets: Tweets) -> None:
    """A label that no word gives away is judged by what a text is near to."""
    random = np.random.default_rng(5)
    hidden = random.permutation(len(tweets.texts)) % 2
    states = (random.standard_normal((len(hidden), 8)) + 4 * hidden[:, None]).astype(np.float32)
    wanted = np.column_stack([tweets.labels[:, 0], hidden]).astype(np.float64)
    joined, left_out = fit_joined(tweets.texts, wanted, states)
    assert ((joined.scores(tweets.texts, states)[:, 1] > 0) == (hidden == 1)).all()
    assert ((left_out[:, 1] > 0) == (hidden == 1)).mean() > 0.95
    blind = fit_joined(tweets.texts, wanted)[1]
    assert ((blind[:, 1] > 0) == (hidden == 1)).mean() < 0.8


def test_scores_do_not_depend_on_the_other_texts(fitted: tuple[Joined, Doubles]) -> None:
    alone = np.vstack([fitted[0].scores([text]) for text in TEXTS])
    assert fitted[0].scores(TEXTS) == pytest.approx(alone)
