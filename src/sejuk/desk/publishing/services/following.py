"""Corrections and withdrawals go wherever the text went, by themselves (G11).

Whoever approved the newer version, or withdrew the text, decided it for every place. A publication that is
just being sent is followed when its try ends.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.publishing.addresses import page_of
from sejuk.desk.publishing.channels.job import Done, Job, Target
from sejuk.desk.publishing.models import LIVE, Publication, PublicationState
from sejuk.desk.publishing.services.moving import fresh, moved
from sejuk.desk.publishing.services.standing import stands
from sejuk.desk.responses.models import Version, VersionState
from sejuk.desk.responses.services.looking import unlooked

_S = PublicationState


@transaction.atomic
def follow(number: int) -> int:
    """Let every publication of a text follow what holds now; give how many there are."""
    rows = Publication.objects.select_for_update(of=("self",)).select_related(
        "outlet__account", "outlet__unit"
    )
    found = list(rows.filter(number=number, state__in=LIVE).order_by("pk"))
    for publication in found:
        follow_one(publication)
    return len(found)


def follow_one(publication: Publication) -> None:
    """The same for one, whose row is held."""
    if publication.runner is not None or publication.maybe:
        return
    version = out_now(publication.number)
    if version is None:
        _withdraw(publication)
    elif version.edition > publication.version:
        _correct(publication, version)
    _at_once(publication)


def out_now(number: int) -> Version | None:
    """The version of a text that is out now."""
    return Version.objects.filter(response=number, state=VersionState.PUBLISHED).first()


def is_held(number: int) -> bool:
    """Whether the stage asks something of a text that nobody has looked at."""
    version = out_now(number)
    return version is not None and bool(unlooked(version))


def words_of(version: Version) -> dict[str, Any]:
    """The approved bytes, as a publication keeps them."""
    return {"version": version.edition, "sha256": version.sha256, "item": bytes(version.body)}


def _withdraw(publication: Publication) -> None:
    if publication.state in (_S.WAITING, _S.BY_HAND, _S.FAILED):
        moved(publication, "forgo", due_at=None)
    elif publication.state in (_S.SENT, _S.CORRECTING):
        moved(publication, "withdraw", **_again(publication))


def _correct(publication: Publication, version: Version) -> None:
    if publication.state == _S.SENT:
        moved(publication, "correct", **_again(publication), **words_of(version))
    elif publication.state in (_S.WAITING, _S.BY_HAND, _S.FAILED, _S.CORRECTING):
        for name, value in words_of(version).items():
            setattr(publication, name, value)
        publication.save()


def _again(publication: Publication) -> dict[str, Any]:
    """Due now, or for the person who pastes."""
    by_hand = publication.outlet.channel.manifest.mode == "person"
    return fresh(clock.now()) | ({"due_at": None} if by_hand else {})


def _at_once(publication: Publication) -> None:
    """What is a row of ours changes with this transaction."""
    outlet = publication.outlet
    if outlet.channel.manifest.mode != "local":
        return
    if publication.state == _S.WAITING:
        publication.runner = 0
        moved(publication, "send")
    if publication.state not in (_S.SENDING, _S.CORRECTING, _S.WITHDRAWING):
        return
    page = page_of(publication.number)
    job = Job(publication.key.hex, publication.approved, page, Target(outlet.pk), clock.now())
    done = outlet.channel.publish(job)
    assert isinstance(done, Done)  # noqa: S101 – nothing can go wrong with a row
    stands(publication, done)
