"""Run in a process of its own: an office that publishes on four channels, or a look at what became of it.

``python -m tests.slow.publishing_office prepare TEXTS SUBSCRIBERS MASTODON WORDPRESS``, ``… release TEXTS``,
``… edition``, ``… withdraw``, ``… settle`` or ``… count``; each prints one line of JSON.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from tests.desk.publishing.given import Press


class _Address:
    """What ``Press`` wants to know of a server."""

    def __init__(self, url: str) -> None:
        self.url, self.account = url, f"{url}/@humas"


def prepare(texts: str, subscribers: str, mastodon: str, wordpress: str) -> dict[str, Any]:
    """Connect the channels, let subscribers confirm, and approve so many texts."""
    from sejuk.desk.publishing.models import Subscriber
    from sejuk.desk.publishing.subscribing.asking import confirm, sign_up
    from tests.desk.office import open_office
    from tests.desk.publishing.given import Press

    desk = open_office()
    press = Press(desk, desk.polda)
    # The servers are elsewhere; only their addresses are needed.
    press.on_telegram()
    press.by_mail()
    press.on_mastodon(_Address(mastodon))  # type: ignore[arg-type]
    press.on_wordpress(_Address(wordpress))  # type: ignore[arg-type]
    for number in range(int(subscribers)):
        sign_up(press.unit, f"w{number}@warga.example", "id")
    for subscriber in Subscriber.objects.all():
        confirm(subscriber)
    return {"numbers": [press.approved().response_id for _text in range(int(texts))]}


def let_out(texts: str) -> dict[str, Any]:
    """Let so many more out on everything."""
    from sejuk.desk.publishing.models import Outlet
    from sejuk.desk.publishing.services.releasing import release
    from sejuk.desk.responses.models import Version

    press = _press()
    outlets = list(Outlet.objects.exclude(kind__in=["portal", "feeds"]).values_list("pk", flat=True))
    for version in Version.objects.filter(state="approved").order_by("pk")[: int(texts)]:
        release(press.head, version.response_id, outlets)
    return count()


def edition() -> dict[str, Any]:
    """Publish the next edition of every text."""
    from sejuk.desk.responses.models import Version

    press = _press()
    for version in Version.objects.filter(state="published"):
        press.next_edition(version)
    return count()


def withdraw() -> dict[str, Any]:
    """Take every text back."""
    from sejuk.desk.responses.models import Version

    press = _press()
    for version in Version.objects.filter(state="published"):
        press.withdrawn(version)
    return count()


def settle(arrived: str) -> dict[str, Any]:
    """A person looks into the channel: ``arrived`` (number=message, …) is there, the others go once more."""
    from sejuk.desk.publishing.models import Publication
    from sejuk.desk.publishing.services.settling import settle as settle_one

    press = _press()
    there = dict(pair.split("=") for pair in arrived.split(",") if pair)
    for one in Publication.objects.filter(state="uncertain"):
        message = there.get(str(one.number))
        link = f"https://t.me/humas_contoh/{message}" if message else ""
        settle_one(press.head, one.pk, "arrived" if message else "again", link)
    return count()


def count() -> dict[str, Any]:
    """Every publication's state, what is open, and the messages that are uncertain."""
    from sejuk.desk.delivery.models import Message
    from sejuk.desk.publishing.models import Publication, Receipt

    rows = Publication.objects.values_list("outlet__kind", "number", "state", "shown_version")
    letters = Message.objects.filter(key__startswith="publication:")
    open_letters = letters.filter(state__in=["waiting", "sending"]).count()
    at_work = Publication.objects.filter(
        state__in=["waiting", "sending", "correcting", "withdrawing"]
    ).exclude(due_at=None, runner=None)
    return {
        "publications": [list(row) for row in rows],
        "open": at_work.count() + open_letters,
        "uncertain_letters": list(letters.filter(state="uncertain").values_list("key", flat=True)),
        "receipts": Receipt.objects.count(),
        "subscribers": _subscribers(),
    }


def _subscribers() -> dict[str, int]:
    from sejuk.desk.publishing.models import Subscriber
    from sejuk.desk.publishing.sealing import unseal_address

    return {unseal_address(one.address, str(one.key)): one.pk for one in Subscriber.objects.all()}


def _press() -> Press:
    """The same people again."""
    from sejuk.desk.organisation.models import Member, Unit
    from tests.desk.publishing.given import Press

    press = Press.__new__(Press)
    press.unit = Unit.objects.get(name="Polda Hulu")
    people = {one.user.email.partition("@")[0].rstrip("0123456789"): one for one in Member.objects.all()}
    press.editor, press.approver, press.head = (people[role] for role in ("editor", "approver", "head"))
    return press


if __name__ == "__main__":
    django.setup()
    verbs = {
        "prepare": prepare,
        "release": let_out,
        "edition": edition,
        "withdraw": withdraw,
        "settle": settle,
        "count": count,
    }
    what, *rest = sys.argv[1:]
    print(json.dumps(verbs[what](*rest)))  # type: ignore[operator]  # noqa: T201 – the answer
