"""Directives as matters that wait: to be acknowledged, to be carried out, questions to be answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk.directives.access import accessible_directives
from sejuk.desk.directives.models import DirectiveState, Question, Receipt, ReceiptState
from sejuk.desk.directives.transitions import ACKNOWLEDGES, REPORTS, SENDS
from sejuk.desk.organisation.access import Roles, accessible_units, held
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.matters import PER_ROOM, Matter


def waiting_receipts(member: Member, roles: Roles = ACKNOWLEDGES | REPORTS) -> QuerySet[Receipt]:
    """Receipts of the member's own units that are not done, of directives that run."""
    paths = [one.path for one in held(member) if one.role in roles]
    rows = Receipt.objects.filter(directive__state=DirectiveState.SENT, unit__path__in=paths)
    return rows.exclude(state=ReceiptState.DONE).select_related("directive__unit", "unit")


def unacknowledged_count(member: Member) -> int:
    """How many directives wait to be acknowledged, for the navigation."""
    return waiting_receipts(member, ACKNOWLEDGES).filter(acknowledged_at__isnull=True).count()


def all_that_waits(member: Member, at: datetime) -> Iterator[Matter]:
    """What the member's units owe in this room."""
    for receipt in waiting_receipts(member).order_by("directive__acknowledge_by", "pk")[:PER_ROOM]:
        yield _receipt(receipt)
    for question in _open_questions(member)[:PER_ROOM]:
        url = reverse("directives:answer", args=[question.pk])
        yield Matter(
            f"directive-question:{question.pk}",
            _("Pertanyaan tentang arahan"),
            question.directive.subject,
            url,
            question.directive.unit_id,
        )


def _receipt(receipt: Receipt) -> Matter:
    directive = receipt.directive
    silent = receipt.acknowledged_at is None
    kind = _("Arahan belum dinyatakan diterima") if silent else _("Tindak lanjut arahan")
    due = directive.acknowledge_by if silent else directive.done_by
    url = reverse("directives:directive", args=[directive.pk])
    return Matter(f"directive:{receipt.pk}", kind, directive.subject, url, receipt.unit_id, due)


def _open_questions(member: Member) -> QuerySet[Question]:
    mine = accessible_units(member, SENDS)
    rows = Question.objects.filter(answered_at__isnull=True, directive__state=DirectiveState.SENT)
    seen = Exists(accessible_directives(member).filter(pk=OuterRef("directive")))
    return rows.filter(seen, directive__unit__in=mine).select_related("directive").order_by("asked_at")
