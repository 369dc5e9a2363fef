"""What was decided to do, and to whom a case was referred."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.models.case import Case
from sejuk.desk.organisation.models import Institution, Member, Unit


class ResponseDecision(models.Model):
    """One thing to do about a case, with an owner, a deadline and a report back."""

    class Kind(models.TextChoices):
        DO_NOTHING = "do_nothing", _("Tidak menanggapi")
        CLARIFY = "clarify", _("Klarifikasi")
        PREBUNK = "prebunk", _("Prebunk: penjelasan sebelum rumor menyebar")
        DIALOGUE = "dialogue", _("Dialog")
        FIX = "fix", _("Memperbaiki pokok masalahnya")
        REFER = "refer", _("Meneruskan ke lembaga yang berwenang")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.TextField()
    owner_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    report = models.TextField(blank=True)
    reported_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_a_reason"),
            models.CheckConstraint(
                condition=Q(kind="do_nothing") | Q(due_at__isnull=False), name="decision_has_a_deadline"
            ),
        ]


class Destination(models.TextChoices):
    """To whom a matter may go: a closed list, and no investigator in it (G6)."""

    PLATFORM = "platform", _("Laporan kepada platform")
    KOMDIGI = "komdigi", _("Aduan Konten Komdigi")
    KPU = "kpu", _("Klarifikasi KPU")
    BAWASLU = "bawaslu", _("Bawaslu (peserta, kampanye, dan pejabat saja)")
    PRESS_COUNCIL = "press_council", _("Dewan Pers")
    FACT_CHECKER = "fact_checker", _("Pemeriksa fakta")
    PUBLIC_SERVICE = "public_service", _("Pengaduan pelayanan publik (SP4N-LAPOR!)")
    OMBUDSMAN = "ombudsman", _("Ombudsman (aduan tentang pejabat)")
    KOMPOLNAS = "kompolnas", _("Kompolnas (aduan tentang polisi)")
    PROPAM = "propam", _("Propam (aduan tentang polisi)")
    DKPP = "dkpp", _("DKPP (aduan tentang penyelenggara pemilu)")


class Referral(models.Model):
    """A letter or form to a destination. It carries the narrative, the verdict and public addresses only.

    What a protected criticism complains about is routed without a case: ``case`` is empty then, so that no
    row leads from the routing to who said it (G2).
    """

    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.CASCADE, related_name="referrals")
    decision = models.OneToOneField(
        ResponseDecision, null=True, blank=True, on_delete=models.CASCADE, related_name="referral"
    )
    destination = models.CharField(max_length=14, choices=Destination.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    #: The matter in the desk's own words.
    subject = models.CharField(max_length=200)
    body = models.TextField()
    #: For Bawaslu: whether it is about a contestant, a campaign or an official; nothing else goes there.
    about_official = models.BooleanField(default=False)
    made_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    #: A matter without a case enters the chain on a later day, so that no line stands beside a closing.
    in_chain = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(destination__in=["bawaslu", "ombudsman", "kompolnas", "propam", "dkpp"])
                | Q(about_official=True),
                name="referral_of_officials_only",
            ),
            models.CheckConstraint(
                condition=Q(destination__in=[code for code, _label in Destination.choices]),
                name="referral_goes_to_the_closed_list",
            ),
            models.CheckConstraint(condition=~Q(subject="") & ~Q(body=""), name="referral_says_something"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | (Q(sent_at__isnull=False) & ~Q(answer="")),
                name="referral_answer_follows_a_letter",
            ),
        ]
