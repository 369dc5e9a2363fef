"""Between the preview and the confirmation the rows wait in the browser, signed for one member."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.db import connection, transaction
from django.utils.translation import gettext as _

from sejuk.desk.organisation.models import Member
from sejuk.desk.tabular.planning import Plan, TableKind, made_plan
from sejuk.desk.tabular.rows import Row, UnusableTableError

_LIFETIME = timedelta(hours=1)
#: First half of this package's advisory locks; the second is the kind of table.
_LOCK_SPACE = 715_327_040


@dataclass(frozen=True, slots=True)
class Sealed:
    """The rows of a preview and the digest of what it showed."""

    rows: list[Row]
    digest: str


def seal(member: Member, kind: TableKind, rows: Sequence[Row], plan: Plan) -> str:
    """The rows as text for a hidden field; only this member can confirm them, for an hour."""
    content = [plan.digest, [[row.number, dict(row.cells)] for row in rows]]
    return signing.dumps(content, salt=_salt(member, kind), compress=True)


def unseal(member: Member, kind: TableKind, text: str) -> Sealed:
    """What :func:`seal` packed. Raises :class:`UnusableTableError`."""
    try:
        digest, rows = signing.loads(text, salt=_salt(member, kind), max_age=_LIFETIME)
    except signing.BadSignature as error:
        raise UnusableTableError(
            _("Pratinjau ini sudah lewat satu jam. Unggah berkasnya sekali lagi.")
        ) from error
    return Sealed([Row(number, cells) for number, cells in rows], digest)


@transaction.atomic
def confirm(member: Member, kind: TableKind, sealed: Sealed) -> tuple[Plan, bool]:
    """Carry out what was shown, whole, one table of a kind at a time.

    Gives the plan as it is now and whether it was carried out. It is not where it differs from what was
    shown: then somebody else changed something meanwhile, and the person looks again. Where everything is
    there already, as after a second click, there is nothing left to do.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK_SPACE, zlib.crc32(kind.code.encode()) >> 1]
        )
    plan = made_plan(kind, sealed.rows)
    if plan.problems or (plan.digest != sealed.digest and not plan.does_nothing):
        return plan, False
    if not plan.does_nothing:
        kind.carry_out(member, plan)
    return plan, True


def _salt(member: Member, kind: TableKind) -> str:
    return f"sejuk.tabular:{kind.code}:{member.pk}"
