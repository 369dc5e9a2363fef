"""Who is not asked again, without keeping who it is."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q

from sejuk.desk.network.models import LeftAlone

#: After a silence, or a proposal that was taken back, nobody asks the same contact again before this.
SILENCE = timedelta(days=90)


def leave_alone(contact: str, until: datetime | None) -> None:
    """Do not ask this contact before ``until``, or ever again where it is None. A no outlives a silence."""
    digest = digest_of(contact)
    row, new = LeftAlone.objects.get_or_create(digest=digest, defaults={"until": until})
    if not new and row.until is not None:
        row.until = until
        row.save(update_fields=["until"])


def left_alone(contacts: Iterable[str], at: datetime) -> set[str]:
    """Those of the contacts that are not asked at ``at``."""
    digests = {digest_of(contact): contact for contact in contacts}
    rows = LeftAlone.objects.filter(Q(until=None) | Q(until__gt=at), digest__in=list(digests))
    return {digests[digest] for digest in rows.values_list("digest", flat=True)}


def digest_of(contact: str) -> str:
    """A keyed hash: a copy of the database tests no address."""
    said = b"left alone\x00" + contact.strip().lower().encode()
    return hmac.digest(settings.PEPPER.encode(), said, hashlib.sha256).hex()
