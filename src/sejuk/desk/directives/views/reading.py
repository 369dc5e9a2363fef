"""The page of one directive, for who sent it and for who got it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.desk import clock
from sejuk.desk.directives.access import (
    access_directive,
    accessible_directives,
    accessible_receipts,
    is_sender,
)
from sejuk.desk.directives.difference import difference
from sejuk.desk.directives.forms.receiving import AttachmentForm
from sejuk.desk.directives.models import Directive, DirectiveState
from sejuk.desk.directives.services.asking import asking_unit
from sejuk.desk.directives.services.drafting import recipients
from sejuk.desk.directives.services.receiving import mark_read
from sejuk.desk.directives.transitions import SENDS
from sejuk.desk.directives.tree import counts
from sejuk.desk.directives.views.receiving import receipt_context
from sejuk.desk.organisation.access import MemberRequest, may
from sejuk.desk.shell.zones import in_every_zone


@require_safe
def directive(request: MemberRequest, pk: int) -> HttpResponse:
    """One version. Opening it reads it for the units on which the member has a role directly."""
    found = access_directive(request.member, pk)
    if found.state == DirectiveState.DRAFT:
        return _draft(request, found)
    context = _shared(request, found)
    own = mark_read(request.member, found)
    shown = [receipt_context(request.member, one) for one in own]
    context |= {
        "own": shown,
        "waits_for_line": any(one["acknowledges"] for one in shown),
        "owner": request.member.pk,
        "counts": counts(accessible_receipts(request.member, found), clock.now()),
        "questions": found.questions.select_related("unit", "answered_by"),
        "asks": not context["sender"]
        and found.state == DirectiveState.SENT
        and asking_unit(request.member, pk) is not None,
        "passes_on": [one.unit for one in own if may(request.member, SENDS, one.unit) and _has_below(one)],
        "passed_on": accessible_directives(request.member).filter(origin=found, state=DirectiveState.SENT),
        "newer": _newer(found),
        "changed": difference(found.replaces, found) if found.replaces else [],
    }
    return render(request, "directives/directive.html", context)


def _draft(request: MemberRequest, found: Directive) -> HttpResponse:
    context = _shared(request, found)
    goes_to = recipients(found)
    context |= {
        "recipients": goes_to.count(),
        "file_form": AttachmentForm(),
        "changed": difference(found.replaces, found) if found.replaces else [],
    }
    return render(request, "directives/draft.html", context)


def _shared(request: MemberRequest, found: Directive) -> dict[str, Any]:
    return {
        "directive": found,
        "tasks": list(found.tasks.all()),
        "attachments": found.attachments.defer("body"),
        "sender": is_sender(request.member, found),
        "conference": in_every_zone(found.conference_at) if found.conference_at else [],
        "now": clock.now(),
    }


def _newer(found: Directive) -> Directive | None:
    """The version that replaces this one, once it was sent."""
    return Directive.objects.filter(replaces=found).exclude(state=DirectiveState.DRAFT).first()


def _has_below(receipt: Any) -> bool:
    return bool(receipt.unit.children.exists())
