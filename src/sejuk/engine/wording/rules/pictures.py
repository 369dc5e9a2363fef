"""Pictures need words for people who do not see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sejuk.engine.wording.findings import Finding, Span
from sejuk.engine.wording.reading import Reading, missing
from sejuk.engine.wording.words import word_set

_FILE = re.compile(r"^\s*\S+\.(?:jpe?g|png|webp|gif|heic|svg|pdf)\s*$", re.IGNORECASE)
#: Words that only say that there is a picture.
_BESIDE = word_set("beside_empty_descriptions")
#: What cameras and telephones call a picture.
_CAMERA = re.compile(
    r"^\s*(?:img|dsc[fn]?|dcim|pxl|vid|screenshot|whatsapp image|scan)[ _-]?\d[\w .:_-]*$", re.IGNORECASE
)
_EMPTY = word_set("empty_descriptions")


def pictures(reading: Reading) -> Iterator[Finding]:
    """Yield pictures without a description, or with one that describes nothing."""
    for text in reading.texts:
        if not text.part.startswith("alt:"):
            continue
        number = int(text.part.partition(":")[2]) + 1
        said = {word.key for word in text.words if not word.key.isdigit()}
        if not said:
            finding = missing("missing_alt.missing", number=number)
            yield replace(finding, span=Span(text.part, 0, 0))
        elif _says_nothing(text.written, said):
            yield reading.at(text, 0, len(text.written), "missing_alt.says_nothing", number=number)


def _says_nothing(written: str, said: set[str]) -> bool:
    only_empty = bool(said & _EMPTY) and said <= _EMPTY | _BESIDE
    return only_empty or bool(_FILE.match(written) or _CAMERA.match(written))
