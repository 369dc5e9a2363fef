"""A source: where posts come from, why, until when, and who agreed (G16)."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Institution, Member, Office, Territory, Unit


class SourceState(models.TextChoices):
    """See ``sejuk.desk.listening.transitions.ALLOWED_TRANSITIONS``."""

    DRAFT = "draft", _("Rancangan")
    PROPOSED = "proposed", _("Menunggu persetujuan")
    ACTIVE = "active", _("Aktif")
    PAUSED = "paused", _("Dijeda")
    REFUSED = "refused", _("Ditolak")
    ENDED = "ended", _("Berakhir")


class Source(models.Model):
    """One feed, file drop, tip-line or keyword. Every row is a line on the public source list."""

    class Kind(models.TextChoices):
        OUTLET = "outlet", _("Media")
        OFFICIAL_ACCOUNT = "official_account", _("Akun resmi")
        CAMPAIGN_ACCOUNT = "campaign_account", _("Akun kampanye terdaftar")
        PUBLIC_PAGE = "public_page", _("Halaman publik banyak penulis")
        KEYWORD = "keyword", _("Kata kunci")
        FILE = "file", _("Berkas")
        TIP_LINE = "tip_line", _("Saluran laporan")

    #: Kinds whose author is a public role and counts as itself.
    PUBLIC_VOICES = (Kind.OUTLET, Kind.OFFICIAL_ACCOUNT, Kind.CAMPAIGN_ACCOUNT)
    #: Voices that answer for what they state, by press law or office: their reports are no rumours.
    ANSWERABLE = (Kind.OUTLET, Kind.OFFICIAL_ACCOUNT)

    #: Not null: no source exists before the office's first-run page is complete (G18).
    office = models.ForeignKey(Office, on_delete=models.PROTECT, default=1, related_name="sources")
    connector = models.CharField(max_length=32)
    config = models.JSONField(default=dict)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    single_author = models.BooleanField(default=False)
    territory = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    purpose = models.TextField()
    ends_on = models.DateField()
    state = models.CharField(max_length=10, choices=SourceState.choices, default=SourceState.DRAFT)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="sources")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="sources")
    requested_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    approved_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_by_institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    #: Alone, without a second institution, a source may start only after this moment.
    waits_until = models.DateTimeField(null=True, blank=True)
    activated_at = models.DateTimeField(null=True, blank=True)
    #: When and why the state last changed; the reason is a person's words, the code is ours.
    state_at = models.DateTimeField(null=True, blank=True)
    state_reason = models.CharField(max_length=400, blank=True)
    state_code = models.CharField(max_length=24, blank=True)

    #: The shortest purpose that says something, and the longest time a source may run.
    MIN_PURPOSE = 20
    MAX_DAYS = 366

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=GreaterThanOrEqual(Length(Trim("purpose")), 20), name="source_has_purpose"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__lte=F("requested_at") + timedelta(days=367)),
                name="source_ends_within_a_year",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(state_reason=""), name="source_refused_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(single_author=False)
                | Q(kind__in=["outlet", "official_account", "campaign_account"]),
                name="source_single_author_is_public_role",
            ),
            models.CheckConstraint(
                condition=~Q(approved_by_institution=F("institution")),
                name="source_approved_by_another_institution",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["active", "paused"])
                | Q(approved_by_institution__isnull=False)
                | (Q(waits_until__isnull=False) & Q(activated_at__gte=F("waits_until"))),
                name="source_active_was_approved_or_waited",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_public_voice(self) -> bool:
        """Whether the source itself is the author of what it carries."""
        return self.kind in self.PUBLIC_VOICES

    @property
    def is_brought(self) -> bool:
        """Whether people bring its items and nothing is fetched."""
        return self.is_upload or self.kind == self.Kind.TIP_LINE

    @property
    def is_upload(self) -> bool:
        """Whether a person brings its items in as files."""
        return self.connector == "files"
