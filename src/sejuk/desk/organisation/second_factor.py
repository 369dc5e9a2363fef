"""Secrets of the second factor, sealed; and who must have one."""

from __future__ import annotations

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings

from sejuk.desk.organisation.access import may_anywhere
from sejuk.desk.organisation.models import Member


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps TOTP secrets and recovery seeds encrypted: a copy of the database is no second factor."""

    def encrypt(self, text: str) -> str:
        """Seal a secret with a key derived from the instance's pepper."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret. Raises ``InvalidToken`` where the pepper changed."""
        return _fernet().decrypt(encrypted_text.encode()).decode()


def owes_second_factor(member: Member) -> bool:
    """Whether a role of the member requires a second factor that is not there yet."""
    roles: tuple[str, ...] = settings.SECOND_FACTOR_ROLES
    return (
        bool(roles)
        and may_anywhere(member, roles)
        and not Authenticator.objects.filter(user=member.user_id, type=Authenticator.Type.TOTP).exists()
    )


def _fernet() -> Fernet:
    key = hashlib.sha256(b"sejuk.second-factor:" + settings.PEPPER.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
