"""Send a directive: to every recipient in one statement, whole or not at all; end it."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.directives.access import access_own_directive
from sejuk.desk.directives.models import Directive, DirectiveState, Notice, ReceiptState
from sejuk.desk.directives.naming import nameless
from sejuk.desk.directives.services.drafting import locked_draft, recipients
from sejuk.desk.directives.transitions import DIRECTIVE_TRANSITIONS
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition

_DELIVER = """
INSERT INTO directives_receipt (directive_id, unit_id, state, delivered_at)
SELECT %s, unit.id, %s, %s FROM ({source}) unit
"""
_OWE = """
INSERT INTO directives_notice (directive_id, unit_id, kind, count, made_at, mail_tries, mail_error)
SELECT directive_id, unit_id, %s, 1, %s, 0, '' FROM directives_receipt WHERE directive_id = %s
ON CONFLICT DO NOTHING
"""


@transaction.atomic
def send(member: Member, pk: int) -> Directive:
    """Send a draft; a second click finds it sent and does nothing."""
    found = access_own_directive(member, pk)
    if found.state == DirectiveState.SENT:
        return found
    directive, at = locked_draft(member, pk), clock.now()
    _check_deadlines(directive, at)
    directive.state = transition(DIRECTIVE_TRANSITIONS, "send", directive.state).end
    directive.sent_at = at
    directive.done_by = directive.tasks.aggregate(last=Max("due_at"))["last"]
    directive.save(update_fields=["state", "sent_at", "done_by"])
    count = _deliver(directive, at)
    _replace(directive, at)
    record(
        member,
        "directive.sent",
        "directive",
        pk,
        unit=directive.unit_id,
        recipients=count,
        version=directive.version,
        replaces=directive.replaces_id,
        origin=directive.origin_id,
    )
    notify("directives")
    return directive


@transaction.atomic
def close(member: Member, pk: int, conclusion: str) -> Directive:
    """End a directive: nobody is reminded any more. What units did stays."""
    directive = Directive.objects.select_for_update().get(pk=access_own_directive(member, pk).pk)
    if directive.state == DirectiveState.CLOSED:
        return directive
    way = transition(DIRECTIVE_TRANSITIONS, "close", directive.state)
    said = nameless(conclusion)
    if not said:
        raise Refused(_("Kesimpulannya belum diisi."), _("Tulis satu atau dua kalimat."), status=422)
    directive.state, directive.ended_at, directive.conclusion = way.end, clock.now(), said
    directive.save(update_fields=["state", "ended_at", "conclusion"])
    record(member, "directive.closed", "directive", pk, unit=directive.unit_id)
    notify("directives")
    return directive


def _check_deadlines(directive: Directive, at: datetime) -> None:
    tasks = list(directive.tasks.all())
    if directive.acknowledge_by <= at or any(task.due_at <= at for task in tasks):
        raise Refused(
            _("Ada tenggat yang sudah lewat."),
            _("Ubah rancangannya: pilih waktu yang belum lewat."),
            status=422,
        )
    if directive.replaces_id is not None and not directive.correction:
        raise Refused(
            _("Bagian “Apa yang dikoreksi” belum diisi."),
            _("Ubah rancangannya dan isi bagian itu."),
            status=422,
        )


def _deliver(directive: Directive, at: datetime) -> int:
    """A receipt for each recipient, and a mail owed to each; give how many."""
    source, parameters = recipients(directive).order_by().values("id").query.sql_with_params()
    kind = Notice.Kind.CORRECTED if directive.replaces_id else Notice.Kind.DELIVERED
    with connection.cursor() as cursor:
        cursor.execute(
            _DELIVER.format(source=source), [directive.pk, ReceiptState.DELIVERED, at, *parameters]
        )
        count = int(cursor.rowcount)
        if not count:
            raise Refused(
                _("Tidak ada unit yang menerima arahan ini."),
                _("Ubah rancangannya: pilih tingkat atau cabang lain."),
                status=422,
            )
        cursor.execute(_OWE, [kind, at, directive.pk])
    return count


def _replace(directive: Directive, at: datetime) -> None:
    if directive.replaces_id is None:
        return
    old = Directive.objects.select_for_update().get(pk=directive.replaces_id)
    old.state, old.ended_at = transition(DIRECTIVE_TRANSITIONS, "replace", old.state).end, at
    old.save(update_fields=["state", "ended_at"])
