"""One example of everything in delivery that has an address of its own."""

from __future__ import annotations

from typing import Any

from sejuk.desk.delivery.models import Message
from sejuk.desk.delivery.services.queueing import Recipient, Words, queue
from tests.desk.office import Desk


def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    words = Words("Klarifikasi: kotak suara tersegel", "Kotak suara di gudang kecamatan masih tersegel.")
    queue("contoh:1", desk.polda, words, [Recipient("contoh:1", "mail", "satu@mitra.example")])
    Message.objects.update(state="failed", error="refused")
    pk = {"pk": Message.objects.get().pk}
    return {"delivery:message": pk, "delivery:settle": pk}
