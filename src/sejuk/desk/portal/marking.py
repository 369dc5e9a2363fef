"""What a page says to search engines about itself: ClaimReview as JSON-LD.

A data block runs nothing, so the policy that forbids scripts in a page lets it stand; and because no sign in
it can end the block, no text in it can begin a script.
"""

from __future__ import annotations

import json

from django.utils.safestring import SafeString, mark_safe

from sejuk.desk.factchecks.claimreview.writing import claim_review
from sejuk.desk.factchecks.models import FactCheck, Origin

_SIGNS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def claim_review_of(number: int) -> SafeString:
    """The block's text for a published clarification; empty for a text that answers no claim."""
    rows = FactCheck.objects.filter(number=number, origin=Origin.OWN).select_related("institution")
    row = rows.prefetch_related("appearances").first()
    if row is None:
        return mark_safe("")
    return mark_safe(json.dumps(claim_review(row), ensure_ascii=False).translate(_SIGNS))  # noqa: S308
