"""This part's pages in the navigation: questions to one's institution, letters and complaints."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.transitions import READS
from sejuk.desk.cases.verification.access import ANSWERS, accessible_questions
from sejuk.desk.organisation.access import may_anywhere
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.navigation import Entry, Group, register


def register_pages() -> None:
    """Put the pages where members with the right roles see them."""
    register(
        Entry(
            _("Pertanyaan"),
            "cases:questions",
            36,
            Group.WORK,
            shows=lambda member: may_anywhere(member, ANSWERS),
            badge=unanswered,
        )
    )
    register(
        Entry(
            _("Surat dan aduan"),
            "cases:referrals",
            37,
            Group.WORK,
            shows=lambda member: may_anywhere(member, READS),
        )
    )


def unanswered(member: Member) -> int:
    """Questions to the member's institution that wait for an answer."""
    return accessible_questions(member).filter(answered_at__isnull=True).count()
