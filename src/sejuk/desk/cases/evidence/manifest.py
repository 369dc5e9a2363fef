"""The manifest: what was kept of a page, so that anybody can check it later without Sejuk.

Its form is fixed by ``FORMAT`` and described in docs/reference/evidence.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FORMAT = "sejuk-evidence/1"
#: What stays of a manifest when the parts are erased: no title, no HTTP facts.
_AFTER_END = ("format", "url", "asked_at", "captured_at", "tools", "parts")


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes that are kept, under a name that is a file's name."""

    name: str
    media_type: str
    body: bytes

    @property
    def sha256(self) -> str:
        """SHA-256 in hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()

    def line(self) -> dict[str, str | int]:
        """The part's line in the manifest."""
        return {
            "name": self.name,
            "media_type": self.media_type,
            "size": len(self.body),
            "sha256": self.sha256,
        }


def manifest_of(facts: Mapping[str, Any], parts: Sequence[Part]) -> dict[str, Any]:
    """The manifest of a capture."""
    return {"format": FORMAT, **facts, "parts": [part.line() for part in parts]}


def manifest_bytes(manifest: Mapping[str, Any]) -> bytes:
    """The manifest as a file: sorted keys, two spaces, UTF-8, one newline at the end."""
    return (json.dumps(manifest, sort_keys=True, indent=2, ensure_ascii=False) + "\n").encode()


def digest_of(manifest: Mapping[str, Any]) -> str:
    """SHA-256 of the manifest's file; it stands in the audit chain."""
    return hashlib.sha256(manifest_bytes(manifest)).hexdigest()


def after_end(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """What stays when the parts are erased, with the hash of the whole manifest."""
    kept = {name: manifest[name] for name in _AFTER_END if name in manifest}
    return {**kept, "manifest_sha256": digest_of(manifest)} if manifest else {}
