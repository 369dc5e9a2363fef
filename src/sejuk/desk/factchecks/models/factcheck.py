"""Fact-checks: one row a published check, its versions, and the public addresses where the claim appeared."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.bank.models import Item
from sejuk.desk.cases.models import Accuracy
from sejuk.desk.factchecks.models.subscription import Subscription
from sejuk.desk.organisation.models import Institution, Member, Unit


class Origin(models.TextChoices):
    """Whose it is. What is our own changes through a publication only."""

    OWN = "own", _("Terbitan lembaga di sini")
    IMPORTED = "imported", _("Dimasukkan petugas")
    SUBSCRIBED = "subscribed", _("Dari langganan")


class State(models.TextChoices):
    """What counts now. A withdrawn check is still readable at its page and is offered to nobody."""

    CURRENT = "current", _("Berlaku")
    WITHDRAWN = "withdrawn", _("Ditarik")


class FactCheck(models.Model):
    """A published check of one claim, as its newest version says it.

    There is no field for a person: neither who made the claim nor who wrote the check (G1).
    """

    #: Where the check was published.
    url = models.URLField(max_length=600)
    #: The one form of that address, by which it is found.
    address = models.CharField(max_length=600, db_index=True)
    claim = models.TextField()
    #: What tells several reviews of one page apart: a hash of the claim's words.
    claim_digest = models.CharField(max_length=32, editable=False, db_index=True)
    #: In the publisher's words: title of the page and the finding in one or two sentences.
    title = models.CharField(max_length=300, blank=True)
    summary = models.TextField(blank=True)
    #: Two or three letters (ISO 639) where the publisher says it.
    language = models.CharField(max_length=3, blank=True)
    #: A code of the crosswalk; empty where the publisher's rating has none. The rating stays as written.
    accuracy = models.CharField(max_length=22, choices=Accuracy.choices, blank=True)
    rating = models.CharField(max_length=160)
    #: An institution or an outlet, never a person.
    publisher = models.CharField(max_length=200)
    publisher_url = models.URLField(max_length=400, blank=True)
    published_at = models.DateTimeField()
    #: Links to what the check rests on: ``[{"label": …, "url": …}]``.
    evidence = models.JSONField(default=list, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    #: What the newest version corrected, as prominent as the finding (G11).
    correction = models.TextField(blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.CURRENT)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=400, blank=True)

    origin = models.CharField(max_length=10, choices=Origin.choices)
    #: Ours: the institution that answers for it, the text's public number and the hash of what was approved.
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveBigIntegerField(null=True, blank=True, unique=True)
    sha256 = models.CharField(max_length=64, blank=True)
    case_id = models.BigIntegerField(null=True, blank=True)
    subscription = models.ForeignKey(
        Subscription, null=True, blank=True, on_delete=models.PROTECT, related_name="factchecks"
    )
    #: Who brought it in, and for which unit; empty for our own and what a subscription brought.
    by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)
    #: Set by the database in the order in which changes become visible: who knows one knows all before it.
    edition = models.BigIntegerField(default=0, editable=False, db_index=True)

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["address", "claim_digest"], name="factcheck_once"),
            models.CheckConstraint(
                condition=~Q(claim="") & ~Q(rating="") & ~Q(publisher=""), name="factcheck_says_what_and_who"
            ),
            models.CheckConstraint(
                condition=Q(origin="own", institution__isnull=False, number__isnull=False, subscription=None)
                | Q(origin="imported", number=None, by__isnull=False, unit__isnull=False)
                | Q(origin="subscribed", number=None, subscription__isnull=False),
                name="factcheck_has_an_origin",
            ),
            models.CheckConstraint(
                condition=Q(state="current", withdrawn_at=None)
                | Q(state="withdrawn", withdrawn_at__isnull=False),
                name="factcheck_withdrawn_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(version=1) | Q(corrected_at__isnull=False), name="factcheck_corrected_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.claim[:120]

    @property
    def language_name(self) -> str:
        """The language in words; its code where we have none."""
        known = dict(Item.Language.choices)
        return str(known.get(self.language, self.language))

    @property
    def is_ours(self) -> bool:
        """Whether an institution of this instance published it."""
        return self.origin == Origin.OWN


class Version(models.Model):
    """What a fact-check said in one version. Written once; never changed or deleted."""

    factcheck = models.ForeignKey(FactCheck, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    claim = models.TextField()
    claim_digest = models.CharField(max_length=32, editable=False, db_index=True)
    title = models.CharField(max_length=300, blank=True)
    summary = models.TextField(blank=True)
    rating = models.CharField(max_length=160)
    accuracy = models.CharField(max_length=22, choices=Accuracy.choices, blank=True)
    correction = models.TextField(blank=True)
    evidence = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["factcheck", "number"], name="factcheck_version_once")]


class Library(models.Model):
    """One row with a name of this database, so that an index kept in a file is not taken for another's."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    token = models.UUIDField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="factcheck_library_is_one")]


class Appearance(models.Model):
    """A public address where the claim appeared: platform and item id, without the handle (G1)."""

    factcheck = models.ForeignKey(FactCheck, on_delete=models.CASCADE, related_name="appearances")
    address = models.CharField(max_length=400, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["factcheck", "address"], name="factcheck_appearance_once")
        ]
