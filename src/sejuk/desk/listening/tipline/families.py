"""Which messages say nearly the same."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np

from sejuk.desk.listening.models import Source, TipFamily
from sejuk.engine import normalise
from sejuk.engine.similarity import signatures

#: Least estimated Jaccard similarity, that of the engine's near-duplicates.
NEAR = 0.6
#: Families older than the longest retention are of no use.
_WINDOW = timedelta(days=90)


def family_of(source: Source, text: str, at: datetime) -> TipFamily:
    """The family of ``text`` among the messages of this tip-line; a new one where there is none.

    Needs the tip-line's lock, or two first messages of one rumour would open two families.
    """
    signature = signature_of(text)
    recent = TipFamily.objects.filter(messages__source=source, created_at__gt=at - _WINDOW).distinct()
    stored = list(recent.order_by("pk"))
    if stored:
        rows = np.stack([np.frombuffer(bytes(family.signature), np.uint16) for family in stored])
        alike = (rows == signature).mean(axis=1)
        best = int(alike.argmax())
        if alike[best] >= NEAR:
            return stored[best]
    return TipFamily.objects.create(signature=signature.tobytes(), created_at=at)


def signature_of(text: str) -> np.ndarray[tuple[int, ...], np.dtype[np.uint16]]:
    """The MinHash signature of a text's plain form."""
    import pyarrow as pa

    plain = normalise(pa.array([text])).to_pylist()
    return np.asarray(signatures(plain)[0], np.uint16)
