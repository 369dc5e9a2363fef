"""When two narratives turn out to be one."""

from __future__ import annotations

from sejuk.engine.narratives.book import Narrative
from sejuk.engine.narratives.memory import Memory

Rivals = tuple[Narrative, ...]

#: Fewer variants than this are too little to know what a narrative says.
_LEAST_VARIANTS = 3
#: Larger narratives are compared only at every eighth new variant: their centres move slowly.
_ALWAYS_BELOW = 16


def find_same(memory: Memory, margin: float, best: Narrative, rivals: Rivals) -> Narrative | None:
    """Give the first of ``rivals`` that says the same as ``best``.

    That is, the cosine of their centres is larger by ``margin`` than the cosine of either with the
    centre of the whole stream.
    """
    size = len(best.variants)
    if size < _LEAST_VARIANTS or (size >= _ALWAYS_BELOW and size % 8):
        return None
    for rival in rivals:
        enough = len(rival.variants) >= _LEAST_VARIANTS
        if enough and rival.benign == best.benign and _gain(memory, best, rival) >= margin:
            return rival
    return None


def _gain(memory: Memory, one: Narrative, other: Narrative) -> float:
    small, large = sorted((one, other), key=lambda narrative: len(narrative.variants))
    vectors = [memory.book.variants[number].vector for number in small.variants]
    squares = memory.centres.squares
    dot = sum(memory.centres.dot(vector, large.number) for vector in vectors)
    likeness = dot / (squares[small.number] * squares[large.number]) ** 0.5
    return float(likeness - max(_commonness(memory, small), _commonness(memory, large)))


def _commonness(memory: Memory, narrative: Narrative) -> float:
    vectors = [memory.book.variants[number].vector for number in narrative.variants]
    dot = sum(memory.background.dot(vector) for vector in vectors)
    return memory.background.likeness(dot, memory.centres.squares[narrative.number])
