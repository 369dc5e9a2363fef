"""A case: a narrative or a report that people work on."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Institution, Member, Territory, Unit


class CaseState(models.TextChoices):
    """See ``sejuk.desk.cases.transitions.ALLOWED_TRANSITIONS``."""

    REPORTED = "reported", _("Dilaporkan")
    TRIAGE = "triage", _("Pemilahan")
    VERIFICATION = "verification", _("Verifikasi")
    VERDICT_PROPOSED = "verdict_proposed", _("Putusan diusulkan")
    CONFIRMED = "confirmed", _("Putusan disahkan")
    RESPONSE_DECIDED = "response_decided", _("Tanggapan diputuskan")
    RESPONDING = "responding", _("Sedang ditanggapi")
    MEASURING = "measuring", _("Diukur hasilnya")
    CLOSED = "closed", _("Selesai")
    MERGED = "merged", _("Digabung")
    WITHDRAWN = "withdrawn", _("Ditarik")


#: States in which nobody has anything left to do.
ENDED = (CaseState.CLOSED, CaseState.MERGED, CaseState.WITHDRAWN)


class Severity(models.TextChoices):
    """How fast a case must go; people set it at triage, the engine suggests it."""

    LOW = "low", _("Rendah")
    MEDIUM = "medium", _("Sedang")
    HIGH = "high", _("Tinggi")
    CRITICAL = "critical", _("Mendesak")


class Outcome(models.TextChoices):
    """How a case ended.

    Lawful criticism, opinion, satire and what proved harmless end alike, as ``WITHOUT_LABEL``: no column says
    which of them a case was (G2).
    """

    ANSWERED = "answered", _("Ditanggapi")
    NOT_TAKEN_UP = "not_taken_up", _("Tidak ditangani")
    WITHOUT_LABEL = "without_label", _("Ditutup tanpa label")


class Case(models.Model):
    """One narrative has at most one open case. ``unit`` holds it now; ``holdings`` say who held it before."""

    class Origin(models.TextChoices):
        NARRATIVE = "narrative", _("Narasi")
        ALERT = "alert", _("Peringatan")
        REPORT = "report", _("Laporan warga")
        FIELD = "field", _("Laporan petugas lapangan")
        API = "api", _("Sistem lain")

    state = models.CharField(max_length=16, choices=CaseState.choices, default=CaseState.REPORTED)
    origin = models.CharField(max_length=9, choices=Origin.choices)
    narrative = models.ForeignKey(
        Narrative, null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    #: The claim in the desk's own words; emptied when the case ends without a label.
    title = models.CharField(max_length=240, blank=True)
    #: Where it was seen and why it matters, in the desk's own words.
    summary = models.TextField(blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="cases")
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    severity = models.CharField(max_length=8, choices=Severity.choices, default=Severity.MEDIUM)
    opened_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(db_index=True)
    #: When the case last changed its state.
    moved_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=13, choices=Outcome.choices, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="absorbed"
    )
    split_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="split_off"
    )

    #: Triage, in the order it is asked; None while nobody answered.
    is_public = models.BooleanField(null=True, blank=True)
    in_mandate = models.BooleanField(null=True, blank=True)
    is_big_enough = models.BooleanField(null=True, blank=True)
    #: The two axes of G3: does it hold a checkable claim, does it call for a look at harm.
    is_checkable = models.BooleanField(null=True, blank=True)
    may_harm = models.BooleanField(null=True, blank=True)
    #: Whether it is about how the election is run: such a verdict needs KPU or Bawaslu (G14).
    about_process = models.BooleanField(default=False)
    #: Institutions that the claim accuses: they may give sources, nothing else (G14).
    accused = models.ManyToManyField(Institution, blank=True, related_name="+")
    #: Who set aside what theme or words suggest: about the process, or whom it accuses. This person
    #: does not confirm the verdict (G14). The reason stands in the story.
    waived_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    #: The emergency number was on the screen, because somebody saw a threat to life (G6).
    emergency_shown_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["narrative"],
                condition=Q(narrative__isnull=False) & ~Q(state__in=["closed", "merged", "withdrawn"]),
                name="case_one_open_a_narrative",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="case_merged_says_into_what",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) & ~Q(outcome="")
                | (~Q(state="closed") & Q(outcome="")),
                name="case_closed_says_how",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="without_label") | Q(title="", summary=""),
                name="case_without_label_keeps_no_words",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "-moved_at"],
                condition=~Q(state__in=["closed", "merged", "withdrawn"]),
                name="case_open_of_unit",
            ),
            models.Index(
                fields=["-moved_at"],
                condition=Q(state__in=["closed", "merged", "withdrawn"]),
                name="case_ended_latest",
            ),
        ]

    def __str__(self) -> str:
        return f"K-{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state not in ENDED


class CaseEvent(models.Model):
    """What happened to a case, for the people who work on it. Append-only; gone with the words of a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=24)
    start = models.CharField(max_length=16, blank=True)
    end = models.CharField(max_length=16, blank=True)
    reason = models.TextField(blank=True)
    other = models.ForeignKey(Case, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["pk"]
