"""Everything a person sees is complete in English too: messages are extracted anew and looked up."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

DESK = Path(__file__).resolve().parents[2] / "src" / "sejuk" / "desk"

pytestmark = pytest.mark.skipif(
    shutil.which("xgettext") is None,
    reason="xgettext is missing: install Debian's package gettext to check the translations",
)


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the desk whose catalogues were brought up to date from the code."""
    copy = tmp_path_factory.mktemp("desk") / "desk"
    shutil.copytree(DESK, copy, ignore=shutil.ignore_patterns("static", "__pycache__", "*.mo", "assets"))
    command = [sys.executable, "-m", "django", "makemessages", "-l", "en", "--no-location", "--no-wrap"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return copy


def test_every_message_has_its_english(extracted: Path) -> None:
    missing = [
        f"{path.relative_to(extracted)}: {entry.msgid}"
        for path in sorted(extracted.rglob("en/LC_MESSAGES/*.po"))
        for entry in polib.pofile(str(path))
        if not entry.obsolete and (not entry.translated() or entry.fuzzy)
    ]
    assert missing == []


def test_no_translation_outlives_its_message(extracted: Path) -> None:
    left = [
        f"{path.relative_to(extracted)}: {entry.msgid}"
        for path in sorted(extracted.rglob("en/LC_MESSAGES/*.po"))
        for entry in polib.pofile(str(path)).obsolete_entries()
    ]
    assert left == []
