"""One example of everything in bank that has an address of its own."""

from __future__ import annotations

from typing import Any

from sejuk.desk.bank import banking
from tests.desk.bank.given import a_proposal, an_item
from tests.desk.office import Desk


def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    item, proposal = an_item(desk), a_proposal(desk)
    use = banking.use(item.by, item.pk, "Akun resmi Polda", "")
    of_item = ("item", "picture", "change", "adapt", "use", "withdraw")
    of_proposal = ("propose", "approve", "send_back")
    return {
        **{f"bank:{name}": {"pk": item.pk} for name in of_item},
        **{f"bank:{name}": {"pk": proposal.pk} for name in of_proposal},
        "bank:settle": {"pk": use.pk},
    }
