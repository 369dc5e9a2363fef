"""Tells one message from a chat that was copied."""

from __future__ import annotations

import re

MAX_TEXT = 4_000
MIN_TEXT = 15

#: ``12/03/26 21.05 - Nama: …``, ``[12/03/26, 21:05:11] Nama: …``, ``Nama, [12 Mar 2026 21:05]``.
_STAMPED = re.compile(
    r"^\W{0,3}\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4},?\s+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\s*(?:[ap]\.?m\.?)?\W{1,4}[^:\n]{1,60}:"
    r"|^[^\n,]{1,60}, \[\d{1,2}[ ./]\w+[ ./]\d{2,4}",
    re.IGNORECASE | re.MULTILINE,
)
_SPOKEN = re.compile(r"^([^\W\d][\w .'~+\-]{0,30}):\s+\S", re.MULTILINE)
#: So many lines by at least two speakers are a conversation.
_LINES = 4


def is_chat(text: str) -> bool:
    """Whether ``text`` looks like an export or a copy of a conversation."""
    if len(_STAMPED.findall(text)) >= 2:
        return True
    lines = [line for line in text.splitlines() if line.strip()]
    speakers = _SPOKEN.findall(text)
    return len(speakers) >= _LINES and len(set(speakers)) >= 2 and 2 * len(speakers) >= len(lines)
