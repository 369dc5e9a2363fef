"""The passages of a text that gave it its signals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.functional import Promise

from sejuk.desk.narratives.words import LABEL_WORDS

#: A label's passages are shown only where the label itself is likely.
LIKELY = 0.5
#: Texts that are at least this likely to wound are covered until somebody asks.
HARSH_SIGNALS = ("hate_speech", "abusive", "incitement")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text and the labels whose reasons lie in it; plain where there are none."""

    text: str
    labels: tuple[Promise, ...] = ()


def is_harsh(signals: Mapping[str, float]) -> bool:
    """Whether the text should not be read by accident."""
    return any(signals.get(code, 0.0) >= LIKELY for code in HARSH_SIGNALS)


def marked(text: str, reasons: Sequence[Sequence[object]], signals: Mapping[str, float]) -> list[Span]:
    """The whole ``text`` as spans; ``reasons`` are ``[label, start, end, weight]`` over its characters."""
    covers = [
        (str(label), int(str(start)), int(str(end)))
        for label, start, end, *_ in reasons
        if signals.get(str(label), 0.0) >= LIKELY and label in LABEL_WORDS
    ]
    return list(_spans(text, covers))


def _spans(text: str, covers: list[tuple[str, int, int]]) -> Iterator[Span]:
    inside = {min(max(edge, 0), len(text)) for _, *edges in covers for edge in edges}
    edges = sorted({0, len(text), *inside})
    for start, end in pairwise(edges):
        labels = sorted({label for label, first, last in covers if first <= start and end <= last})
        yield Span(text[start:end], tuple(LABEL_WORDS[label] for label in labels))
