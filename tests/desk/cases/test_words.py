"""What happened to a case is told in words, whoever did it."""

from __future__ import annotations

import re
from pathlib import Path

from sejuk.desk.cases import words
from sejuk.desk.cases.transitions import ALLOWED_TRANSITIONS

_ROOM = Path(words.__file__).parent
_TOLD = re.compile(r"""(?:tell\([^()]*(?:\([^()]*\)[^()]*)*,\s*|_put_down\([^)]*,\s*)"([a-z_]+)"[,)]""")


def test_everything_that_is_told_has_words() -> None:
    told = {found for file in _ROOM.rglob("*.py") for found in _TOLD.findall(file.read_text("utf-8"))}
    assert {"open", "question_asked", "step_added", "evidence_asked", "sent"} <= told
    named = {f"referral_{one}" if one in ("made", "sent", "answered") else one for one in told}
    assert named | {way.verb for way in ALLOWED_TRANSITIONS} <= words.VERBS.keys() | {"close_without_label"}
