"""What somebody answered, beside what is right. It is shown once and kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sejuk.desk.portal.teaching.reading import Lesson, Question


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer as it is shown again."""

    text: str
    is_right: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what was chosen; ``was_right`` is None where nothing was."""

    question: Question
    choices: tuple[Choice, ...]
    was_right: bool | None


def answered(lesson: Lesson, said: Mapping[str, str]) -> list[Answered]:
    """Each question with the answer that was sent for it as ``q0``, ``q1``, …"""
    return [_answered(one, said.get(f"q{place}", "")) for place, one in enumerate(lesson.questions)]


def _answered(question: Question, said: str) -> Answered:
    names = [str(place) for place in range(len(question.answers))]
    chosen = names.index(said) if said in names else None
    choices = tuple(
        Choice(text, place == question.right, place == chosen) for place, text in enumerate(question.answers)
    )
    return Answered(question, choices, None if chosen is None else chosen == question.right)
