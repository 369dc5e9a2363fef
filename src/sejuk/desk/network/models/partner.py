"""Partners: people and outlets who asked to be told, and nothing about them but that.

There is no column for what somebody thinks, how many follow them, how useful or friendly they are (G8).
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Territory, Unit
from sejuk.desk.people import CODE_LENGTH, PARTNERS, choices


class PartnerState(models.TextChoices):
    """See ``sejuk.desk.network.transitions.PARTNER_TRANSITIONS``. Who leaves has no row any more."""

    PROPOSED = "proposed", _("Belum menjawab")
    ACTIVE = "active", _("Setuju")


class Subject(models.TextChoices):
    """What a partner may ask for."""

    CLARIFICATIONS = "clarifications", _("Klarifikasi kabar yang keliru")
    STAGES = "stages", _("Informasi tahapan pemilu")
    INVITATIONS = "invitations", _("Undangan dialog dan pertemuan pers")


class Way(models.TextChoices):
    """How a partner wants to be told."""

    MAIL = "mail", _("Surel")
    TELEGRAM = "telegram", _("Telegram")
    LINK = "link", _("Jangan kirimi saya; saya buka sendiri halaman saya")


LANGUAGES = [("id", _("Indonesia")), ("en", _("Inggris"))]


class Partner(models.Model):
    """Who was asked, or agreed. Before they agree there is only who, what kind and where to ask."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    #: What they are in public.
    kind = models.CharField(max_length=CODE_LENGTH, choices=choices(PARTNERS))
    name = models.CharField(max_length=120)
    contact = models.EmailField()
    state = models.CharField(max_length=8, choices=PartnerState.choices, default=PartnerState.PROPOSED)
    proposed_at = models.DateTimeField()
    #: A proposal without an answer is deleted then.
    expires_at = models.DateTimeField(null=True, blank=True)
    #: SHA-256 of the word in the link that was mailed; the database asks for the word itself.
    consent_digest = models.CharField(max_length=64, unique=True)
    consent_proof = models.CharField(max_length=64, blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)
    #: Signed, it opens the partner's own page.
    secret = models.CharField(max_length=43, unique=True)
    # From here on everything is the partner's own choice.
    territory = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    subjects = models.JSONField(default=list, blank=True)
    way = models.CharField(max_length=8, choices=Way.choices, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, blank=True)
    is_listed = models.BooleanField(default=False)
    #: Who pays or owns them, in their own words, for everybody to read.
    disclosure = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("contact"), name="partner_is_asked_once"),
            models.CheckConstraint(
                condition=~Q(state="active") | (~Q(consent_proof="") & Q(consented_at__isnull=False)),
                name="partner_active_has_consented",
            ),
            models.CheckConstraint(
                condition=~Q(state="proposed")
                | Q(
                    subjects=[],
                    way="",
                    language="",
                    is_listed=False,
                    disclosure="",
                    territory__isnull=True,
                    expires_at__isnull=False,
                ),
                name="partner_proposed_is_the_bare_minimum",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owner(self) -> str:
        """The name under which delivery finds what concerns this partner."""
        return f"partner:{self.pk}"


class LeftAlone(models.Model):
    """Somebody who is not asked again: a keyed hash of where they were asked; no name, no reason."""

    digest = models.CharField(max_length=64, primary_key=True)
    #: Silence is asked again one day; a no is not.
    until = models.DateTimeField(null=True, blank=True)
