"""Telegram chats that their owners connected themselves."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class TelegramChat(models.Model):
    """The chat in which ``owner`` (``member:3``, ``partner:7``) wants to be told; nothing else is known."""

    owner = models.CharField(max_length=60, unique=True)
    chat = models.CharField(max_length=24)
    linked_at = models.DateTimeField()


class LinkCode(models.Model):
    """A code that connects a chat once; only its hash is kept."""

    owner = models.CharField(max_length=60, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()


class BotCursor(models.Model):
    """Up to where the bot's post was read: one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    offset = models.BigIntegerField(default=0)
    moved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="bot_cursor_is_one")]
