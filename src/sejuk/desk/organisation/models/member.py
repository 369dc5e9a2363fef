"""Members and what they may do where."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models.institution import Institution
from sejuk.desk.organisation.models.unit import Unit


class Role(models.TextChoices):
    """What a member does. A role counts on the unit it was given for and on all units below."""

    DUTY_OFFICER = "duty_officer", _("Petugas piket")
    VERIFIER = "verifier", _("Verifikator")
    EDITOR = "editor", _("Penyunting")
    APPROVER = "approver", _("Penyetuju")
    HEAD = "head", _("Pimpinan humas")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")
    FIELD_REPORTER = "field_reporter", _("Petugas lapangan")
    OBSERVER = "observer", _("Pemantau luar")


class Member(models.Model):
    """A person who works for one institution."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="member")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="members")
    name = models.CharField(max_length=120)
    #: The unit whose screen opens first; also gives the time zone.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="members")
    is_active = models.BooleanField(default=True)
    #: The language they chose, kept over devices; empty follows the browser.
    language = models.CharField(max_length=2, blank=True, default="")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Assignment(models.Model):
    """A role of a member on a unit's subtree, given by one member of the institution and agreed by another.

    ``agreed_by`` is empty only where the institution had nobody else who could agree (migration 0004).
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=16, choices=Role.choices)
    granted_by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()
    agreed_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ends_at = models.DateTimeField(null=True, blank=True)
    #: The colleague in whose place the member acts until ``ends_at``.
    stands_in_for = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="stand_ins"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "unit", "role"], name="assignment_once"),
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True) | Q(ends_at__isnull=False),
                name="assignment_stand_in_ends",
            ),
            models.CheckConstraint(condition=~Q(granted_by=F("member")), name="assignment_not_to_oneself"),
        ]

    @staticmethod
    def counting(at: datetime) -> Q:
        """Condition for assignments that count at ``at``."""
        return Q(ends_at__isnull=True) | Q(ends_at__gt=at)


class RoleProposal(models.Model):
    """A role that an administrator wants to give; it counts once a second person has agreed."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="role_proposals")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=16, choices=Role.choices)
    ends_at = models.DateTimeField(null=True, blank=True)
    stands_in_for = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["member", "unit", "role"], name="role_proposal_once"),
            models.CheckConstraint(
                condition=~Q(proposed_by=F("member")), name="role_proposal_not_for_oneself"
            ),
        ]


class Invitation(models.Model):
    """An invitation by e-mail; only the SHA-256 of its token is kept, and it works once."""

    email = models.EmailField()
    name = models.CharField(max_length=120)
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="invitations")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=16, choices=Role.choices)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
