"""When the desk's own chores were last begun."""

from __future__ import annotations

from django.db import models


class Chore(models.Model):
    """A recurring piece of work, in the desk's time (the world's, in the demo)."""

    name = models.CharField(primary_key=True, max_length=32)
    begun_at = models.DateTimeField()
