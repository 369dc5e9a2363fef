"""Recognises exports of private chats, which are refused (G10)."""

from __future__ import annotations

import re

#: "14/02/27 19.30 - Nama: pesan", "[14/02/2027, 19.30.01] Nama: pesan", "2/14/27, 7:30 PM - …"
_WHATSAPP_LINE = re.compile(
    r"^[\u200e\u200f\ufeff]*\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?[ \u00a0]+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?"
    r"(?:[ \u00a0\u202f]*[ap]\.?[ \u00a0]?m\.?)?\]?(?:[ \u00a0]+-)?[ \u00a0]+\S",
    re.IGNORECASE | re.MULTILINE,
)
_WHATSAPP_NOTICE = re.compile(
    r"end-to-end encrypted|enkripsi (?:secara )?end-to-end|terenkripsi (?:secara )?end-to-end", re.IGNORECASE
)
_TELEGRAM_KEYS = re.compile(r'"(?:messages|chats)"\s*:\s*[\[{]')
_TELEGRAM_TYPES = re.compile(
    r'"(?:personal_chat|private_\w+|public_\w+|bot_chat|saved_messages|from_id|text_entities)"'
)
_TELEGRAM_PAGE = re.compile(r'class="(?:page_wrap|history|message default|tgme_)[^"]{0,40}"')


def is_chat_text(head: str) -> bool:
    """Whether a text, of which ``head`` is the beginning, is the export of a chat."""
    lines = [line for line in head[:20_000].splitlines()[:60] if line.strip()]
    matching = sum(1 for line in lines if _WHATSAPP_LINE.match(line))
    if matching >= 3 and matching * 3 >= len(lines):
        return True
    if matching and _WHATSAPP_NOTICE.search(head[:5000]):
        return True
    if head.lstrip()[:1] == "{" and _TELEGRAM_KEYS.search(head) and _TELEGRAM_TYPES.search(head):
        return True
    return "<html" in head[:500].lower() and bool(_TELEGRAM_PAGE.search(head))


def is_chat_archive(names: list[str]) -> bool:
    """Whether a zip with files of these ``names`` is the export of a chat."""
    lowered = [name.lower() for name in names]
    return any(
        name.endswith(("_chat.txt", "messages.html", "result.json")) or "whatsapp" in name for name in lowered
    )
