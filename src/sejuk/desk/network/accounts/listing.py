"""The public directory: what is official now, and what is not for the moment."""

from __future__ import annotations

from django.db.models import QuerySet

from sejuk.desk.network.models import AccountState, OfficialAccount


def official() -> QuerySet[OfficialAccount]:
    """Accounts that show their token now (G9)."""
    return OfficialAccount.objects.filter(state=AccountState.VERIFIED).select_related("institution")


def suspended() -> QuerySet[OfficialAccount]:
    """Accounts that were official and do not show it at the moment: a warning to readers."""
    return OfficialAccount.objects.filter(state=AccountState.SUSPENDED).select_related("institution")


def as_json(account: OfficialAccount) -> dict[str, str]:
    """One account for machines."""
    return {
        "institution": account.institution.name,
        "domain": account.institution.domain,
        "platform": account.platform,
        "name": account.name,
        "address": account.address,
        "keeper": account.keeper,
        "verified_at": account.verified_at.isoformat() if account.verified_at else "",
        "checked_at": account.checked_at.isoformat() if account.checked_at else "",
    }
