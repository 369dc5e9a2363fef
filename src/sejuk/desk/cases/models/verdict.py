"""Verdicts on two axes, by two people."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.models.case import Case
from sejuk.desk.organisation.models import Institution, Member


class Accuracy(models.TextChoices):
    """Codes of the crosswalk (docs/reference/verdicts.md); institutions' own names are for export."""

    FALSE_FABRICATED = "false_fabricated", _("Salah: karangan")
    MISLEADING = "misleading", _("Menyesatkan")
    FALSE_CONTEXT = "false_context", _("Konteks salah")
    MANIPULATED = "manipulated", _("Dimanipulasi")
    IMPOSTER = "imposter", _("Tiruan lembaga atau tokoh")
    FALSE_CONNECTION = "false_connection", _("Judul dan isi tidak sesuai")
    SATIRE = "satire", _("Satire")
    TRUE = "true", _("Benar")
    OFFICIAL_CLARIFICATION = "official_clarification", _("Klarifikasi resmi")
    UNPROVEN = "unproven", _("Belum terbukti")
    NOT_CHECKABLE = "not_checkable", _("Tidak dapat diperiksa: pendapat, ramalan, atau kritik")


class Harm(models.TextChoices):
    """The second axis (G3). The last two need the worksheet and two reviewers (G4)."""

    NONE = "none", _("Tidak ada")
    CONCERN = "concern", _("Perlu perhatian")
    HATE_SPEECH = "hate_speech", _("Ujaran kebencian")
    INCITEMENT = "incitement", _("Hasutan")


class VerdictState(models.TextChoices):
    """See ``sejuk.desk.cases.transitions.VERDICT_TRANSITIONS``."""

    PROPOSED = "proposed", _("Diusulkan")
    CONFIRMED = "confirmed", _("Disahkan")
    REJECTED = "rejected", _("Tidak disetujui")
    REPLACED = "replaced", _("Dikoreksi")


class Verdict(models.Model):
    """One version of a case's verdict. What was confirmed is only replaced by a new version."""

    class Ground(models.TextChoices):
        RELIGION = "religion", _("Agama atau keyakinan")
        RACE = "race", _("Suku, ras, atau etnis")
        GENDER = "gender", _("Gender atau orientasi seksual")
        DISABILITY = "disability", _("Disabilitas")
        OTHER = "other", _("Golongan lain")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="verdicts")
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=9, choices=VerdictState.choices, default=VerdictState.PROPOSED)
    accuracy = models.CharField(max_length=22, choices=Accuracy.choices)
    harm = models.CharField(max_length=11, choices=Harm.choices, default=Harm.NONE)
    #: What was claimed, and what the sources show, in plain words.
    claim = models.TextField()
    explanation = models.TextField()
    about_process = models.BooleanField(default=False)
    #: G14: with one institution alone a process verdict is an exercise.
    is_training = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    proposed_institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    #: The second reviewer of hate speech and incitement (G4).
    reviewed_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reviewed_institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    #: What was corrected and why, shown as prominently as the verdict.
    correction = models.TextField(blank=True)

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="verdict_version_once"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="proposed"), name="verdict_one_proposed"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="confirmed"), name="verdict_one_confirmed"
            ),
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("proposed_by")), name="verdict_not_confirmed_by_its_proposer"
            ),
            models.CheckConstraint(
                condition=~Q(reviewed_by=F("proposed_by")) & ~Q(reviewed_by=F("confirmed_by")),
                name="verdict_reviewed_by_a_third_person",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "replaced"]) | Q(confirmed_by__isnull=False),
                name="verdict_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "replaced"])
                | Q(harm__in=["none", "concern"])
                | Q(reviewed_by__isnull=False),
                name="verdict_of_hate_has_two_reviewers",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(correction=""),
                name="verdict_correction_says_what",
            ),
        ]


class Worksheet(models.Model):
    """The six factors of the Rabat threshold test, each in the proposer's own words (G4)."""

    verdict = models.OneToOneField(
        Verdict, primary_key=True, on_delete=models.CASCADE, related_name="worksheet"
    )
    #: A group on a protected ground, by what it is, never a person.
    target_group = models.CharField(max_length=120)
    ground = models.CharField(max_length=10, choices=Verdict.Ground.choices)
    #: Only the inciting words of a mixed text go on (G2).
    inciting_span = models.TextField()
    context = models.TextField()
    speaker = models.TextField()
    intent = models.TextField()
    content_and_form = models.TextField()
    extent = models.TextField()
    likelihood = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(target_group="")
                & ~Q(inciting_span="")
                & ~Q(context="")
                & ~Q(speaker="")
                & ~Q(intent="")
                & ~Q(content_and_form="")
                & ~Q(extent="")
                & ~Q(likelihood=""),
                name="worksheet_is_complete",
            )
        ]


class Opinion(models.Model):
    """What a reviewer thought of a proposed verdict; disagreement is kept."""

    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="opinions")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    agrees = models.BooleanField()
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["verdict", "by"], name="opinion_once_a_member"),
            models.CheckConstraint(condition=Q(agrees=True) | ~Q(text=""), name="opinion_against_says_why"),
        ]


class SecondEyes(models.Model):
    """A colleague of the parent's, a sister unit or another institution was asked, by name."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="second_eyes")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    #: When the colleague looked, answered or declined.
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "member"], condition=Q(done_at__isnull=True), name="second_eyes_asked_once"
            ),
            models.CheckConstraint(condition=~Q(member=F("asked_by")), name="second_eyes_are_not_ones_own"),
        ]


class Overrule(models.Model):
    """Two people of different institutions reopen what was closed without a label (G2). Counted in public."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="overrules")
    #: The claim as the asker puts it; the words of the ended case are gone.
    title = models.CharField(max_length=240)
    reason = models.TextField()
    asked_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    asked_institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(agreed_by=F("asked_by")) & ~Q(agreed_institution=F("asked_institution")),
                name="overrule_by_two_institutions",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="overrule_has_a_reason"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(agreed_at__isnull=True, refused_at__isnull=True),
                name="overrule_one_open",
            ),
        ]
