"""Institutions that work together on one instance (G14)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Institution(models.Model):
    """An institution with its own domain. It has joined once its domain carried our token."""

    class Kind(models.TextChoices):
        POLICE = "police", _("Kepolisian")
        COMMS_OFFICE = "comms_office", _("Dinas komunikasi dan informatika")
        ELECTION_COMMISSION = "election_commission", _("KPU")
        ELECTION_SUPERVISOR = "election_supervisor", _("Bawaslu")
        FACT_CHECKER = "fact_checker", _("Pemeriksa fakta")
        NEWSROOM = "newsroom", _("Redaksi")

    name = models.CharField(max_length=160, unique=True)
    short_name = models.CharField(max_length=40)
    kind = models.CharField(max_length=24, choices=Kind.choices)
    domain = models.CharField(max_length=253, unique=True)
    #: What the domain must publish at /.well-known/sejuk.txt.
    token = models.CharField(max_length=64)
    is_founder = models.BooleanField(default=False)
    joined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_founder"], condition=Q(is_founder=True), name="institution_one_founder"
            ),
            models.CheckConstraint(condition=Q(domain=models.functions.Lower("domain")), name="institution_domain_lower"),
        ]

    def __str__(self) -> str:
        return self.short_name
