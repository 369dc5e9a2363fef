"""Write a directive before it is sent: its words, its tasks, its files, and to whom it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.evidence.files import UnusableError, part_of
from sejuk.desk.directives.access import access_directive, access_own_directive
from sejuk.desk.directives.models import Attachment, Directive, DirectiveState, Task
from sejuk.desk.directives.naming import nameless
from sejuk.desk.directives.transitions import DIRECTIVE_TRANSITIONS, SENDS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition

MOST_FILES = 5


@dataclass(frozen=True, slots=True)
class Due:
    """A task and when it must be done."""

    text: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Wording:
    """What a directive says."""

    subject: str
    text: str
    acknowledge_by: datetime
    tasks: Sequence[Due] = ()
    order_kind: str = ""
    order_number: str = ""
    conference_at: datetime | None = None
    conference_link: str = ""
    correction: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """The form it was begun with, and the directive from above that it passes on."""

    client_id: UUID
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """To whom it goes: levels of units, and branches below the sender; no branch means all."""

    levels: Sequence[str]
    branches: Sequence[Unit] = field(default_factory=tuple)


def draft(
    member: Member, unit: Unit, wording: Wording, reach: Reach, begun: Begun | None = None
) -> Directive:
    """Begin a directive of ``unit``; the same form sent twice is one draft."""
    begun = begun or Begun(uuid4())
    known = Directive.objects.filter(by=member, client_id=begun.client_id)
    if found := known.first():
        return found
    try:
        return _draft(member, unit, wording, reach, begun)
    except IntegrityError:  # sent twice in one moment
        if found := known.first():
            return found
        raise


@transaction.atomic
def _draft(member: Member, unit: Unit, wording: Wording, reach: Reach, begun: Begun) -> Directive:
    require(member, SENDS, unit)
    passed_on = access_directive(member, begun.origin) if begun.origin else None
    made = Directive(
        unit=unit, by=member, client_id=begun.client_id, made_at=clock.now(), origin=passed_on,
        acknowledge_by=clock.now(),
    )  # fmt: skip
    _write(made, wording)
    _aim(made, reach)
    record(member, "directive.drafted", "directive", made.pk, unit=unit.pk)
    return made


@transaction.atomic
def change(member: Member, pk: int, wording: Wording, reach: Reach | None) -> Directive:
    """Write a draft anew; a correction keeps the recipients of what it corrects."""
    found = locked_draft(member, pk)
    _write(found, wording)
    if reach is not None and found.replaces_id is None:
        _aim(found, reach)
    return found


@transaction.atomic
def correct(member: Member, pk: int) -> Directive:
    """Begin the next version of a directive that was sent, or give the one that was begun already."""
    old = Directive.objects.select_for_update().get(pk=access_own_directive(member, pk).pk)
    begun = Directive.objects.filter(replaces=old, state=DirectiveState.DRAFT).first()
    if begun is not None:
        return begun
    transition(DIRECTIVE_TRANSITIONS, "replace", old.state)
    tasks = [Due(task.text, task.due_at) for task in old.tasks.all()]
    made = Directive(
        unit=old.unit,
        by=member,
        made_at=clock.now(),
        origin=old.origin,
        replaces=old,
        version=old.version + 1,
    )
    order = (old.order_kind, old.order_number, old.conference_at, old.conference_link)
    _write(made, Wording(old.subject, old.text, old.acknowledge_by, tasks, *order))
    made.levels = old.levels
    made.save(update_fields=["levels"])
    made.branches.set(old.branches.all())
    files = old.attachments.all()
    Attachment.objects.bulk_create(
        Attachment(directive=made, media_type=f.media_type, sha256=f.sha256, size=f.size, body=f.body)
        for f in files
    )
    record(member, "directive.drafted", "directive", made.pk, unit=made.unit_id)
    return made


@transaction.atomic
def discard(member: Member, pk: int) -> None:
    """Throw a draft away; a correction that was begun leaves no trace on what it would have corrected."""
    found = locked_draft(member, pk)
    found.state = transition(DIRECTIVE_TRANSITIONS, "discard", found.state).end
    found.replaces, found.version = None, 1
    found.save(update_fields=["state", "replaces", "version"])
    found.attachments.all().delete()
    record(member, "directive.discarded", "directive", pk, unit=found.unit_id)
    notify("directives")


@transaction.atomic
def attach(member: Member, pk: int, body: bytes) -> None:
    """Put a file to a draft: a picture is drawn anew, a PDF checked; the same file twice is one."""
    found = locked_draft(member, pk)
    try:
        part = part_of(body)
    except UnusableError as error:
        raise Refused(
            _("Berkas ini bukan gambar atau PDF yang dapat dipakai, atau lebih besar dari 10 MB."),
            _("Pilih JPEG, PNG, WEBP, atau PDF."),
            status=422,
        ) from error
    if found.attachments.count() >= MOST_FILES:
        raise Refused(
            _("Paling banyak lima lampiran."),
            _("Hapus salah satu, atau gabungkan menjadi satu PDF."),
            status=422,
        )
    Attachment.objects.get_or_create(
        directive=found,
        sha256=part.sha256,
        defaults={"media_type": part.media_type, "size": len(part.body), "body": part.body},
    )


@transaction.atomic
def detach(member: Member, pk: int, attachment: int) -> None:
    """Take a file off a draft."""
    locked_draft(member, pk).attachments.filter(pk=attachment).delete()


def recipients(directive: Directive) -> QuerySet[Unit]:
    """The units that get it: of the chosen levels and branches, or those of the version it corrects."""
    below = directive.unit.subtree().exclude(pk=directive.unit_id)
    chosen = Q(level__in=directive.levels)
    paths = list(directive.branches.values_list("path", flat=True)) if directive.pk else []
    if paths:
        inside = Q(pk__in=[])
        for path in paths:
            inside |= Q(path__startswith=path)
        chosen &= inside
    if directive.replaces_id is not None:
        chosen |= Q(pk__in=directive.replaces.receipts.values("unit"))  # type: ignore[union-attr]
    return below.filter(chosen)


def locked_draft(member: Member, pk: int) -> Directive:
    """A draft in the member's hands, locked until the transaction ends."""
    found = Directive.objects.select_for_update(of=("self",)).select_related("unit", "replaces")
    draft = found.get(pk=access_own_directive(member, pk).pk)
    transition(DIRECTIVE_TRANSITIONS, "send", draft.state)
    return draft


def _write(directive: Directive, wording: Wording) -> None:
    directive.subject = nameless(wording.subject)[:160]
    directive.text = nameless(wording.text)
    directive.correction = nameless(wording.correction)
    directive.order_kind = wording.order_kind
    directive.order_number = nameless(wording.order_number)[:80] if wording.order_kind else ""
    directive.conference_at = wording.conference_at
    directive.conference_link = wording.conference_link if wording.conference_at else ""
    directive.acknowledge_by = wording.acknowledge_by
    directive.save()
    directive.tasks.all().delete()
    Task.objects.bulk_create(
        Task(directive=directive, position=position, text=nameless(due.text)[:300], due_at=due.due_at)
        for position, due in enumerate(wording.tasks, start=1)
    )


def _aim(directive: Directive, reach: Reach) -> None:
    outside = [unit for unit in reach.branches if not unit.path.startswith(directive.unit.path)]
    if outside or not reach.levels:
        raise Refused(
            _("Pilih tingkat unit, dan hanya cabang di bawah unit pengirim."),
            _("Muat ulang halamannya dan pilih dari daftar."),
            status=422,
        )
    directive.levels = list(reach.levels)
    directive.save(update_fields=["levels"])
    directive.branches.set(reach.branches)
