"""Run in a process of its own: an office with a broadcast's worth of mail, or a look at what became of it.

``python -m tests.slow.mail_office prepare COUNT`` or ``… count``; each prints one line of JSON.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import django


def prepare(count: int) -> dict[str, Any]:
    """An office, and one mail to each of so many."""
    from sejuk.desk.delivery.services.queueing import Recipient, Words, queue
    from tests.desk.office import open_office

    desk = open_office()
    words = Words("Klarifikasi: kotak suara tersegel", "Kotak suara masih tersegel.\n" * 20)
    recipients = [Recipient(f"banyak:{n}", "mail", f"m{n}@mitra.example") for n in range(count)]
    return {"queued": queue("banyak", desk.polda, words, recipients)}


def count() -> dict[str, Any]:
    """How far it is, and to whom it is uncertain."""
    from sejuk.desk.delivery.models import Message
    from sejuk.desk.delivery.services.progress import progress

    seen = progress("banyak")
    uncertain = Message.objects.filter(state="uncertain").values_list("address", flat=True)
    return {"open": seen.open, "sent": seen.sent, "failed": seen.failed, "uncertain": list(uncertain)}


if __name__ == "__main__":
    django.setup()
    what, *rest = sys.argv[1:]
    print(json.dumps(prepare(int(rest[0])) if what == "prepare" else count()))  # noqa: T201 – the answer
