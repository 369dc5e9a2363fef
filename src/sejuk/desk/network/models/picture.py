"""Pictures of a kit: frozen with its words."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sejuk.desk.bank.models import Item
from sejuk.desk.network.models.broadcast import Broadcast


class BroadcastPicture(models.Model):
    """One picture: a copy of what the bank had when it was chosen, or the card drawn from the kit's words.

    The database takes no other bytes in its place; they go at the kit's end, and their hash stays.
    """

    broadcast = models.ForeignKey(Broadcast, on_delete=models.PROTECT, related_name="pictures")
    #: Where it is from; empty for the card.
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=16)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    #: For people who do not see it.
    alt = models.CharField(max_length=1200)
    #: Who made it, and under which right it may be used.
    origin = models.CharField(max_length=160)
    rights = models.CharField(max_length=9, choices=Item.Rights.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["broadcast", "item"], name="picture_once"),
            models.UniqueConstraint(
                fields=["broadcast"], condition=Q(item__isnull=True), name="picture_one_card"
            ),
            models.CheckConstraint(condition=~Q(alt="") & ~Q(origin=""), name="picture_says_what_and_whose"),
            models.CheckConstraint(
                condition=Q(media_type__in=["image/jpeg", "image/png"]), name="picture_is_one"
            ),
        ]

    @property
    def ending(self) -> str:
        """Of its file's name."""
        return "png" if self.media_type == "image/png" else "jpg"
