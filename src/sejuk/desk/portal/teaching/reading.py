"""Lessons as they are written in ``data/*.toml``: one file each, in both languages, checked when read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

#: Whatever else the site speaks, lessons are written in these; others get the first.
LANGUAGES = ("id", "en")


@dataclass(frozen=True, slots=True)
class Source:
    """What a lesson rests on; ``address`` may be empty.

    ``unchecked``: an article of a law that nobody has compared with the law's text yet; the page says so.
    """

    label: str
    address: str = ""
    unchecked: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with paragraphs, or with steps in their order."""

    heading: str
    text: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its answers, which is right (from 0), and why."""

    ask: str
    answers: tuple[str, ...]
    right: int
    why: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson in one language."""

    slug: str
    order: int
    minutes: int
    title: str
    summary: str
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    sources: tuple[Source, ...]


def lessons_in(language: str) -> list[Lesson]:
    """All lessons in their order."""
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    return sorted((told[spoken] for told in _all().values()), key=lambda one: one.order)


def lesson_in(language: str, slug: str) -> Lesson | None:
    """One lesson; None where there is none of that name."""
    told = _all().get(slug)
    return told[language if language in LANGUAGES else LANGUAGES[0]] if told else None


@cache
def _all() -> Mapping[str, Mapping[str, Lesson]]:
    folder = files("sejuk.desk.portal.teaching") / "data"
    texts = [page.read_text("utf-8") for page in folder.iterdir() if page.name.endswith(".toml")]
    return {told["id"].slug: told for told in map(read, texts)}


def read(text: str) -> dict[str, Lesson]:
    """One file: its lesson in each language. Raises KeyError or ValueError where something is missing."""
    said = tomllib.loads(text)
    sources = tuple(Source(**one) for one in said["sources"])
    return {language: _told(said, said[language], sources) for language in LANGUAGES}


def _told(said: Mapping[str, Any], words: Mapping[str, Any], sources: tuple[Source, ...]) -> Lesson:
    return Lesson(
        said["slug"],
        said["order"],
        said["minutes"],
        words["title"],
        words["summary"],
        tuple(map(_section, words["sections"])),
        tuple(map(_question, words["questions"])),
        sources,
    )


def _section(one: Mapping[str, Any]) -> Section:
    return Section(one["heading"], tuple(one.get("text", ())), tuple(one.get("steps", ())))


def _question(one: Mapping[str, Any]) -> Question:
    answers = tuple(one["answers"])
    if not 0 <= one["right"] < len(answers):
        raise ValueError(f"no such answer: {one['right']} of {one['ask']!r}")
    return Question(one["ask"], answers, one["right"], one["why"])
