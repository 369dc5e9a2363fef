"""Content for other offices to reuse, with its origin and rights, and what became of it."""

from __future__ import annotations

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from sejuk.desk.bank.lexemes import ItemLexemes
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.photos.models import Photo


class ItemState(models.TextChoices):
    """See ``sejuk.desk.bank.transitions.ITEM_TRANSITIONS``."""

    DRAFT = "draft", _("Rancangan")
    PROPOSED = "proposed", _("Menunggu orang kedua")
    APPROVED = "approved", _("Boleh dipakai")
    WITHDRAWN = "withdrawn", _("Ditarik")


class Item(models.Model):
    """A text, photo, infographic or video. What was approved is adapted as an item of its own, not edited."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Teks")
        PHOTO = "photo", _("Foto")
        INFOGRAPHIC = "infographic", _("Infografik")
        VIDEO = "video", _("Video (tautan)")
        AUDIO = "audio", _("Audio (tautan)")

    class Rights(models.TextChoices):
        OWN = "own", _("Buatan sendiri, bebas dipakai lembaga lain")
        CC_BY = "cc_by", _("CC BY: sebut sumbernya")
        CC_BY_SA = "cc_by_sa", _("CC BY-SA: sebut sumbernya, lisensi sama")
        PUBLIC = "public", _("Dokumen publik")
        PERMITTED = "permitted", _("Dengan izin tertulis pemiliknya")

    class Language(models.TextChoices):
        INDONESIAN = "id", _("Indonesia")
        JAVANESE = "jv", _("Jawa")
        SUNDANESE = "su", _("Sunda")
        MALAY = "ms", _("Melayu")
        ENGLISH = "en", _("Inggris")
        OTHER = "other", _("Bahasa daerah lain")

    kind = models.CharField(max_length=11, choices=Kind.choices)
    title = models.CharField(max_length=160)
    text = models.TextField(blank=True)
    link = models.URLField(max_length=400, blank=True)
    photo = models.ForeignKey(Photo, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    #: Who made it: an office or an outlet, never a member of the public.
    origin = models.CharField(max_length=160)
    rights = models.CharField(max_length=9, choices=Rights.choices)
    #: How those who are seen or heard agreed.
    consent = models.CharField(max_length=240, blank=True)
    #: Codes of a stage's kind and of a theme; empty fits everywhere.
    stage = models.CharField(max_length=40, blank=True)
    theme = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.INDONESIAN)
    adapted_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="adaptations"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    #: Made with the form: an item that is sent twice is one.
    client_id = models.UUIDField(null=True, editable=False)
    made_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=ItemState.choices, default=ItemState.DRAFT)
    approved_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    #: Why, for those who used it.
    withdrawn_because = models.CharField(max_length=240, blank=True)
    #: What the search box looks in, made by the database.
    words = models.GeneratedField(
        expression=ItemLexemes(Concat("title", Value(" "), "text", output_field=models.TextField())),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["by", "client_id"], name="bank_item_once"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("by")), name="bank_item_by_two"
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_by__isnull=False),
                name="bank_item_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(link="") | Q(photo__isnull=False), name="bank_item_holds_something"
            ),
            models.CheckConstraint(condition=~Q(origin=""), name="bank_item_has_origin"),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""), name="bank_item_withdrawn_why"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Use(models.Model):
    """A unit used an item: where it came out. Told when the item is withdrawn."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="uses")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    #: Where it came out: an official account, a page, a meeting.
    where = models.CharField(max_length=160)
    link = models.URLField(max_length=400, blank=True)
    #: After a withdrawal: somebody of the unit said what was done about it.
    told_at = models.DateTimeField(null=True, blank=True)
    done = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "unit", "where"], name="bank_use_once"),
            models.CheckConstraint(
                condition=Q(told_at__isnull=True, done="") | Q(told_at__isnull=False) & ~Q(done=""),
                name="bank_use_settled_with_words",
            ),
        ]
