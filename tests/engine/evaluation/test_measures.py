"""Measures are what their definitions say."""

from __future__ import annotations

import json

import numpy as np
import pytest

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.measures import best_threshold, f1_score
from sejuk.engine.training.tweets import plain_tweet, without_placeholders


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    assert f1_score([1, 1, 0, 0], [1, 0, 1, 0]) == pytest.approx(0.5)
    assert f1_score([0, 0], [1, 0]) == 0
    assert f1_score([True, False], [1, 0]) == 1


def test_the_best_threshold_separates_what_can_be_separated() -> None:
    scores, gold = np.array([0.1, 0.9, 0.8, 0.2]), [0, 1, 1, 0]
    assert f1_score(scores >= best_threshold(scores, gold), gold) == 1


def test_a_figure_is_one_line_that_says_how_it_was_made() -> None:
    line = Figure("signals", "F1", 0.123456, "himpunan", "uji", {"n": 3}).line()
    read = json.loads(line)
    assert "\n" not in line
    assert read["value"] == 0.1235
    assert read["data"] == "himpunan"
    assert {"sejuk", "numpy", "pyarrow", "python"} <= set(read["versions"])


def test_tweets_lose_what_the_set_put_in() -> None:
    tweet = plain_tweet(r"RT USER: halo\nsemua \xf0\x9f\x98\x84 URL")
    assert tweet.split() == ["RT", "USER:", "halo", "semua", "😄", "URL"]
    assert without_placeholders(tweet).split() == [":", "halo", "semua", "😄"]
