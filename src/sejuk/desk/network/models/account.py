"""Official accounts of the institutions that take part, and what is wrong with them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Institution, Member, Unit


class Platform(models.TextChoices):
    """Where an account can be."""

    WEBSITE = "website", _("Situs web")
    FACEBOOK = "facebook", _("Facebook")
    INSTAGRAM = "instagram", _("Instagram")
    MASTODON = "mastodon", _("Mastodon")
    TELEGRAM = "telegram", _("Kanal Telegram")
    TIKTOK = "tiktok", _("TikTok")
    WHATSAPP = "whatsapp", _("Saluran WhatsApp")
    X = "x", _("X")
    YOUTUBE = "youtube", _("YouTube")


class AccountState(models.TextChoices):
    """See ``sejuk.desk.network.transitions.ACCOUNT_TRANSITIONS``."""

    PROPOSED = "proposed", _("Belum terbukti")
    VERIFIED = "verified", _("Terbukti resmi")
    SUSPENDED = "suspended", _("Ditarik sementara dari daftar")
    ENDED = "ended", _("Tidak dipakai lagi")


class OfficialAccount(models.Model):
    """An account of an institution. Only what is ``verified`` is official (G9)."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="accounts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    platform = models.CharField(max_length=9, choices=Platform.choices)
    name = models.CharField(max_length=120)
    address = models.URLField(max_length=300, unique=True)
    #: A function, not a person: who answers for what is published there.
    keeper = models.CharField(max_length=120)
    #: Where the token is shown: the account's own page, or a page of the institution's domain that names it.
    proof_address = models.URLField(max_length=300)
    feed = models.URLField(max_length=300, blank=True)
    token = models.CharField(max_length=43)
    state = models.CharField(max_length=9, choices=AccountState.choices, default=AccountState.PROPOSED)
    proposed_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    verified_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    #: Title and description of the public page as they were when it was verified.
    seen_title = models.CharField(max_length=200, blank=True)
    seen_description = models.CharField(max_length=300, blank=True)
    last_post_at = models.DateTimeField(null=True, blank=True)
    #: Days without a post after which somebody should look.
    silent_after = models.PositiveSmallIntegerField(default=14)

    class Meta:
        ordering = ["institution__name", "platform", "name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["verified", "suspended"]) | Q(verified_at__isnull=False),
                name="account_official_was_verified",
            ),
            models.CheckConstraint(condition=~Q(token=""), name="account_has_a_token"),
        ]

    def __str__(self) -> str:
        return self.name


class AccountWarning(models.Model):
    """Something about an account that a person should look at; open until it is gone or settled."""

    class Kind(models.TextChoices):
        TOKEN_GONE = "token_gone", _("Tandanya hilang dari halaman akun")
        RENAMED = "renamed", _("Nama atau keterangan akun berubah")
        MOVED = "moved", _("Alamatnya mengalihkan ke tempat lain")
        UNREACHABLE = "unreachable", _("Tidak dapat dibuka")
        SILENT = "silent", _("Lama tidak ada kiriman baru")

    account = models.ForeignKey(OfficialAccount, on_delete=models.CASCADE, related_name="warnings")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "kind"],
                condition=Q(ended_at__isnull=True),
                name="account_warning_open_once",
            )
        ]
