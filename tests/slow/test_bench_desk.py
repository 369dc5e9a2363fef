"""The bench of the desk from an empty folder to its figures, as people run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

SMALL = ("--posts", "2000", "--narratives", "300", "--cases", "200", "--people", "8", "--seconds", "25")


@pytest.mark.slow
def test_every_page_and_action_answers_and_nothing_is_left() -> None:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SEJUK_", "DATABASE_", "DJANGO_"))
    }
    command = [sys.executable, "-m", "sejuk", "bench", "desk", *SMALL]
    done = subprocess.run(command, env=kept, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    *pages, effort, wrong = (json.loads(line) for line in done.stdout.splitlines())
    assert effort["value"] > 0
    assert wrong["measure"] == "desk_errors"
    assert wrong["value"] == 0, wrong
    assert sum(page["detail"]["count"] for page in pages) >= 8
    assert {page["measure"] for page in pages} == {"desk_page_milliseconds_p95"}
