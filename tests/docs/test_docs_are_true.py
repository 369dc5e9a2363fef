"""The documentation is tested: what it names exists, and what exists is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = [t for t in LINK.findall(page.read_text("utf-8")) if not re.match(r"[a-z]+:", t)]
    assert [t for t in targets if not (page.parent / t).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_page_begins_with_its_title(page: Path) -> None:
    assert page.read_text("utf-8").startswith("# ")


def test_every_page_is_reached_from_the_index() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    listed = {(DOCS / t).resolve() for t in LINK.findall(index)}
    folders = {p for p in listed if p.is_dir()}
    missing = [
        p
        for p in DOCS.rglob("*.md")
        if p.resolve() not in listed and p.name != "README.md" and not folders & set(p.parents)
    ]
    assert [str(p.relative_to(DOCS)) for p in missing] == []


def test_every_safeguard_has_its_heading() -> None:
    text = (DOCS / "explanation" / "safeguards.md").read_text("utf-8")
    headings = set(re.findall(r"^#+ .*?\b(G\d+)\b", text, re.MULTILINE))
    assert headings == {f"G{n}" for n in range(1, 19)}


def test_every_attack_that_a_page_names_exists() -> None:
    named = {path for page in PAGES for path in re.findall(r"`(tests/[\w/]+\.py)`", page.read_text("utf-8"))}
    assert len(named) > 10
    assert sorted(path for path in named if not (ROOT / path).is_file()) == []


def test_every_setting_is_documented() -> None:
    used = set()
    for path in (ROOT / "src").rglob("*.py"):
        used |= set(re.findall(r"\bSEJUK_[A-Z_]+\b", path.read_text("utf-8")))
    reference = (DOCS / "reference" / "settings.md").read_text("utf-8")
    assert sorted(name for name in used if name not in reference) == []


def test_decisions_say_context_decision_and_consequence() -> None:
    for page in sorted((DOCS / "decisions").glob("[0-9]*.md")):
        text = page.read_text("utf-8").lower()
        missing = [word for word in ("context", "decision", "consequence") if f"## {word}" not in text]
        assert missing == [], page.name


def test_each_decision_has_a_number_of_its_own_and_says_it() -> None:
    pages = sorted((DOCS / "decisions").glob("*.md"))
    numbers = [page.name[:4] for page in pages]
    assert len(numbers) == len(set(numbers))
    assert [p.name for p in pages if not p.read_text("utf-8").startswith(f"# {p.name[:4]} ")] == []


def test_every_room_is_on_the_architecture_page() -> None:
    page = (DOCS / "explanation" / "architecture.md").read_text("utf-8")
    source = ROOT / "src" / "sejuk"
    rooms = [p.parent.name for p in [*source.glob("*/__init__.py"), *source.glob("desk/*/apps.py")]]
    assert [room for room in rooms if f"`{room}`" not in page and f"`sejuk.{room}`" not in page] == []
