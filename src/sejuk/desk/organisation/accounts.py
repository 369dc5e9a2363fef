"""How people get in: no open sign-up, only invitations; every way in and out leaves a line."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from sejuk.desk.audit import record
from sejuk.desk.shell.network import client_network


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes sign-up; accounts come from the first-run page and from invitations."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up on their own."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Whose tries are counted together: behind our proxy, not everybody's."""
        return client_network(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Record a failed login by a keyed hash: what was typed may be anything, a password too."""
        super().authentication_failed(request, **credentials)
        typed = str(credentials.get("email") or "")
        record(None, "account.login_failed", "account", "", address_hash=address_hash(typed))


def address_hash(address: str) -> str:
    """Tells two failed logins of one address from those of two, and nothing without the pepper."""
    key = hashlib.sha256(b"sejuk.login-failed:" + settings.PEPPER.encode()).digest()
    return hmac.new(key, address.strip().lower().encode(), hashlib.sha256).hexdigest()[:24]
