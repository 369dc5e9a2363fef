"""The guides name pages, buttons and refusals as they are on the screen, in Indonesian and in English."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
HOW_TO = ROOT / "docs" / "how-to"
GUIDES = sorted([*HOW_TO.glob("panduan-*.md"), *HOW_TO.glob("me[lmn]*-*.md")])
#: Whole guides in English, one for every role.
ENGLISH = sorted(HOW_TO.glob("guide-*.md"))
#: Bold or slanted, on one line or over two; what ends like a sentence is said by the guide itself.
NAMED = re.compile(r"(?<!\*)\*{1,2}([^*\s][^*]*?)\*{1,2}(?!\*)")
SENTENCE = (".", "?", ":", "!")


@cache
def on_screen(*, english: bool = False) -> str:
    """Everything that the desk says in one of its languages, one message a line."""
    catalogues = (ROOT / "src" / "sejuk" / "desk").rglob("en/LC_MESSAGES/django.po")
    entries = [entry for path in catalogues for entry in polib.pofile(str(path))]
    return "\n".join(_plain(entry.msgstr if english else entry.msgid) for entry in entries)


def _plain(words: str) -> str:
    """Lower case, one blank between words, without the names that the desk fills in."""
    return " ".join(re.sub(r"%\(\w+\)[sd]|[…'’\"]", " ", words).lower().split())


def named_by(guide: Path) -> list[str]:
    """What a guide sets apart as a name on the screen, in the language that it is written in."""
    text = guide.read_text("utf-8").split("\n## In English")[0]
    return [words for words in NAMED.findall(text) if not words.strip().endswith(SENTENCE)]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda p: p.stem)
def test_what_a_guide_names_is_on_the_screen(guide: Path) -> None:
    assert [words for words in named_by(guide) if _plain(words) not in on_screen()] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda p: p.stem)
def test_a_guide_names_something_and_is_short_in_english_too(guide: Path) -> None:
    assert len(named_by(guide)) >= 5
    assert "\n## In English\n" in guide.read_text("utf-8")


@pytest.mark.parametrize("guide", ENGLISH, ids=lambda p: p.stem)
def test_what_an_english_guide_names_is_on_the_screen(guide: Path) -> None:
    names = named_by(guide)[1:]  # the first is the link to the Indonesian one
    assert len(names) >= 5
    assert [words for words in names if _plain(words) not in on_screen(english=True)] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_role_has_its_guide(language: str) -> None:
    from django.utils import translation

    from sejuk.desk.organisation.models import Role

    guides = GUIDES if language == "id" else ENGLISH
    titles = {guide.read_text("utf-8").splitlines()[0].lower() for guide in guides}
    with translation.override(language):
        labels = [str(label).lower() for _code, label in Role.choices]
    assert [label for label in labels if not any(label in title for title in titles)] == []


def test_a_guide_and_its_english_lead_to_each_other() -> None:
    pairs = [(one, re.search(r"\]\((panduan-[\w-]+\.md)\)", one.read_text("utf-8"))) for one in ENGLISH]
    found = [(one, HOW_TO / link[1]) for one, link in pairs if link is not None]
    assert len(found) == len(ENGLISH)
    assert [one.name for one, other in found if f"]({one.name})" not in other.read_text("utf-8")] == []
