"""A text, its versions, and whose hand is in them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sejuk.desk.cases.models import Case, ResponseDecision
from sejuk.desk.organisation.models import Institution, Member, Territory, Unit
from sejuk.desk.people import AUDIENCES, CODE_LENGTH, People, choices
from sejuk.desk.responses.item import Kind

LANGUAGES = [
    ("id", _("Bahasa Indonesia")),
    ("jv", _("Bahasa Jawa")),
    ("su", _("Bahasa Sunda")),
    ("en", _("Bahasa Inggris")),
]


class TextKind(models.TextChoices):
    """The kinds of ``item.Kind`` with their names on screen."""

    CLARIFICATION = Kind.CLARIFICATION.value, pgettext_lazy("jenis teks", "Klarifikasi")
    APPEAL = Kind.APPEAL.value, _("Imbauan")
    EDUCATION = Kind.EDUCATION.value, _("Edukasi")
    PREBUNK = Kind.PREBUNK.value, _("Prebunk: penjelasan sebelum rumor menyebar")
    PRESS_RELEASE = Kind.PRESS_RELEASE.value, _("Siaran pers")
    ANSWER = Kind.ANSWER.value, _("Jawaban untuk wartawan")
    TALKING_POINTS = Kind.TALKING_POINTS.value, _("Pokok bicara")


class VersionState(models.TextChoices):
    """See ``sejuk.desk.responses.transitions.VERSION_TRANSITIONS``."""

    DRAFT = "draft", _("Rancangan")
    SUBMITTED = "submitted", _("Menunggu persetujuan")
    NEEDS_OTHER = "needs_other", _("Menunggu lembaga lain")
    RETURNED = "returned", _("Dikembalikan")
    APPROVED = "approved", _("Disetujui")
    PUBLISHED = "published", _("Terbit")
    CORRECTED = "corrected", _("Diganti koreksi")
    WITHDRAWN = "withdrawn", _("Ditarik")


#: Somebody still works on it; at most one version of a text is.
OPEN = ("draft", "submitted", "needs_other")
#: Its bytes were approved and hold.
OUT = ("approved", "published")


class Response(models.Model):
    """A text of an office: about a case's verdict, or about a theme. Its words are in its versions.

    Its key is its public number.
    """

    #: What the form was sent with: a second click makes no second draft.
    client_id = models.UUIDField(null=True, unique=True, editable=False)
    kind = models.CharField(max_length=14, choices=TextKind.choices)
    audience = models.CharField(max_length=CODE_LENGTH, choices=choices(AUDIENCES), default=People.PUBLIC)
    #: A kind of stage (``stages/data/kinds.toml``), or empty.
    stage = models.CharField(max_length=40, blank=True)
    #: The case whose confirmed verdict it tells; empty for a text about a theme.
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="responses")
    #: The decision that it carries out.
    decision = models.ForeignKey(
        ResponseDecision, null=True, blank=True, on_delete=models.SET_NULL, related_name="responses"
    )
    #: What a text without a case is about: a theme of the engine.
    theme = models.CharField(max_length=24, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    #: When it was seen that the verdict it tells does not hold any more: to be corrected or withdrawn.
    outdated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=False, theme="") | Q(case__isnull=True) & ~Q(theme=""),
                name="response_about_a_case_or_a_theme",
            )
        ]

    def __str__(self) -> str:
        return f"T-{self.pk}"


class Version(models.Model):
    """One version of a text. Its words are fixed once it was submitted.

    ``number`` counts every version; ``edition`` counts what the public sees, its corrections from 1.
    """

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    edition = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=11, choices=VersionState.choices, default=VersionState.DRAFT)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="id")
    title = models.CharField(max_length=160)
    #: One or two sentences that stand alone.
    summary = models.CharField(max_length=280)
    #: ``[{"part": …, "text": …}]``, see ``item.Part``.
    passages = models.JSONField(default=list)
    #: ``[{"authority": …, "label": …, "address": …}]``; authority is a kind of institution or ``other``.
    sources = models.JSONField(default=list)
    contact = models.CharField(max_length=200)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    #: What changed since the edition before; empty for the first.
    correction = models.CharField(max_length=500, blank=True)
    #: The key of the verdict that it tells. No foreign key: a corrected verdict marks the text.
    verdict_key = models.BigIntegerField(null=True, blank=True)
    about_process = models.BooleanField(default=False)
    #: The checks found what somebody of another institution must see (G7).
    names_somebody = models.BooleanField(default=False)
    #: Practised, never published: about the process without a second institution (G14).
    is_training = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    #: The item as it was submitted, and its SHA-256: what approvers read and approve.
    submitted = models.BinaryField(default=b"")
    digest = models.CharField(max_length=64, blank=True)
    #: The same item with the time of its approval, and its SHA-256: what goes out.
    body = models.BinaryField(default=b"")
    sha256 = models.CharField(max_length=64, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    #: When it was corrected or withdrawn.
    ended_at = models.DateTimeField(null=True, blank=True)
    #: Why it came back or was withdrawn, in the person's words. That of a withdrawal is public.
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["response_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["response", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["response"], condition=Q(state__in=OPEN), name="version_one_open"
            ),
            models.UniqueConstraint(
                fields=["response"], condition=Q(state="published"), name="version_one_published"
            ),
            models.UniqueConstraint(
                fields=["response", "edition"],
                condition=Q(state__in=["approved", "published", "corrected"]),
                name="version_edition_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(submitted_at__isnull=False) & ~Q(digest=""),
                name="version_submitted_has_its_bytes",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "published", "corrected"])
                | Q(approved_at__isnull=False) & ~Q(sha256=""),
                name="version_out_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(is_training=False) | ~Q(state__in=["published", "corrected"]),
                name="version_training_stays_in",
            ),
            models.CheckConstraint(
                condition=Q(edition=1) | ~Q(correction=""), name="version_correction_says_what"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Writing(models.Model):
    """Whose hand is in a version: nobody of them approves it, in whatever role. Append-only."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="writings")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "member"], name="writing_once")]
