"""Labels are decided together: only sets that the training knows, hate speech by its own threshold."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sejuk.engine.training.labelsets import decided, sets_of

KNOWN = sets_of(np.array([[0, 0, 0], [1, 1, 0], [1, 0, 1], [1, 1, 0], [0, 0, 0]]))


def test_the_sets_are_those_of_the_training_each_once() -> None:
    assert sorted(map(tuple, KNOWN.tolist())) == [
        (False, False, False),
        (True, False, True),
        (True, True, False),
    ]


def test_of_two_labels_that_exclude_each_other_the_likelier_is_given() -> None:
    margins = np.array([[0.3, 0.2, 0.5], [0.3, 0.5, 0.2], [0.3, -0.9, -0.1]])
    assert decided(margins, KNOWN).tolist() == [
        [True, False, True],
        [True, True, False],
        [True, False, True],
    ]


def test_who_or_what_is_hated_is_not_said_where_nothing_is_hate() -> None:
    assert decided(np.array([[-0.01, 5.0, 0.1]]), KNOWN).tolist() == [[False, False, False]]


def test_where_one_label_is_known_alone_its_threshold_decides() -> None:
    sets = sets_of(np.array([[0], [1]]))
    assert decided(np.array([[0.0], [-1e-9], [2.0]]), sets).ravel().tolist() == [True, False, True]


@given(arrays(np.float64, (6, 3), elements=st.floats(-3, 3)))
def test_the_first_label_never_changes_and_every_set_is_a_known_one(margins: np.ndarray) -> None:
    found = decided(margins, KNOWN)
    assert (found[:, 0] == (margins[:, 0] >= 0)).all()
    assert {tuple(row) for row in found.tolist()} <= {tuple(row) for row in KNOWN.tolist()}
