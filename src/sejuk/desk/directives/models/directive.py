"""A directive: what a head asks of units below, in one version."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Member, Unit


class DirectiveState(models.TextChoices):
    """Where a version stands."""

    DRAFT = "draft", _("Rancangan")
    SENT = "sent", _("Berjalan")
    REPLACED = "replaced", _("Diganti")
    CLOSED = "closed", _("Selesai")
    DISCARDED = "discarded", _("Dibuang")


class OrderKind(models.TextChoices):
    """What kind of paper it refers to."""

    NONE = "", _("Tanpa surat")
    SPRIN = "sprin", _("Surat perintah (sprin)")
    STR = "str", _("Surat telegram (ST/STR)")
    CIRCULAR = "circular", _("Surat edaran")
    LETTER = "letter", _("Surat dinas lain")


class Directive(models.Model):
    """One version of a directive. Once sent, its words are fixed; a correction is a new version.

    There is no field for a person: it goes from a unit to units (G6). ``origin`` is the directive from above
    that this one passes on with an addition.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    #: Made with the form: a draft that is sent twice is one. Empty for a correction.
    client_id = models.UUIDField(null=True, editable=False)
    state = models.CharField(
        max_length=10, choices=DirectiveState.choices, default=DirectiveState.DRAFT, db_index=True
    )
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replacement"
    )
    origin = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="passed_on"
    )
    subject = models.CharField(max_length=160)
    text = models.TextField()
    #: What was corrected, in the words of the sender; only from the second version on.
    correction = models.TextField(blank=True)
    order_kind = models.CharField(
        max_length=10, choices=OrderKind.choices, blank=True, default=OrderKind.NONE
    )
    order_number = models.CharField(max_length=80, blank=True)
    conference_at = models.DateTimeField(null=True, blank=True)
    conference_link = models.URLField(max_length=500, blank=True)
    acknowledge_by = models.DateTimeField()
    #: The last of the tasks' deadlines, fixed when it is sent.
    done_by = models.DateTimeField(null=True, blank=True)
    #: Levels of units that get it, and the branches below the sender; no branch means all of them.
    levels = models.JSONField(default=list)
    branches = models.ManyToManyField(Unit, blank=True, related_name="+")
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    conclusion = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["by", "client_id"], name="directive_drafted_once"),
            models.CheckConstraint(
                condition=Q(state__in=[DirectiveState.DRAFT, DirectiveState.DISCARDED])
                | Q(sent_at__isnull=False),
                name="directive_sent_says_when",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, version=1) | Q(replaces__isnull=False, version__gt=1),
                name="directive_version_follows",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(acknowledge_by__gte=F("sent_at")),
                name="directive_deadline_after_sending",
            ),
        ]

    def __str__(self) -> str:
        return f"A-{self.pk}"


class Task(models.Model):
    """What must be done by when."""

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="tasks")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    due_at = models.DateTimeField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["directive", "position"], name="directive_task_once")]

    def __str__(self) -> str:
        return self.text


class Attachment(models.Model):
    """A file that goes with a directive: a picture drawn anew or a checked PDF, without its name."""

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="attachments")
    media_type = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    body = models.BinaryField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["directive", "sha256"], name="directive_file_once")]
