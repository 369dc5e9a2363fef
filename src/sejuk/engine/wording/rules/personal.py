"""Personal data of people who are no public contact. The finding shows none of it whole."""

from __future__ import annotations

from collections.abc import Iterator

from sejuk.engine.wording.findings import Finding
from sejuk.engine.wording.reading import Reading


def personal(reading: Reading) -> Iterator[Finding]:
    """Yield identity numbers, telephones, mail addresses, handles and homes."""
    for text in reading.texts:
        for found in reading.personal[text.part]:
            yield reading.at(text, found.start, found.end, f"personal_data.{found.kind}")
