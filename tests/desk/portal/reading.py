"""What is looked at in an answer."""

from __future__ import annotations

import html
from typing import Any


def text(answer: Any) -> str:
    """The page, with its entities read."""
    return html.unescape(answer.content.decode())
