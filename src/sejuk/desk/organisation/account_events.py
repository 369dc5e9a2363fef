"""Write logins, logouts and changes of an account into the audit chain."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account_signals
from allauth.mfa import signals as mfa_signals
from django.contrib.auth.signals import user_logged_in, user_logged_out

from sejuk.desk.audit import record
from sejuk.desk.audit.actions import Value
from sejuk.desk.organisation.models import Member


def connect() -> None:
    """Listen to the signals of the login; called once from the app's ``ready``."""
    user_logged_in.connect(_logged_in, dispatch_uid="sejuk.logged_in")
    user_logged_out.connect(_logged_out, dispatch_uid="sejuk.logged_out")
    account_signals.password_changed.connect(_password_changed, dispatch_uid="sejuk.password_changed")
    account_signals.password_reset.connect(_password_reset, dispatch_uid="sejuk.password_reset")
    mfa_signals.authenticator_added.connect(_factor_added, dispatch_uid="sejuk.factor_added")
    mfa_signals.authenticator_removed.connect(_factor_removed, dispatch_uid="sejuk.factor_removed")


def _logged_in(user: Any, request: Any = None, **_kwargs: Any) -> None:
    methods = request.session.get("account_authentication_methods", []) if request is not None else []
    _record(user, "account.logged_in", second_factor=any(m.get("method") == "mfa" for m in methods))


def _logged_out(user: Any, **_kwargs: Any) -> None:
    _record(user, "account.logged_out")


def _password_changed(user: Any, **_kwargs: Any) -> None:
    _record(user, "account.password_changed")


def _password_reset(user: Any, **_kwargs: Any) -> None:
    _record(user, "account.password_reset")


def _factor_added(user: Any, authenticator: Any, **_kwargs: Any) -> None:
    _record(user, "account.second_factor_added", kind=authenticator.type)


def _factor_removed(user: Any, authenticator: Any, **_kwargs: Any) -> None:
    _record(user, "account.second_factor_removed", kind=authenticator.type)


def _record(user: Any, action: str, **detail: Value) -> None:
    member = Member.objects.filter(user=user.pk).first() if user is not None else None
    if member is not None:
        record(member, action, "member", member.pk, **detail)
