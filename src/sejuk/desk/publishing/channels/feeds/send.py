"""The row is the entry: what is written here is only where it is found."""

from __future__ import annotations

from sejuk.desk.publishing.addresses import feed_of
from sejuk.desk.publishing.channels.job import Done, Job, Result, Target


def publish(job: Job) -> Result:
    """In the feeds with the transaction that says so."""
    return Done(feed_of(job.target.outlet), str(job.item.number))


def correct(job: Job) -> Result:
    """The entry shows the version of the row, under the same name."""
    return publish(job)


def withdraw(job: Job) -> Result:
    """The entry says that it was withdrawn."""
    return publish(job)


def check(target: Target) -> Result:
    """It is this desk itself."""
    return Done()
