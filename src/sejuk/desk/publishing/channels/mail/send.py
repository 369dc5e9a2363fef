"""Letters to subscribers, by the room of delivery: each goes at most once, whatever dies.

A letter is named after the publication, the version and the subscriber, so handing the same letters over
again queues none of them twice. What may have arrived cannot be called back: it is followed by a letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from sejuk.desk.delivery.models import Channel, Message, MessageState
from sejuk.desk.delivery.services.forgetting import call_back
from sejuk.desk.delivery.services.queueing import Recipient, Words, queue
from sejuk.desk.publishing.channels.job import ABSENT, Done, Job, Result, Target
from sejuk.desk.publishing.channels.mail.texts import letter, withdrawal
from sejuk.desk.publishing.models import Outlet, Subscriber
from sejuk.desk.publishing.sealing import unseal_address
from sejuk.desk.publishing.subscribing.links import leave_link

#: It reached the subscriber, or may have.
_WENT = (MessageState.SENT, MessageState.SENDING, MessageState.UNCERTAIN)


def batch_of(key: str, version: int) -> str:
    """What the letters of one version belong to."""
    return f"publication:{key}:{version}"


@transaction.atomic
def publish(job: Job) -> Result:
    """To everybody who confirmed."""
    unit = Outlet.objects.select_related("unit").get(pk=job.target.outlet).unit
    people = Subscriber.objects.filter(unit=unit, confirmed_at__isnull=False)
    _queue(job, batch_of(job.key, job.item.version), letter(job.item, job.page), people)
    return Done(job.page, str(job.item.version))


@transaction.atomic
def correct(job: Job) -> Result:
    """The newer version to everybody; what still waits of the older stays."""
    for version in range(1, job.item.version):
        call_back(batch_of(job.key, version))
    return publish(job)


@transaction.atomic
def withdraw(job: Job) -> Result:
    """To those whom a version reached, or may have; what still waits stays."""
    batches = [batch_of(job.key, version) for version in range(1, job.item.version + 1)]
    keys = Message.objects.filter(batch__in=batches, state__in=_WENT).values_list("key", flat=True)
    reached = {int(key.rpartition(":")[2]) for key in keys}
    for batch in batches:
        call_back(batch)
    people = Subscriber.objects.filter(pk__in=reached, confirmed_at__isnull=False)
    _queue(job, f"withdrawal:{job.key}", withdrawal(job.item, job.page), people)
    return Done("", job.remote_id)


def find(job: Job) -> Result:
    """Nothing to look for: letters that are queued are not queued again."""
    return ABSENT


def check(target: Target) -> Result:
    """The mail server is the office's own; deliveries say when it does not answer."""
    return Done()


def _queue(job: Job, batch: str, words: Words, people: Iterable[Subscriber]) -> None:
    outlet = Outlet.objects.select_related("unit").get(pk=job.target.outlet)
    queue(batch, outlet.unit, words, _recipients(batch, people))


@sensitive_variables()
def _recipients(batch: str, people: Iterable[Subscriber]) -> Iterator[Recipient]:
    for one in people:
        address = unseal_address(one.address, str(one.key))
        if not address:
            continue
        link = leave_link(one)
        with translation.override(one.language):
            personal = _("Berhenti berlangganan: %(link)s") % {"link": link}
        yield Recipient(f"{batch}:{one.pk}", Channel.MAIL, address, one.owner, f"\n\n{personal}\n", link)
