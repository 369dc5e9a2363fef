"""Whose pages may be kept whole: outlets and official accounts on the public source list."""

from __future__ import annotations

from urllib.parse import urlsplit

from sejuk.desk.cases.evidence.addresses import PublicAddress, shared_hosts
from sejuk.desk.listening.models import Source, SourceState
from sejuk.desk.organisation.domains import is_under
from sejuk.engine.text.platforms import is_platform

_LISTED = (SourceState.ACTIVE, SourceState.PAUSED)


def is_public_voice(address: PublicAddress) -> bool:
    """Whether the page's host belongs to a listed outlet or official account (see the database's guard)."""
    return bool(address.host) and any(is_under(address.host, host) for host in _hosts())


def _hosts() -> set[str]:
    listed = Source.objects.filter(kind__in=Source.ANSWERABLE, state__in=_LISTED)
    found = {_host(config.get("address")) for config in listed.values_list("config", flat=True)}
    return {host for host in found if host and not is_platform(host) and host not in shared_hosts()}


def _host(address: object) -> str:
    if not isinstance(address, str):
        return ""
    try:
        return (urlsplit(address).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""
