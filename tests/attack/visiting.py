"""Look at every page as somebody with a wish: what comes back, whatever is put into the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from unittest.mock import patch

from django.test import Client

from sejuk.desk.organisation.models import Role
from sejuk.desk.shell import context
from tests.desk.addresses import ADDRESSES
from tests.desk.examples import Examples

#: A superior, an administrator, an insider, and one who may read the audit.
ATTACKERS = (Role.HEAD, Role.ADMINISTRATOR, Role.DUTY_OFFICER, Role.AUDITOR)


def seen_by_attackers(examples: Examples) -> Iterator[tuple[str, str, str]]:
    """Name and whose eyes, content type and text of every page that opens for some attacker."""
    for attacker in ATTACKERS:
        for name, kind, text in pages(examples, examples.desk.client(attacker)):
            yield f"{name} ({attacker})", kind, text


def pages(
    examples: Examples, client: Client, query: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str, str]]:
    """Name, content type and text of every page that opens for ``client``.

    The navigation, two fifths of what a page costs, is the same in every page: the first to open draws it.
    """
    with ExitStack() as bare:
        for address in ADDRESSES:
            if address.post or address.name == "account_logout":
                continue
            response = client.get(examples.url(address.name), query or {})
            if response.status_code != 200:
                continue
            kind, text = response.headers["Content-Type"], response.content.decode("utf-8", "replace")
            yield address.name, kind, text
            if "<nav" in text:
                bare.enter_context(patch.object(context, "navigation", lambda request: []))
