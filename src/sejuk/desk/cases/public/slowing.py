"""Doors that slow down who tries too often. A visitor's network is counted under a hash and never stored."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from sejuk.desk.shell.network import client_network

#: Seconds that a try counts.
WINDOW = 3600
#: Numbers that lead nowhere, from one network in an hour: people mistype, guessers try thousands.
WRONG_NUMBERS = 20


def too_many(request: HttpRequest, door: str, most: int) -> bool:
    """Count one more try at a door and say whether there were more than ``most`` within the hour."""
    name = _name(request, door)
    cache.add(name, 0, WINDOW)
    return cache.incr(name) > most


def is_slowed(request: HttpRequest, door: str, most: int) -> bool:
    """Whether the visitor's network has used up its tries; counts nothing."""
    return int(cache.get(_name(request, door), 0)) >= most


def _name(request: HttpRequest, door: str) -> str:
    said = f"{door}\x00{client_network(request)}".encode()
    return f"{door}:{hmac.digest(settings.SECRET_KEY.encode(), said, hashlib.sha256).hex()[:32]}"
