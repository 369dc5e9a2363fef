"""The row is the publication: what is written here is only where it is found."""

from __future__ import annotations

from sejuk.desk.publishing.channels.job import Done, Job, Result, Target


def publish(job: Job) -> Result:
    """Public with the transaction that says so."""
    return Done(job.page, str(job.item.number))


def correct(job: Job) -> Result:
    """The page shows the version of the row."""
    return Done(job.page, str(job.item.number))


def withdraw(job: Job) -> Result:
    """The page says that it was withdrawn."""
    return Done(job.page, str(job.item.number))


def check(target: Target) -> Result:
    """It is this desk itself."""
    return Done()
