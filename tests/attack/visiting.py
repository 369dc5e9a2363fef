"""Look at every page as somebody with a wish: what comes back, whatever is put into the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.test import Client

from sejuk.desk.organisation.models import Role
from tests.desk.addresses import ADDRESSES
from tests.desk.examples import Examples

#: A superior, an administrator, an insider, and one who may read the audit.
ATTACKERS = (Role.HEAD, Role.ADMINISTRATOR, Role.DUTY_OFFICER, Role.AUDITOR)


def pages(
    examples: Examples, client: Client, query: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str, str]]:
    """Name, content type and text of every page that opens for ``client``."""
    for address in ADDRESSES:
        if address.post or address.name == "account_logout":
            continue
        response = client.get(examples.url(address.name), query or {})
        if response.status_code == 200:
            yield address.name, response.headers["Content-Type"], response.content.decode("utf-8", "replace")
