"""Which state of the groups the stored posts are in."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q


class Grouping(models.Model):
    """One row. ``version`` changes with everything that changes groups: a batch of posts, a merge, a split.

    A process that grouped the last batch under the same version may go on with what it remembers; any
    other rebuilds from the stored posts first. A random value, so that a rolled-back one never comes again.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    version = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="grouping_is_one")]
