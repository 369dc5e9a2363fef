"""What the default model is taught: the open corpus and our own items, with features and folds."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sejuk.engine.text.cleaning import clean
from sejuk.engine.text.views import LEVEL, viewed
from sejuk.engine.training.corpus import Example, with_groups_swapped, without_names, yogasgm
from sejuk.engine.training.counterfactuals import Template
from sejuk.engine.training.features import Doubles, Features, extract
from sejuk.engine.training.items import expand, templates, with_hidden_letters
from sejuk.engine.training.weak import WEAK, label_weakly

#: Labels that put a text before a person.
RAISING = ("hate_speech", "incitement", "divisive")
FOLDS = 3
#: Thresholds are the lowest with this precision on texts not trained on.
PRECISION = 0.8
#: The same for the ground of hostility, which is shown beside it and raises nothing.
GROUND_PRECISION = 0.7
BITS = 17
#: The most words of an n-gram, and how much such a one counts against one of bytes.
WORDS = 2
WORD_FACTOR = 2.0
#: How much one of our own texts counts against one of the corpus.
OWN = 2.0
#: How much a text of the corpus counts where its label is noisy or weak; 1 elsewhere.
CORPUS = {"hate_speech": 0.5, "incitement": 0.5, "divisive": WEAK, "check_worthy": WEAK}


@dataclass(frozen=True)
class Taught:
    """Examples with their features, and the fold each belongs to."""

    examples: list[Example]
    features: Features
    folds: npt.NDArray[np.int64]

    def wanted_of(self, labels: Sequence[str]) -> Doubles:
        """Give what is known of each label, 0, 1 or nan, shape (examples, labels)."""
        return np.array(
            [[example.labels.get(label, np.nan) for label in labels] for example in self.examples]
        )

    def importance_of(self, labels: Sequence[str]) -> Doubles:
        """Give how much each example counts for each label, shape (examples, labels)."""
        own = np.full(len(labels), OWN)
        other = np.array([CORPUS.get(label, 1.0) for label in labels])
        return np.array([own if example.origin == "own" else other for example in self.examples])

    @property
    def lawful(self) -> npt.NDArray[np.bool_]:
        """Which examples are ours and lawful speech: nothing in them is to be raised."""
        return np.array([example.origin == "own" and is_lawful(example) for example in self.examples])


def is_lawful(example: Example | Template) -> bool:
    """Say whether no raising label holds."""
    return not any(example.labels.get(label) == 1 for label in RAISING)


def fold_of(text: str) -> int:
    """Give the fold of a corpus text; it depends on nothing but the text."""
    return zlib.crc32(text.encode("utf-8", "ignore")) % FOLDS


def template_folds(written: list[Template]) -> list[int]:
    """Give the fold of each template; those of one kind are dealt to the folds in turn."""
    dealt: Counter[str] = Counter()
    folds = []
    for template in written:
        kind = next((label for label in (*RAISING, "check_worthy") if template.labels[label] == 1), "none")
        folds.append(dealt[kind] % FOLDS)
        dealt[kind] += 1
    return folds


def gather(data_dir: Path) -> Taught:
    """Read corpus and items, and make their features. A template's texts are all in one fold."""
    corpus = yogasgm(data_dir / "hate" / "yogasgm_toxicity", data_dir / "hate" / "ibrohim2019")
    examples = [label_weakly(example) for example in with_groups_swapped(without_names(corpus))]
    folds = [fold_of(example.text) for example in examples]
    for template, fold in zip(written := templates(), template_folds(written), strict=True):
        made = [with_hidden_letters(example) for example in expand(template)]
        examples += made
        folds += [fold] * len(made)
    plain = viewed(clean([example.text for example in examples]), LEVEL)
    features = extract(plain, BITS, words=WORDS, word_factor=WORD_FACTOR)
    return Taught(examples, features, np.array(folds))
