"""What is kept of kits: how an institution looks, and where a text was read out or put up."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Institution, Member, Unit
from sejuk.desk.responses.models import Version

_COLOURS = Q(colour__regex=r"^#[0-9a-f]{6}$", on_colour__regex=r"^#[0-9a-f]{6}$")


class _Styled(models.Model):
    """Colours, the lines below the name, and a PNG that was drawn anew here, or empty."""

    colour = models.CharField(max_length=7)
    on_colour = models.CharField(max_length=7)
    letterhead = models.JSONField(default=list, blank=True)
    logo = models.BinaryField(default=b"")

    class Meta:
        abstract = True


class Look(_Styled):
    """An institution's own colours, letterhead and logo; without a row it has ours."""

    institution = models.OneToOneField(
        Institution, primary_key=True, on_delete=models.PROTECT, related_name="look"
    )
    changed_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    #: The second person; nobody where the institution had nobody else.
    agreed_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_COLOURS, name="look_has_colours"),
            models.CheckConstraint(condition=~Q(agreed_by=models.F("changed_by")), name="look_by_two_people"),
        ]


class LookProposal(_Styled):
    """A look that somebody proposed; no picture is drawn with it until a second person agrees."""

    institution = models.OneToOneField(
        Institution, primary_key=True, on_delete=models.PROTECT, related_name="look_proposal"
    )
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=_COLOURS, name="look_proposal_has_colours")]


class Medium(models.TextChoices):
    """Ways that need no internet."""

    RADIO = "radio", _("Radio")
    SCREEN = "screen", _("Teks berjalan atau layar")
    LEAFLET = "leaflet", _("Selebaran dibagikan")
    BOARD = "board", _("Ditempel di papan pengumuman")
    HALL = "hall", _("Dibacakan di balai desa")
    LOUDSPEAKER = "loudspeaker", _("Pengeras suara keliling")
    MEETING = "meeting", _("Dibacakan dalam pertemuan warga")


class Airing(models.Model):
    """A person's word that one approved version was read out or put up. Who heard it is nobody's business.

    The place is a village, a station or a hall, never a person.
    """

    #: What the form was sent with: a second click records nothing twice.
    client_id = models.UUIDField(editable=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="airings")
    #: SHA-256 of the bytes that were read out: those that were approved.
    sha256 = models.CharField(max_length=64)
    medium = models.CharField(max_length=11, choices=Medium.choices)
    #: The office that did it; a sector or district office stands for its kecamatan.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=100)
    aired_at = models.DateTimeField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    #: Recorded by mistake: it does not count any more.
    undone_at = models.DateTimeField(null=True, blank=True)
    #: After a correction or a withdrawal: what was done about it.
    settled_at = models.DateTimeField(null=True, blank=True)
    done = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["-aired_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["by", "client_id"], name="airing_once"),
            models.CheckConstraint(condition=~Q(place=""), name="airing_has_a_place"),
            models.CheckConstraint(
                condition=Q(aired_at__lte=models.F("recorded_at")), name="airing_is_not_a_plan"
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, done="") | Q(settled_at__isnull=False) & ~Q(done=""),
                name="airing_settled_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_medium_display()}: {self.place}"
