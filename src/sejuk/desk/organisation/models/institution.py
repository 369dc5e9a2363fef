"""Institutions that work together on one instance (G14)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.domains import clean_domain, registrable_domain


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
    #: The part of ``domain`` that somebody registered; unique: one owner brings one institution.
    registrable_domain = models.CharField(max_length=253, unique=True, editable=False)
    #: What the domain must publish at /.well-known/sejuk.txt.
    token = models.CharField(max_length=64)
    is_founder = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(
        "organisation.Member", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_founder"], condition=Q(is_founder=True), name="institution_one_founder"
            ),
            models.CheckConstraint(
                condition=Q(domain=models.functions.Lower("domain")), name="institution_domain_lower"
            ),
            models.CheckConstraint(
                condition=Q(is_founder=False) | Q(joined_at__isnull=False),
                name="institution_founder_has_joined",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def has_joined(self) -> bool:
        """Whether its domain carried our token (the founder counts as joined)."""
        return self.joined_at is not None

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Derive the registrable domain, which the database keeps unique."""
        self.domain = clean_domain(self.domain)
        self.registrable_domain = registrable_domain(self.domain)
        super().save(*args, **kwargs)
