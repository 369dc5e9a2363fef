"""The reference of the connectors is what their manifests say."""

from __future__ import annotations

from pathlib import Path

from sejuk.sources.errors import Code
from sejuk.sources.reference import connector_pages
from sejuk.sources.registry import connectors

FOLDER = Path(__file__).parents[2] / "docs" / "reference" / "connectors"


def test_the_pages_are_current() -> None:
    written = {page.name: page.read_text("utf-8") for page in FOLDER.glob("*.md")}
    assert written == dict(connector_pages()), "run `make docs`"


def test_every_connector_and_every_code_has_its_place() -> None:
    pages = connector_pages()
    assert {f"{code}.md" for code in connectors()} <= set(pages)
    assert all(f"`{code}`" in pages["messages.md"] for code in Code)
    for code, connector in connectors().items():
        assert all(f"`{field.name}`" in pages[f"{code}.md"] for field in connector.manifest.fields)


def test_every_connector_has_its_tests() -> None:
    tests = Path(__file__).parent
    assert all(list((tests / code).glob("test_*.py")) for code in connectors())
