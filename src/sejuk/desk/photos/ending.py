"""The stated end of photos: the picture goes, its counts stay; what nobody looked at goes after a week."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from sejuk.desk.photos.models import Photo, PhotoState
from sejuk.desk.photos.tending import erase

#: So long a photo waits for somebody to look at it.
UNCHECKED_DAYS = 7


def erase_ended(at: datetime) -> int:
    """Erase what has reached its end; gives how many photos."""
    forgotten = Q(state=PhotoState.UNCHECKED, brought_at__lte=at - timedelta(days=UNCHECKED_DAYS))
    ended = Photo.objects.filter(Q(expires_at__lte=at) | forgotten).exclude(state=PhotoState.ERASED)
    keys = list(ended.values_list("pk", flat=True))
    for pk in keys:
        erase(None, pk)
    return len(keys)
