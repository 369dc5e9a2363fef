"""The Indonesian guides name pages, buttons and refusals as they are on the screen."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
HOW_TO = ROOT / "docs" / "how-to"
GUIDES = sorted([*HOW_TO.glob("panduan-*.md"), *HOW_TO.glob("me[lmn]*-*.md")])
#: Bold or slanted, on one line or over two; what ends like a sentence is said by the guide itself.
NAMED = re.compile(r"(?<!\*)\*{1,2}([^*\s][^*]*?)\*{1,2}(?!\*)")
SENTENCE = (".", "?", ":", "!")


@cache
def on_screen() -> str:
    """Everything that the desk says, one message a line."""
    catalogues = (ROOT / "src" / "sejuk" / "desk").rglob("en/LC_MESSAGES/django.po")
    return "\n".join(_plain(entry.msgid) for path in catalogues for entry in polib.pofile(str(path)))


def _plain(words: str) -> str:
    """Lower case, one blank between words, without the names that the desk fills in."""
    return " ".join(re.sub(r"%\(\w+\)[sd]|[…'’\"]", " ", words).lower().split())


def named_by(guide: Path) -> list[str]:
    """What the Indonesian part of a guide sets apart as a name on the screen."""
    text = guide.read_text("utf-8").split("\n## In English")[0]
    return [words for words in NAMED.findall(text) if not words.strip().endswith(SENTENCE)]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda p: p.stem)
def test_what_a_guide_names_is_on_the_screen(guide: Path) -> None:
    assert [words for words in named_by(guide) if _plain(words) not in on_screen()] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda p: p.stem)
def test_a_guide_names_something_and_is_short_in_english_too(guide: Path) -> None:
    assert len(named_by(guide)) >= 5
    assert "\n## In English\n" in guide.read_text("utf-8")


def test_every_role_has_its_guide() -> None:
    from sejuk.desk.organisation.models import Role

    texts = {guide.read_text("utf-8").splitlines()[0].lower() for guide in GUIDES}
    assert [label for _code, label in Role.choices if not any(str(label).lower() in t for t in texts)] == []
