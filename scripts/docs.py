"""Write the pages of docs/ that are made from the code."""

from collections.abc import Mapping
from pathlib import Path

from sejuk.cli import main
from sejuk.engine.reference import commands_page, schemas_page
from sejuk.sources.reference import connector_pages

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"


def pages() -> Mapping[Path, str]:
    """Give each page's place and text."""
    connectors = {REFERENCE / "connectors" / name: text for name, text in connector_pages().items()}
    return {REFERENCE / "cli.md": commands_page(main), REFERENCE / "schemas.md": schemas_page(), **connectors}


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
