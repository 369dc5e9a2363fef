"""One example of everything in network that has an address of its own."""

from __future__ import annotations

from typing import Any

from django.test import override_settings

from sejuk.desk import clock
from sejuk.desk.delivery.models import Message
from sejuk.desk.network.links import kit_word, partner_word
from sejuk.desk.network.models import AccountWarning
from tests.desk.network.given import Net
from tests.desk.office import Desk


@override_settings(SITE_URL="https://sejuk.example")
def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    net = Net(desk, desk.polda)
    partner, question, draft = net.partner("Forum Warga"), net.question(), net.draft()
    _asked, word = net.asked("Belum Menjawab")
    account = net.account("http://127.0.0.1:1/humas")
    warning = AccountWarning.objects.create(account=account, kind="silent", since=clock.now())
    Message.objects.exclude(batch="contoh:1").delete()
    of_draft = ("broadcast", "broadcast_change", "submit", "approve", "return", "send", "look")
    undone = ("broadcast_withdraw", "retract")
    things: list[tuple[dict[str, Any], tuple[str, ...]]] = [
        ({"pk": partner.pk}, ("partner", "partner_withdraw")),
        ({"word": word}, ("consent", "decline")),
        ({"word": partner_word(partner)}, ("own", "own_telegram", "leave")),
        ({"word": kit_word(question.broadcast, partner)}, ("kit", "receive")),
        ({"pk": draft.pk}, (*of_draft, *undone, "pictures", "card")),
        ({"pk": draft.pk, "picture": 1}, ("picture", "picture_remove")),
        ({"word": kit_word(question.broadcast, partner), "picture": 1}, ("kit_picture",)),
        ({"pk": question.pk}, ("question", "take", "set_aside")),
        ({"pk": account.pk}, ("account", "account_check", "account_end")),
        ({"pk": warning.pk}, ("account_settle",)),
    ]
    return {f"network:{name}": values for values, names in things for name in names}
