"""The page of channels says what their manifests say."""

from __future__ import annotations

from pathlib import Path


def test_the_page_is_drawn_from_the_manifests() -> None:
    from sejuk.desk.publishing.reference import channels_page

    page = Path(__file__).resolve().parents[2] / "docs" / "reference" / "channels.md"
    assert page.read_text("utf-8") == channels_page()
