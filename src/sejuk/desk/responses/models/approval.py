"""Who approved which bytes, when and as what. Rows are only added."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Institution, Member
from sejuk.desk.responses.models.text import Version


class ApprovalRole(models.TextChoices):
    """As what somebody approved."""

    OWN = "own", _("Orang kedua dari lembaga penulis")
    OTHER = "other", _("Lembaga lain")
    PARTNER = "partner", _("Mitra")
    EMERGENCY = "emergency", _("Jalur darurat hari pemungutan suara")


class Asked(models.Model):
    """A partner without an account was asked by a link. Where it was sent is not kept."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="asked")
    #: Who was asked, by the public name.
    name = models.CharField(max_length=160)
    #: Where the link went to a mailbox on the domain of an institution that has joined: that one.
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    #: SHA-256 of the link's word, and of the bytes it speaks for.
    word_digest = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64)
    asked_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    agrees = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, agrees__isnull=True)
                | Q(answered_at__isnull=False, agrees__isnull=False, answered_at__lte=F("expires_at")),
                name="asked_answers_once_and_in_time",
            )
        ]


class Emergency(models.Model):
    """Two approvers at once on polling day, and somebody else who looks at it afterwards."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="emergencies")
    digest = models.CharField(max_length=64)
    asked_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    review_due_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(confirmed_at__isnull=False), name="emergency_confirmed_once"
            ),
            models.CheckConstraint(condition=~Q(confirmed_by=F("asked_by")), name="emergency_by_two_people"),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True)
                | Q(
                    confirmed_at__lte=F("expires_at"), confirmed_by__isnull=False, review_due_at__isnull=False
                ),
                name="emergency_is_one_act",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True)
                | ~Q(reviewed_by=F("asked_by")) & ~Q(reviewed_by=F("confirmed_by")) & ~Q(review=""),
                name="emergency_is_reviewed_by_a_third",
            ),
        ]


class Approval(models.Model):
    """One approval of one version's bytes."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="approvals")
    role = models.CharField(max_length=9, choices=ApprovalRole.choices)
    #: Who approved; a partner without an account is named by ``asked``.
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked = models.OneToOneField(
        Asked, null=True, blank=True, on_delete=models.PROTECT, related_name="approval"
    )
    #: SHA-256 of the bytes that were before their eyes.
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    #: Codes of the stage's checks that were ticked.
    ticked = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
        constraints = [
            # One person counts once, whatever roles they have.
            models.UniqueConstraint(fields=["version", "member"], name="approval_once_a_person"),
            models.CheckConstraint(
                condition=Q(member__isnull=False, institution__isnull=False, asked__isnull=True)
                & ~Q(role="partner")
                | Q(role="partner", member__isnull=True, asked__isnull=False),
                name="approval_is_somebodys",
            ),
        ]


class Look(models.Model):
    """What a new stage asked of an approved version, and who looked at it before it went on. Only added."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="looks")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    #: Codes of the stage's checks that were ticked.
    ticked = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
