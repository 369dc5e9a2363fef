"""An outlet: one channel of one unit, with the official account it publishes on and the key to its door."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from sejuk.desk.network.models import OfficialAccount
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.publishing.channels.registry import Channel, channels
from sejuk.desk.publishing.words import ERRORS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Outlet(models.Model):
    """Where a unit publishes. Where that is, only the listed account says (G9)."""

    #: Binds the sealed key to this row.
    name = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    #: The folder of its channel.
    kind = models.CharField(max_length=16)
    account = models.ForeignKey(
        OfficialAccount, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    user = models.CharField(max_length=120, blank=True)
    #: A token or an application password, encrypted (``sealing``); read by the run that uses it alone.
    secret = models.BinaryField(default=b"", editable=False)
    #: Who connected it; nobody for the office's own pages.
    made_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    #: The last time somebody tried the door, and why it did not open (``words.ERRORS``).
    tested_at = models.DateTimeField(null=True, blank=True)
    test_error = models.CharField(max_length=24, blank=True)
    #: The platform asked us to stay away until then.
    paused_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["unit__path", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["portal", "feeds", "mail"], account__isnull=True)
                | (~Q(kind__in=["portal", "feeds", "mail"]) & Q(account__isnull=False)),
                name="outlet_elsewhere_has_an_account",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(secret=b""), name="outlet_closed_keeps_no_key"
            ),
            models.UniqueConstraint(
                fields=["unit", "kind", "account"],
                nulls_distinct=False,
                condition=Q(closed_at__isnull=True),
                name="outlet_once",
            ),
        ]

    @property
    def channel(self) -> Channel:
        """How it is published there."""
        return channels()[self.kind]

    @property
    def error(self) -> StrOrPromise:
        """Why the door did not open the last time, in words."""
        return ERRORS.get(self.test_error, "")

    @property
    def platform(self) -> str:
        """Where the account is; empty for what is the office's own."""
        return self.account.platform if self.account else ""
