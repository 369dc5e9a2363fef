"""One example of everything in publishing that has an address of its own."""

from __future__ import annotations

from typing import Any

from django.test import override_settings

from sejuk.desk.delivery.models import Message
from sejuk.desk.publishing.models import Publication, Subscriber
from sejuk.desk.publishing.services import opening
from sejuk.desk.publishing.services.releasing import release
from sejuk.desk.publishing.subscribing import asking
from sejuk.desk.publishing.subscribing.links import leave_link, yes_link
from tests.desk.office import Desk
from tests.desk.publishing.given import Press


@override_settings(SITE_URL="https://sejuk.example")
def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    press = Press(desk, desk.polda)
    account = press.account("mastodon", "https://127.0.0.1/@humas")  # nobody listens there
    outlet = opening.connect(press.administrator, account, "mastodon", secret="contoh")
    asking.sign_up(press.by_mail().unit, "warga@contoh.example", "id")
    subscriber = Subscriber.objects.get()
    words = {"yes": yes_link(subscriber), "leave": leave_link(subscriber)}
    word = {name: link.rstrip("/").rpartition("/")[2] for name, link in words.items()}
    version = press.approved()
    release(press.head, version.response_id, [outlet.pk])
    feed = Publication.objects.get(outlet__kind="feeds", number=version.response_id).outlet
    Message.objects.filter(key__startswith="subscription:").delete()
    return {
        "publishing:release": {"number": version.response_id},
        "publishing:settle": {"pk": Publication.objects.get(outlet=outlet).pk},
        **{f"publishing:{name}": {"pk": outlet.pk} for name in ("rekey", "test", "close")},
        **{f"publishing:{name}": {"outlet": feed.pk} for name in ("atom", "json")},
        "publishing:confirm": {"word": word["yes"]},
        "publishing:leave": {"word": word["leave"]},
    }
