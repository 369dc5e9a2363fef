"""Who took part in a case, as the database knows it: such a member reviews no appeal about it (G11)."""

from __future__ import annotations

from django.db import connection

from sejuk.desk.cases.models import Appeal
from sejuk.desk.organisation.models import Member


def took_part(member: Member, appeal: Appeal) -> bool:
    """Whether the member had a hand in the case that the request is about.

    Asks the function behind the trigger that refuses such a reviewer (``migrations/0005_guards_public.py``):
    there is one list of what taking part is.
    """
    if appeal.case_id is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_took_part(%s, %s)", [appeal.case_id, member.pk])
        return bool(cursor.fetchone()[0])


def is_accused(member: Member, appeal: Appeal) -> bool:
    """Whether the claim of the case accuses the member's institution (G14)."""
    return appeal.case is not None and appeal.case.accused.filter(pk=member.institution_id).exists()
