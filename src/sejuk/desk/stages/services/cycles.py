"""Add an election cycle: a special election, or one that the release does not know yet."""

from __future__ import annotations

import re

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import require_anywhere
from sejuk.desk.organisation.models import Member, Territory
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.stages.access import may_propose
from sejuk.desk.stages.current import calendars
from sejuk.desk.stages.models import OfficeCycle
from sejuk.desk.stages.transitions import PROPOSES

_LONGEST_CODE = 40


def add_cycle(member: Member, name: str, territory: Territory, rule: str, article: str = "") -> OfficeCycle:
    """Add a cycle for ``territory`` and what lies in it; its stages are proposed one by one.

    The code is made from the name. ``Refused`` where a cycle has it already, the territory is out of reach
    or the legal basis is missing.
    """
    require_anywhere(member, PROPOSES)
    if not may_propose(member, territory.code):
        raise Refused(_("Wilayah ini di luar wilayah unit Anda."), _("Pilih wilayah unit Anda."))
    code = cycle_code(name)
    if not code or not rule.strip():
        raise Refused(
            _("Nama atau dasar hukumnya belum diisi."),
            _("Tulis nama pemilunya dan peraturannya."),
            status=422,
        )
    try:
        with transaction.atomic():
            return _add(member, code, name.strip(), territory, rule.strip(), article.strip())
    except IntegrityError as error:
        raise _exists() from error


def cycle_code(name: str) -> str:
    """Letters, digits and underscores of a name; empty where it has none."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    code = "_".join(words)[:_LONGEST_CODE].strip("_")
    return code if len(code) > 1 and code[0].isalpha() else f"pemilu_{code}"[:_LONGEST_CODE] if code else ""


def _add(member: Member, code: str, name: str, territory: Territory, rule: str, article: str) -> OfficeCycle:
    if any(one.code == code for one in calendars().cycles):
        raise _exists()
    cycle = OfficeCycle.objects.create(
        code=code, name=name, territory=territory, rule=rule, article=article,
        added_by=member, added_at=clock.now(),
    )  # fmt: skip
    record(member, "cycle.added", "cycle", cycle.pk, cycle=code, territory=territory.code, rule=rule)
    notify("stages")
    return cycle


def _exists() -> Refused:
    return Refused(
        _("Siklus dengan nama ini sudah ada."),
        _("Tambahkan tahapannya di sana, atau pakai nama lain."),
        status=409,
    )
