"""The audit chain: every decision, read and query leaves one line that cannot be changed.

``record`` is the only way in. What may be recorded is declared in each app's ``actions.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sejuk.desk.audit.actions import Value
    from sejuk.desk.organisation.models import Member


def record(actor: Member | None, action: str, subject: str, subject_id: object, /, **detail: Value) -> int:
    """Write one line into the chain and return its sequence number.

    Args:
        actor: who did it; ``None`` for the system itself.
        action: a code declared in an app's ``actions.py`` (``ACTIONS``).
        subject: the kind of thing, such as ``"narrative"``.
        subject_id: its key, at most 64 characters.
        detail: only the keys that the action declares; never a handle or a text of the public.

    Raises:
        ValueError: for an undeclared action or key, or a value longer than 200 characters.
    """
    from sejuk.desk.audit.recording import write  # models are not loaded yet when this package is

    return write(actor, action, subject, str(subject_id), detail)
